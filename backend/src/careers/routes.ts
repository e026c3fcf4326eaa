import type { Recommendations, careerEndpoints } from '@tajiconnect/contract/careers'
import type { pathwayEndpoints } from '@tajiconnect/contract/pathways'
import type { Records } from '../collections.ts'
import type { HandlersOf, Services } from '../gateway/handler.ts'
import { notFound } from '../gateway/problem-error.ts'
import { pageOf } from '../page.ts'
import type { Reader } from '../transaction.ts'
import { isWithin } from './barriers.ts'
import { careerOf, careerSummary, summaryOf } from './catalogue.ts'
import { pathwaysOf } from './pathways.ts'
import { recommendTo } from './recommend.ts'
import { savedCareerHandlers } from './saved.ts'
import { nameCost, wordsOf } from './search.ts'

/** What it costs to be found by another name than the title. */
const OTHER_NAME = 0.5

export const careerHandlers: HandlersOf<typeof careerEndpoints & typeof pathwayEndpoints> = {
  'POST /ai/career-recommendations': async ({ body, user, store, services }) => {
    // A language model may take seconds: nothing is held meanwhile.
    const row = await recommendTo(user, body, store, services)
    const made = await store.transaction(async (tx) => {
      await tx.put('recommendations', row)
      return withCareers(tx, services, row)
    })
    services.notify(user.id, 'recommendation_update', { id: made.id })
    return made
  },

  'GET /ai/career-recommendations': ({ user, store, services }) =>
    store.read(async (tx) => {
      const row = await latestRecommendations(tx, user.id)
      if (!row) throw notFound('There are no recommendations yet.')
      return withCareers(tx, services, row)
    }),

  'GET /ai/careers': ({ query, store, services }) =>
    store.read(async (tx) => {
      const { q = '', pathway, route, job_zone, curated } = query
      const typed = wordsOf(q)
      const paths = new Map((await tx.all('careerPaths')).map((path) => [path.id, path]))
      const found = services.careers.occupations
        .flatMap((occupation) => {
          const path = paths.get(occupation.id)
          const summary = summaryOf(occupation, path)
          const fits =
            (!pathway || summary.pathway === pathway) &&
            (!route || path?.ways_in.some((way) => way.route === route)) &&
            (!job_zone || occupation.job_zone === job_zone) &&
            (curated === undefined || summary.curated === (curated === 'true'))
          if (!fits) return []
          const titles = [occupation.title, path?.title.en ?? '', path?.title.sw ?? '']
          const cost = Math.min(nameCost(typed, titles), nameCost(typed, path?.also ?? []) + OTHER_NAME)
          return cost === Infinity ? [] : [{ summary, cost }]
        })
        .toSorted(
          (a, b) =>
            a.cost - b.cost ||
            Number(b.summary.curated) - Number(a.summary.curated) ||
            a.summary.title.en.localeCompare(b.summary.title.en),
        )
        .map(({ summary }) => summary)
      return pageOf(found, query)
    }),

  'GET /ai/pathways': ({ store, services }) =>
    store.read(async (tx) => pathwaysOf(await tx.all('careerPaths'), services.kenyaData)),

  ...savedCareerHandlers,

  'GET /ai/careers/{id}': ({ params, user, store, services }) =>
    store.read((tx) => careerOf(tx, services, params.id, user.locale)),
}

export async function latestRecommendations(reader: Reader, user_id: string) {
  return (await reader.find('recommendations', 'user_id', user_id)).at(-1)
}

/** The kept row with what the catalogue says of its careers. */
export async function withCareers(
  tx: Reader,
  { careers, ai, kenyaData }: Pick<Services, 'careers' | 'ai' | 'kenyaData'>,
  row: Readonly<Records['recommendations']>,
): Promise<Recommendations> {
  // Lists from before limits were kept have none.
  const limits = row.constraints ?? {}
  const summaries = await Promise.all(
    row.career_ids.map((id) => careerSummary(tx, careers, id, (way) => isWithin(way, limits, kenyaData))),
  )
  return {
    ...row,
    threshold: ai.threshold,
    would_fit_if: await Promise.all(
      (row.shut ?? []).map(async ({ id, ...rest }) => ({ career: await careerSummary(tx, careers, id), ...rest })),
    ),
    recommendations: row.ranked.flatMap((ranked, at) => {
      const career = summaries[at]
      return career ? [{ ...ranked, career }] : []
    }),
  }
}
