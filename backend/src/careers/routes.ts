import type { Recommendations, careerEndpoints } from '@tajiconnect/contract/careers'
import type { Letter } from '@tajiconnect/contract/psychometric'
import { recommend, type CareerReason, type Prepared } from '../../career-algorithm.ts'
import type { Records } from '../collections.ts'
import type { HandlersOf } from '../gateway/handler.ts'
import { ProblemError, notFound } from '../gateway/problem-error.ts'
import { pageOf } from '../page.ts'
import { latestResult } from '../psychometric/routes.ts'
import type { Reader } from '../transaction.ts'
import { careerOf, careerSummary, summaryOf } from './catalogue.ts'
import { reasonText } from './reason-words.ts'

const LIMIT = 10

export const careerHandlers: HandlersOf<typeof careerEndpoints> = {
  'POST /ai/career-recommendations': async ({ body, user, store, services }) => {
    const made = await store.transaction(async (tx) => {
      const result = await latestResult(tx, user.id)
      if (!result) throw new ProblemError('not_ready', { detail: 'Answer the questions about your interests first.' })
      const curated = body.constraints?.curated ?? false
      const profile = Object.fromEntries(result.scales.map(({ code, mean }) => [code, mean])) as Record<Letter, number>
      const written = new Set((await tx.all('careerPaths')).map(({ id }) => id))
      const list = recommend(services.careers, profile, {
        limit: body.limit ?? LIMIT,
        job_zones: body.constraints?.job_zones,
        among: curated ? written : undefined,
        quality: result.quality,
      })
      const scales = new Map(
        (await tx.get('assessments', result.assessment_id))?.scales.map((scale) => [scale.code, scale]),
      )
      const worded = (reason: CareerReason) => {
        const scale = scales.get(reason.letter)
        if (!scale) throw new Error(`The questionnaire has no scale ${reason.letter}`)
        return { ...reason, text: reasonText(reason, scale) }
      }
      // Answers that are all the same say nothing about what somebody likes more, so no reason is made of them.
      const said = (reasons: CareerReason[]) => (result.quality.flat ? [] : reasons.map(worded))
      const row: Records['recommendations'] = {
        id: crypto.randomUUID(),
        user_id: user.id,
        source: 'rules',
        confidence: list.confidence,
        curated,
        version: list.version,
        result_id: result.id,
        career_ids: list.recommendations.map(({ id }) => id),
        ranked: list.recommendations.map(({ score, confidence, reasons_for, reasons_against }) => ({
          score,
          confidence,
          reasons_for: said(reasons_for),
          reasons_against: said(reasons_against),
        })),
        created_at: services.clock().toISOString(),
      }
      await tx.put('recommendations', row)
      return withCareers(tx, services.careers, row)
    })
    services.notify(user.id, 'recommendation_update', { id: made.id })
    return made
  },

  'GET /ai/career-recommendations': ({ user, store, services }) =>
    store.read(async (tx) => {
      const row = await latestRecommendations(tx, user.id)
      if (!row) throw notFound('There are no recommendations yet.')
      return withCareers(tx, services.careers, row)
    }),

  'GET /ai/careers': ({ query, store, services }) =>
    store.read(async (tx) => {
      const { q, pathway, curated } = query
      const wanted = q?.toLowerCase()
      const paths = new Map((await tx.all('careerPaths')).map((path) => [path.id, path]))
      const found = services.careers.occupations
        .map((occupation) => {
          const path = paths.get(occupation.id)
          const names = [occupation.title, path?.title.en, path?.title.sw, ...(path?.also ?? [])]
            .join('\n')
            .toLowerCase()
          return { summary: summaryOf(occupation, path), names }
        })
        .filter(
          ({ names, summary }) =>
            (!wanted || names.includes(wanted)) &&
            (!pathway || summary.pathway === pathway) &&
            (curated === undefined || summary.curated === (curated === 'true')),
        )
        .map(({ summary }) => summary)
        .toSorted((a, b) => Number(b.curated) - Number(a.curated) || a.title.en.localeCompare(b.title.en))
      return pageOf(found, query)
    }),

  'GET /ai/careers/{id}': ({ params, store, services }) =>
    store.read((tx) => careerOf(tx, services.careers, params.id)),
}

export async function latestRecommendations(reader: Reader, user_id: string) {
  return (await reader.find('recommendations', 'user_id', user_id)).at(-1)
}

/** The kept row with what the catalogue says of its careers. */
export async function withCareers(
  tx: Reader,
  careers: Prepared,
  row: Readonly<Records['recommendations']>,
): Promise<Recommendations> {
  const summaries = await Promise.all(row.career_ids.map((id) => careerSummary(tx, careers, id)))
  return {
    ...row,
    recommendations: row.ranked.flatMap((ranked, at) => {
      const career = summaries[at]
      return career ? [{ ...ranked, career }] : []
    }),
  }
}
