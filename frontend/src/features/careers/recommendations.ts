import type { Constraints, Recommendations } from '@tajiconnect/contract/careers'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ApiError } from '../../services/api/api-error.ts'
import { call, query, queryKey } from '../../services/api/endpoints.ts'

export const recommendationsQuery = query('GET /ai/career-recommendations')

/** What a list was held to; by default it keeps to the careers written for Kenya. */
export const limitsOf = (list: Recommendations | undefined): Constraints =>
  list ? { ...list.constraints, curated: list.curated } : { curated: true }

/** So many careers stand on a full list; more may be left. */
export const LISTED = 10

/** Whether the gateway says that there is no such thing; whatever this phone still holds of it is over. */
export const isAbsent = (error: unknown): boolean => error instanceof ApiError && error.status === 404

/** Ranks anew for the newest interests, within these limits. */
export function useRecommend() {
  const client = useQueryClient()
  return useMutation({
    // One after the other: of two choices in a row the later one is to stay.
    scope: { id: 'career-recommendations' },
    mutationFn: (constraints: Constraints) => call('POST /ai/career-recommendations', { body: { constraints } }),
    onSuccess: (made) => {
      client.setQueryData(recommendationsQuery.queryKey, made)
      void client.invalidateQueries({ queryKey: queryKey('GET /learning-paths/{id}/next') })
    },
  })
}
