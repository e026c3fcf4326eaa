import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'

/**
 * When this page was last asked for on paper, by a button of ours or the browser's own menu; null before. What only goes
 * on paper is made then, and stays.
 */
export function usePrintedAt(): Date | null {
  const [printedAt, setPrintedAt] = useState<Date | null>(null)
  useEffect(() => {
    const make = () => flushSync(() => setPrintedAt(new Date()))
    window.addEventListener('beforeprint', make)
    return () => window.removeEventListener('beforeprint', make)
  }, [])
  return printedAt
}
