import { isLearnt } from '@tajiconnect/contract/learner/levels'
import type { Input } from '@tajiconnect/contract/endpoints'
import type { Roadmap, RoadmapStep } from '@tajiconnect/contract/roadmaps'
import { useEffect, useState } from 'react'
import { query, queryKey, type GetName } from '../../services/api/endpoints.ts'
import { outbox, useSync } from '../../stores/outbox.ts'
import { useSession } from '../../stores/session.ts'
import { queryClient } from '../../utils/cache.ts'
import type { Entry } from '../../utils/db.ts'
import { entriesOf } from '../../utils/outbox-db.ts'

const TICK = 'PATCH /ai/roadmaps/{id}/steps/{step_id}'
const OUTDATED: readonly GetName[] = ['GET /ai/roadmaps', 'GET /learning-paths', 'GET /learning-paths/{id}/next']

/** Ticks a step, or takes the tick back: on this phone at once, at the gateway as soon as it can be reached. */
export async function tick(id: string, step_id: string, status: RoadmapStep['status']): Promise<void> {
  const input = { params: { id, step_id }, body: { status } }
  await outbox.add({ name: TICK, input, replaces: `tick.${id}.${step_id}` })
}

outbox.onConfirmed(TICK, (roadmap) => {
  const { queryKey: key } = query('GET /ai/roadmaps/{id}', { params: { id: roadmap.id } })
  void queryClient.cancelQueries({ queryKey: key })
  queryClient.setQueryData(key, roadmap)
  for (const name of OUTDATED) void queryClient.invalidateQueries({ queryKey: queryKey(name) })
})

/** The roadmap as the gateway last told it, with the ticks that wait on this phone laid over it. */
export function useTicked(roadmap: Roadmap): Roadmap {
  const user_id = useSession(({ user }) => user?.id)
  const [waiting, setWaiting] = useState<readonly Entry[]>([])
  useEffect(() => {
    let here = true
    const read = async () => {
      const entries = user_id ? await entriesOf(user_id) : []
      if (here) setWaiting(entries.filter(({ name, parked }) => name === TICK && !parked))
    }
    void read()
    const stop = useSync.subscribe(() => void read())
    return () => {
      here = false
      stop()
    }
  }, [user_id])
  return waiting.reduce(withTick, roadmap)
}

function withTick(roadmap: Roadmap, { input, created_at }: Entry): Roadmap {
  const { params, body } = input as Input<typeof TICK>
  if (params.id !== roadmap.id) return roadmap
  const steps = roadmap.steps.map((step): RoadmapStep => {
    if (step.id !== params.step_id || step.status === body.status) return step
    if (body.status === 'done')
      return { ...step, status: 'done', progress: 1, done_at: created_at, starts: null, ready_by: null }
    const learnt = step.skills.filter(({ level }) => isLearnt(level)).length
    return { ...step, status: 'todo', progress: learnt / Math.max(1, step.skills.length), done_at: null }
  })
  return { ...roadmap, steps }
}
