import type { careerEndpoints } from '@tajiconnect/contract/careers'
import type { HandlersOf, Services } from '../gateway/handler.ts'
import type { Reader } from '../transaction.ts'
import { careerSummary } from './catalogue.ts'

/** More than anybody looks through; the oldest go. */
const KEPT = 200

type Names = 'GET /ai/saved-careers' | 'PUT /ai/saved-careers/{id}'

export const savedCareerHandlers: Pick<HandlersOf<typeof careerEndpoints>, Names> = {
  'GET /ai/saved-careers': ({ user, store, services }) => store.read((tx) => savedBy(tx, user.id, services)),

  'PUT /ai/saved-careers/{id}': ({ params, body, user, store, services }) =>
    store.transaction(async (tx) => {
      await careerSummary(tx, services.careers, params.id)
      const id = `${user.id}:${params.id}`
      const known = await tx.get('savedCareers', id)
      if (!body.saved) await tx.delete('savedCareers', id)
      else if (!known) {
        const created_at = services.clock().toISOString()
        await tx.put('savedCareers', { id, user_id: user.id, career_id: params.id, created_at })
        const rows = newestFirst(await tx.find('savedCareers', 'user_id', user.id))
        for (const old of rows.slice(KEPT)) await tx.delete('savedCareers', old.id)
      }
      return savedBy(tx, user.id, services)
    }),
}

async function savedBy(tx: Reader, user_id: string, { careers }: Pick<Services, 'careers'>) {
  const rows = newestFirst(await tx.find('savedCareers', 'user_id', user_id))
  return { items: await Promise.all(rows.map(({ career_id }) => careerSummary(tx, careers, career_id))) }
}

const newestFirst = <Row extends { created_at: string }>(rows: readonly Row[]) =>
  rows.toSorted((a, b) => (a.created_at < b.created_at ? 1 : -1))
