import type { GuidanceRequest } from '@tajiconnect/contract/guidance'
import { queryOptions, type QueryClient } from '@tanstack/react-query'
import { call, query } from '../../services/api/endpoints.ts'

/** More than a learner ever asks: the gateway takes five an hour, one at a time. */
const MOST = '100'

/** Asked for at each look: an answer may have come, or the reply to a question been lost. */
export const ownQuestions = queryOptions({
  ...query('GET /ai/guidance-requests', { query: { per_page: MOST } }),
  staleTime: 0,
})

/** Puts a question as it now is in its place, or as the newest. */
export function putOwn(client: QueryClient, question: GuidanceRequest): void {
  client.setQueryData(ownQuestions.queryKey, (held) => {
    const known = held?.items.some(({ id }) => id === question.id)
    const items = held?.items.map((each) => (each.id === question.id ? question : each)) ?? []
    return held && { ...held, items: known ? items : [question, ...items], total: held.total + (known ? 0 : 1) }
  })
}

/** Learners' questions are asked for at each look and stay in memory: only what is one's own is kept on a phone. */
export const openQuestions = queryOptions({
  queryKey: ['staff', 'GET /ai/guidance-requests/open'],
  queryFn: ({ signal }) => call('GET /ai/guidance-requests/open', {}, { signal }),
  staleTime: 0,
  gcTime: 5 * 60_000,
})

/** Takes one that is answered from the list, and asks for those that follow. */
export function takeOut(client: QueryClient, id: string): void {
  client.setQueryData(openQuestions.queryKey, (held) => {
    const items = held?.items.filter((each) => each.id !== id) ?? []
    return held && { ...held, items, total: held.total - (held.items.length - items.length) }
  })
  void client.invalidateQueries({ queryKey: openQuestions.queryKey })
}
