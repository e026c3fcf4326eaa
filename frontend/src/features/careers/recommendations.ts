import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ApiError } from '../../services/api/api-error.ts'
import { call, query, queryKey } from '../../services/api/endpoints.ts'

export const recommendationsQuery = query('GET /ai/career-recommendations')

/** Whether the gateway says that there is no such thing; whatever this phone still holds of it is over. */
export const isAbsent = (error: unknown): boolean => error instanceof ApiError && error.status === 404

/** Ranks anew for the newest interests: only careers written for Kenya (`true`), or the whole catalogue. */
export function useRecommend() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (curated: boolean) => call('POST /ai/career-recommendations', { body: { constraints: { curated } } }),
    onSuccess: (made) => {
      client.setQueryData(recommendationsQuery.queryKey, made)
      void client.invalidateQueries({ queryKey: queryKey('GET /learning-paths/{id}/next') })
    },
  })
}
