import { useEffect, useEffectEvent } from 'react'

const STEP_S = 5

/** Tells of every few seconds that this page was in sight, while `running`. */
export function useTimer(running: boolean, spend: (seconds: number) => void): void {
  const tick = useEffectEvent(() => {
    if (document.visibilityState !== 'hidden') spend(STEP_S)
  })
  useEffect(() => {
    if (!running) return undefined
    const timer = setInterval(() => tick(), STEP_S * 1000)
    return () => clearInterval(timer)
  }, [running])
}
