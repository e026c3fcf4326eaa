import { useQuery } from '@tanstack/react-query'
import { query } from '../../services/api/endpoints.ts'

/** The least that the questions at the start offer for a week. */
const SMALL_MB = 100

/** The learner has asked the browser to spend less data. */
export const browserSavesData = (): boolean => {
  const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } }
  return connection?.saveData === true
}

/** Whether this, in megabytes a week, is little; who has not said has enough. */
export const isLittle = (weekly_mb: number | null | undefined): boolean => (weekly_mb ?? Infinity) <= SMALL_MB

/** Whether pictures wait for a tap: the browser saves data, or the learner has little of it. Undefined until that is known. */
export function useSavesData(): boolean | undefined {
  const onboarding = useQuery(query('GET /onboarding'))
  if (browserSavesData()) return true
  if (onboarding.isPending) return undefined
  return isLittle(onboarding.data?.weekly_data_mb)
}
