import type { Locale } from '@tajiconnect/contract/common'
import type { DrawnItem } from '@tajiconnect/contract/courses'
import { dueReviews, frontier } from '@tajiconnect/contract/learner/session'
import type { LearnerState } from '@tajiconnect/contract/skills'
import { query } from '../../services/api/endpoints.ts'
import { queryClient } from '../../utils/cache.ts'
import type { Plan } from './plan.ts'

/** More than a session asks of one skill. */
const COUNT = '20'
const AHEAD = 4
/** Four reviews today, and as many tomorrow. */
const REVIEWS = 8
const TOMORROW_MS = 36 * 3_600_000

const itemsQuery = (id: string, language: Locale) =>
  query('GET /skills/{id}/items', { params: { id }, query: { count: COUNT, language } })

const held = (id: string, language: Locale) => queryClient.getQueryData(itemsQuery(id, language).queryKey)?.items

/** The items of a skill that this phone holds. */
export const itemsHere = (id: string, language: Locale): readonly DrawnItem[] => held(id, language) ?? []

/** Whether this phone holds the items of all these skills, be they many or none. */
export const areHere = (ids: readonly string[], language: Locale): boolean => ids.every((id) => held(id, language))

/** Resolves once the items are here, or cannot be had. What is here and fresh is not asked for again. */
export const fetchItems = (ids: readonly string[], language: Locale): Promise<unknown> =>
  Promise.all(ids.map((id) => queryClient.prefetchQuery(itemsQuery(id, language))))

/** Skills that are asked about today or tomorrow, the soonest first; of one alone just that. */
export function skillsAhead(state: LearnerState, { skills, weights }: Plan, only: string | null, now: Date): string[] {
  if (only !== null) return [only]
  const tomorrow = new Date(now.getTime() + TOMORROW_MS)
  return [...dueReviews(state, tomorrow).slice(0, REVIEWS), ...frontier(state, skills, weights).slice(0, AHEAD)]
}
