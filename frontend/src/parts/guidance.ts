import type { GuidanceRequest } from '@tajiconnect/contract/guidance'
import { queryOptions } from '@tanstack/react-query'
import { call, query } from '../services/api/endpoints.ts'
import { storage } from '../utils/storage.ts'

/** More than a learner ever asks: the gateway takes five an hour, one at a time. */
const MOST = '100'

/** Asked for at each look: an answer may have come, or the reply to a question been lost. */
export const ownQuestions = queryOptions({
  ...query('GET /ai/guidance-requests', { query: { per_page: MOST } }),
  staleTime: 0,
})

/** Learners' questions are asked for at each look and stay in memory: only what is one's own is kept on a phone. */
export const openQuestions = queryOptions({
  queryKey: ['staff', 'GET /ai/guidance-requests/open'],
  queryFn: ({ signal }) => call('GET /ai/guidance-requests/open', {}, { signal }),
  staleTime: 0,
  gcTime: 5 * 60_000,
})

/** The newest question, where it has been answered; those taken back do not count. `questions` are the newest first. */
export function newestAnswered(questions: readonly GuidanceRequest[]): GuidanceRequest | undefined {
  const newest = questions.find(({ status }) => status !== 'withdrawn')
  return newest?.answer ? newest : undefined
}

/** The question whose answer this person opened last on this phone. */
export const opened = {
  is: (user_id: string, id: string): boolean => storage.get(placeOf(user_id)) === id,
  set: (user_id: string, id: string): void => void storage.set(placeOf(user_id), id),
}

const placeOf = (user_id: string) => `taji.talk.${user_id}.opened`
