import type { QueryClient } from '@tanstack/react-query'
import { queryKey } from '../../services/api/endpoints.ts'

/** What is shown of the main path follows the roadmap that stands first. */
export function pathChanged(client: QueryClient): void {
  for (const name of [
    'GET /ai/roadmaps',
    'GET /learning-paths',
    'GET /learning-paths/{id}',
    'GET /learning-paths/{id}/next',
  ] as const)
    void client.invalidateQueries({ queryKey: queryKey(name) })
}
