/**
 * Runs `work` in one tab at a time, where the browser can do that. A tab that hangs with the lock is waited for no longer
 * than `patience` milliseconds: the gateway copes with the same thing sent twice, a learner does not cope with silence.
 */
export async function underLock<T>(name: string, patience: number, work: () => Promise<T>): Promise<T> {
  if (!navigator.locks) return work()
  const waiting = new AbortController()
  const timer = setTimeout(() => waiting.abort(), patience)
  let started = false
  try {
    return await navigator.locks.request(name, { signal: waiting.signal }, () => {
      started = true
      clearTimeout(timer)
      return work()
    })
  } catch (error) {
    if (started) throw error
    return work()
  } finally {
    clearTimeout(timer)
  }
}
