import type { Roadmap, RoadmapStep } from '@tajiconnect/contract/roadmaps'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call, query, queryKey, type GetName } from '../../services/api/endpoints.ts'

const OUTDATED: readonly GetName[] = ['GET /ai/roadmaps', 'GET /learning-paths', 'GET /learning-paths/{id}/next']
const KEY = ['tick a step']

export interface Tick {
  step: RoadmapStep
  status: RoadmapStep['status']
}

/** Ticks a step, or takes the tick back: seen at once, and put back where the gateway does not confirm it, which `onFailed` tells. */
export function useTick(id: string, onFailed: (tick: Tick, error: Error) => void) {
  const client = useQueryClient()
  const { queryKey: key } = query('GET /ai/roadmaps/{id}', { params: { id } })
  const change = ({ step, status }: Tick) =>
    client.setQueryData(key, (roadmap): Roadmap | undefined => {
      const done_at = status === 'done' ? new Date().toISOString() : null
      return (
        roadmap && {
          ...roadmap,
          steps: roadmap.steps.map((each) => (each.id === step.id ? { ...each, status, done_at } : each)),
        }
      )
    })
  return useMutation({
    mutationKey: KEY,
    // One after the other, so that the replies come in the order of the taps.
    scope: { id: `ticks ${id}` },
    mutationFn: ({ step, status }: Tick) =>
      call('PATCH /ai/roadmaps/{id}/steps/{step_id}', { params: { id, step_id: step.id }, body: { status } }),
    onMutate: (tick) => {
      void client.cancelQueries({ queryKey: key })
      change(tick)
    },
    onError: (error, tick) => {
      change({ ...tick, status: tick.step.status })
      onFailed(tick, error)
    },
    onSuccess: (roadmap) => {
      if (client.isMutating({ mutationKey: KEY }) === 1) client.setQueryData(key, roadmap)
      for (const name of OUTDATED) void client.invalidateQueries({ queryKey: queryKey(name) })
    },
  })
}
