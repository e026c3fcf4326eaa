import type { Result } from '@tajiconnect/contract/psychometric'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ApiError } from '../../services/api/api-error.ts'
import { call, query, queryKey } from '../../services/api/endpoints.ts'
import { outbox } from '../../stores/outbox.ts'
import { forgetDraft, keepHandIn, saveDraft, type HandIn } from './draft.ts'

const LONGEST_PAUSE_MS = 20_000

/**
 * Hands the answers in, as often as it takes: offline it waits, and a bad connection is tried again. Each try sends the
 * same for the same person under the same key, so it is one result however often it arrives.
 */
export function useHandIn(id: string) {
  const client = useQueryClient()
  return useMutation<Result, Error, HandIn>({
    networkMode: 'online',
    retry: (_failures, error) => error instanceof ApiError && error.passing,
    retryDelay: (failures) => Math.random() * Math.min(LONGEST_PAUSE_MS, 1000 * 2 ** failures),
    mutationFn: async ({ key, user_id, body }) => {
      // A draft that arrives after its answers would stand there as a new beginning.
      await outbox.wake()
      const input = { params: { id }, body, idempotencyKey: key }
      return call('POST /psychometric/assessments/{id}/responses', input, { as: user_id })
    },
    onSuccess: async (result, { body }) => {
      keepHandIn(id, null)
      const results = query('GET /psychometric/results')
      client.setQueryData(results.queryKey, (held) => ({
        items: [result, ...(held?.items ?? []).filter((other) => other.id !== result.id)],
      }))
      // As the gateway does: the answers to a part are the beginning of the whole.
      await forgetDraft(id, body.form === 'full' ? undefined : body)
      void client.invalidateQueries({ queryKey: results.queryKey })
      void client.invalidateQueries({ queryKey: queryKey('GET /learning-paths/{id}/next') })
    },
    onError: (error, { body }) => {
      // Signed out: the same person finds it all again.
      if (error instanceof ApiError && (error.status === 401 || error.code === 'aborted')) return
      keepHandIn(id, null)
      saveDraft(id, body)
    },
  })
}
