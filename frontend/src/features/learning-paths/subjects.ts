import type { LearningPath } from '@tajiconnect/contract/learning-paths'
import { query } from '../../services/api/endpoints.ts'
import { outbox } from '../../stores/outbox.ts'
import { queryClient } from '../../utils/cache.ts'

export const pathsQuery = query('GET /learning-paths')

/** Takes a subject's path or leaves it: on this phone at once, and at the gateway when it can be reached. */
export async function enrol({ id }: LearningPath, enrolled: boolean): Promise<void> {
  queryClient.setQueryData(
    pathsQuery.queryKey,
    (held) => held && { items: held.items.map((path) => (path.id === id ? { ...path, enrolled } : path)) },
  )
  await outbox.add({
    name: 'POST /learning-paths/{id}/enrolments',
    input: { params: { id }, body: { enrolled } },
    replaces: `path:${id}`,
  })
}
