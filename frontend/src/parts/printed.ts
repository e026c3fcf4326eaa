import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'

/**
 * Whether what goes on paper is to be there: it is made when it is first asked for, by a button of ours or the browser's
 * own menu, and stays.
 */
export function usePrinted(): boolean {
  const [printed, setPrinted] = useState(false)
  useEffect(() => {
    const make = () => flushSync(() => setPrinted(true))
    window.addEventListener('beforeprint', make)
    return () => window.removeEventListener('beforeprint', make)
  }, [])
  return printed
}
