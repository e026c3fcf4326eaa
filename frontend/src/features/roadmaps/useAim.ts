import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call, query } from '../../services/api/endpoints.ts'
import { pathChanged } from './path-changed.ts'

/** Makes the roadmap to a career, by the career's id, the main one. */
export function useAim() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (career_id: string) => call('POST /ai/roadmaps', { body: { career_id } }),
    onSuccess: (roadmap) => {
      client.setQueryData(
        query('GET /ai/roadmaps').queryKey,
        (held) => held && { ...held, items: [roadmap, ...held.items.filter((each) => each.id !== roadmap.id)] },
      )
      pathChanged(client)
    },
  })
}
