import type { Result } from '@tajiconnect/contract/psychometric'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { interests } from '../../parts/interests.ts'
import { ApiError } from '../../services/api/api-error.ts'
import { call, query, queryKey } from '../../services/api/endpoints.ts'
import { outbox } from '../../stores/outbox.ts'
import { forgetDraft, keepHandIn, saveDraft, type HandIn } from './draft.ts'

const LONGEST_PAUSE_MS = 20_000

/**
 * Hands the answers in, as often as it takes: offline it waits, and a bad connection is tried again. Each try sends the
 * same for the same person under the same key, so it is one result however often it arrives.
 */
export function useHandIn() {
  const client = useQueryClient()
  return useMutation<Result, Error, HandIn>({
    networkMode: 'online',
    retry: (_failures, error) => error instanceof ApiError && error.passing,
    retryDelay: (failures) => Math.random() * Math.min(LONGEST_PAUSE_MS, 1000 * 2 ** failures),
    mutationFn: async ({ key, user_id, body }) => {
      // A draft that arrives after its answers would stand there as a new beginning.
      await outbox.wake()
      const input = { ...interests, body, idempotencyKey: key }
      return call('POST /psychometric/assessments/{id}/responses', input, { as: user_id })
    },
    onSuccess: async (result) => {
      keepHandIn(null)
      const results = query('GET /psychometric/results')
      client.setQueryData(results.queryKey, (held) => ({
        items: [result, ...(held?.items ?? []).filter(({ id }) => id !== result.id)],
      }))
      await forgetDraft()
      void client.invalidateQueries({ queryKey: results.queryKey })
      void client.invalidateQueries({ queryKey: queryKey('GET /learning-paths/{id}/next') })
    },
    onError: (error, { body }) => {
      // Signed out: the same person finds it all again.
      if (error instanceof ApiError && (error.status === 401 || error.code === 'aborted')) return
      keepHandIn(null)
      saveDraft(body)
    },
  })
}
