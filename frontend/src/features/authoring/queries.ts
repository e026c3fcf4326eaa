import type { CourseDraft } from '@tajiconnect/contract/authoring'
import { queryOptions } from '@tanstack/react-query'
import { query } from '../../services/api/endpoints.ts'
import { queryClient } from '../../utils/cache.ts'

export const draftQuery = (id: string) => query('GET /courses/{id}/draft', { params: { id } })

/** The state of a course that learners see, as its author last had it on this device. It is never asked for. */
export const publishedCopy = (id: string) =>
  queryOptions({
    queryKey: ['me', 'published', id] as const,
    queryFn: () => null as CourseDraft | null,
    enabled: false,
    staleTime: Infinity,
  })

/** A draft that is no other than what learners see is what they see. */
export function rememberPublished(draft: CourseDraft): void {
  if (!draft.changed) queryClient.setQueryData(publishedCopy(draft.id).queryKey, draft)
}
