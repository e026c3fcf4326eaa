import { useCallback, useEffect, useRef } from 'react'

/** Of a longer pause only this much counts. */
const PAUSE_MS = 20_000

/** `lap()` answers with the seconds since the last lap in which the page was in sight, long pauses left out. */
export function useStopwatch(): () => number {
  const state = useRef({ since: 0, spent: 0, running: false })

  const mark = useCallback(() => {
    const { current } = state
    const now = performance.now()
    if (current.running) current.spent += Math.min(now - current.since, PAUSE_MS)
    current.since = now
    current.running = document.visibilityState === 'visible'
  }, [])

  useEffect(() => {
    mark()
    document.addEventListener('visibilitychange', mark)
    return () => document.removeEventListener('visibilitychange', mark)
  }, [mark])

  return useCallback(() => {
    mark()
    const { spent } = state.current
    state.current.spent = 0
    return spent / 1000
  }, [mark])
}
