import { useT } from '../i18n/i18n.ts'
import { ApiError } from '../services/api/api-error.ts'
import { errorWords } from '../services/api/error-words.ts'

/** The words for a failed call; where the gateway holds somebody back, also for how long. */
export function useFailureWords(): (error: unknown) => string {
  const t = useT()
  return (error) => {
    const words = t(errorWords(error))
    const seconds = error instanceof ApiError && [423, 429].includes(error.status ?? 0) ? error.retryAfter : null
    if (!seconds) return words
    return `${words} ${t('common.wait', { time: t('common.minutes', { count: Math.ceil(seconds / 60) }) })}`
  }
}
