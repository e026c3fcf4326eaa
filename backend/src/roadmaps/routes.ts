import type { roadmapEndpoints } from '@tajiconnect/contract/roadmaps'
import { careerSummary } from '../careers/catalogue.ts'
import type { Records } from '../collections.ts'
import type { HandlersOf } from '../gateway/handler.ts'
import { notFound } from '../gateway/problem-error.ts'
import { pageOf } from '../page.ts'
import type { Reader } from '../transaction.ts'
import { tick, ticksOf } from './ticks.ts'
import { roadmapOf, roadmapsOf } from './view.ts'

export const roadmapHandlers: HandlersOf<typeof roadmapEndpoints> = {
  'POST /ai/roadmaps': ({ body, user, store, services }) =>
    store.transaction(async (tx) => {
      const career = await careerSummary(tx, services.careers, body.career_id)
      const now = services.clock().toISOString()
      const kept = (await tx.find('roadmaps', 'user_id', user.id)).find(({ career_id }) => career_id === career.id)
      const row: Records['roadmaps'] = kept
        ? { ...kept, updated_at: now }
        : {
            id: crypto.randomUUID(),
            user_id: user.id,
            career_id: career.id,
            done: {},
            created_at: now,
            updated_at: now,
          }
      await tx.put('roadmaps', row)
      return roadmapOf(tx, services, user, row)
    }),

  'GET /ai/roadmaps': ({ query, user, store, services }) =>
    store.read(async (tx) => {
      const page = pageOf(await ownRoadmaps(tx, user.id), query)
      return { ...page, items: await roadmapsOf(tx, services, user, page.items) }
    }),

  'GET /ai/roadmaps/{id}': ({ params, user, store, services }) =>
    store.read(async (tx) => roadmapOf(tx, services, user, await ownRoadmap(tx, user.id, params.id))),

  'PATCH /ai/roadmaps/{id}/steps/{step_id}': async ({ params, body, user, store, services }) => {
    const roadmap = await store.transaction(async (tx) => {
      const row = await ownRoadmap(tx, user.id, params.id)
      const { steps } = await roadmapOf(tx, services, user, row)
      if (!steps.some(({ id }) => id === params.step_id)) throw notFound('This roadmap has no such step.')
      const now = services.clock().toISOString()
      const before = (await ticksOf(tx, row))[params.step_id]
      const at = body.status === 'done' ? (before ?? now) : null
      return roadmapOf(tx, services, user, await tick(tx, row, params.step_id, at, now))
    })
    services.notify(user.id, 'learning_milestone', {
      roadmap_id: roadmap.id,
      step_id: params.step_id,
      status: body.status,
    })
    return roadmap
  },

  'DELETE /ai/roadmaps/{id}': ({ params, user, store }) =>
    store.transaction(async (tx) => {
      const row = await ownRoadmap(tx, user.id, params.id)
      await tx.delete('roadmaps', row.id)
      return undefined
    }),
}

/** The one chosen or worked on last comes first. */
export async function ownRoadmaps(tx: Reader, user_id: string) {
  return (await tx.find('roadmaps', 'user_id', user_id)).toSorted((a, b) => b.updated_at.localeCompare(a.updated_at))
}

async function ownRoadmap(tx: Reader, user_id: string, id: string) {
  const row = await tx.get('roadmaps', id)
  if (row?.user_id !== user_id) throw notFound('There is no such roadmap of yours.')
  return row
}
