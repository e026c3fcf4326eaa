import type { CareerSummary, SavedCareers } from '@tajiconnect/contract/careers'
import { useQuery } from '@tanstack/react-query'
import { query } from '../../services/api/endpoints.ts'
import { outbox } from '../../stores/outbox.ts'
import { queryClient } from '../../utils/cache.ts'

const SAVED = query('GET /ai/saved-careers')

export const useSaved = () => useQuery(SAVED)

/** Keeps a career for later, or no longer: on this phone at once, at the gateway as soon as it can be reached. */
export async function save(career: CareerSummary, saved: boolean): Promise<void> {
  await queryClient.cancelQueries({ queryKey: SAVED.queryKey })
  queryClient.setQueryData(SAVED.queryKey, (list): SavedCareers => {
    const others = list?.items.filter(({ id }) => id !== career.id) ?? []
    return { items: saved ? [career, ...others] : others }
  })
  const input = { params: { id: career.id }, body: { saved } }
  await outbox.add({ name: 'PUT /ai/saved-careers/{id}', input, replaces: `saved.${career.id}` })
}

outbox.onConfirmed('PUT /ai/saved-careers/{id}', (list) => queryClient.setQueryData(SAVED.queryKey, list))
