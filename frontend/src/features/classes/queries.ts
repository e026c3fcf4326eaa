import { queryOptions } from '@tanstack/react-query'
import { call, query } from '../../services/api/endpoints.ts'

/** Asked for at each look: learners come and go. */
export const taughtClasses = queryOptions({ ...query('GET /courses/classes/taught'), staleTime: 0 })

/** What is about learners stays in memory: only what is one's own is kept on a phone. */
export const reportOf = (course_id: string, class_id: string) =>
  queryOptions({
    queryKey: ['staff', 'GET /analytics/courses/{id}', course_id, class_id] as const,
    queryFn: ({ signal }) =>
      call('GET /analytics/courses/{id}', { params: { id: course_id }, query: { class_id } }, { signal }),
    staleTime: 0,
    gcTime: 5 * 60_000,
  })
