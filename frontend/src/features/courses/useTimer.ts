import { useEffect, useEffectEvent, useState } from 'react'

/**
 * Seconds spent, those of before included; they run while this page is in sight and `running`. `keep` gets them now and
 * then, and when the page goes out of sight.
 */
export function useTimer(before: number, running: boolean, keep: (seconds: number) => void): number {
  const [seconds, setSeconds] = useState(before)
  const tick = useEffectEvent(() => {
    if (document.visibilityState === 'hidden') return
    const next = seconds + 1
    setSeconds(next)
    if (next % KEEP_S === 0) keep(next)
  })
  const leave = useEffectEvent(() => keep(seconds))
  useEffect(() => {
    if (!running) return undefined
    const timer = setInterval(() => tick(), 1000)
    const hidden = () => leave()
    document.addEventListener('visibilitychange', hidden)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', hidden)
    }
  }, [running])
  return seconds
}
const KEEP_S = 5
