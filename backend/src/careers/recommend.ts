import type { Recommendations, RecommendBody } from '@tajiconnect/contract/careers'
import type { Locale } from '@tajiconnect/contract/common'
import { lettered } from '@tajiconnect/contract/letters'
import type { Letter } from '@tajiconnect/contract/psychometric'
import type { User } from '@tajiconnect/contract/users'
import type * as z from 'zod/mini'
import { listConfidence, recommend, type CareerReason, type CareerRecommendation } from '../../career-algorithm.ts'
import type { Records } from '../collections.ts'
import type { Services } from '../gateway/handler.ts'
import { ProblemError } from '../gateway/problem-error.ts'
import { latestResult } from '../psychometric/routes.ts'
import type { Store } from '../store.ts'
import type { Reader } from '../transaction.ts'
import { unknownClaims } from './claims.ts'
import { opinionOn, type Opinion } from './opinion.ts'
import { reasonText } from './reason-words.ts'
import { blend, SHORTLIST } from './rerank.ts'

const LIMIT = 10

type Ranked = Records['recommendations']['ranked'][number]

/**
 * A new list for the learner's newest interests: picked by the rules, put in order together with a language model where
 * one may be asked. Throws `not_ready` before there are any interests. The row is the caller's to keep.
 */
export async function recommendTo(
  user: User,
  body: z.output<typeof RecommendBody>,
  store: Store,
  services: Services,
): Promise<Records['recommendations']> {
  const basis = await store.read((tx) => basisOf(tx, user.id))
  const { result, profile, texts, scales } = basis
  const curated = body.constraints?.curated ?? false
  const limit = body.limit ?? LIMIT
  const ruled = recommend(services.careers, profile, {
    limit: Math.max(limit, SHORTLIST),
    job_zones: body.constraints?.job_zones,
    among: curated ? new Set(texts.keys()) : undefined,
    quality: result.quality,
  })
  const titleOf = (id: string) =>
    texts.get(id)?.title.en ?? services.careers.occupations[services.careers.rows.get(id) ?? -1]?.title ?? id
  const ids = ruled.recommendations.map(({ id }) => id)
  const shortlist = ids.slice(0, SHORTLIST).map((id) => ({ id, title: titleOf(id) }))
  const opinion = await opinionOn({ user, profile, flat: result.quality.flat, shortlist }, store, services)
  const order = orderOf(ids, opinion).slice(0, limit)
  const byId = new Map(ruled.recommendations.map((each) => [each.id, each]))
  const confidenceOf = (list: readonly string[]) =>
    listConfidence(services.careers, profile, list.slice(0, limit), result.quality)
  const chosen = order.map((id) => byId.get(id)!)

  const worded = (reason: CareerReason) => {
    const { like, activities } = scales.get(reason.letter) ?? {}
    if (!like || !activities) throw new Error(`The questionnaire has no words for ${reason.letter}`)
    return { ...reason, text: reasonText(reason, { like, activities }) }
  }
  // Answers that are all the same say nothing about what somebody likes more, so no reason is made of them.
  const said = (reasons: CareerReason[]) => (result.quality.flat ? [] : reasons.map(worded))
  const rankedOf = ({ id, score, confidence, reasons_for, reasons_against }: CareerRecommendation): Ranked => ({
    score,
    confidence,
    reasons_for: said(reasons_for),
    reasons_against: said(reasons_against),
    ...aiReason(id, opinion, JSON.stringify(texts.get(id) ?? ''), user.locale),
  })
  return {
    id: crypto.randomUUID(),
    user_id: user.id,
    ...sourceOf(opinion),
    // Another order may not make the list look surer than the rules are of theirs.
    confidence: Math.min(confidenceOf(ids), confidenceOf(order)),
    curated,
    version: ruled.version,
    result_id: result.id,
    career_ids: order,
    ranked: chosen.map(rankedOf),
    created_at: services.clock().toISOString(),
  }
}

async function basisOf(tx: Reader, user_id: string) {
  const result = await latestResult(tx, user_id)
  if (!result) throw new ProblemError('not_ready', { detail: 'Answer the questions about your interests first.' })
  const profile = Object.fromEntries(lettered(result.scales).map(({ code, mean }) => [code, mean])) as Record<
    Letter,
    number
  >
  const scales = (await tx.get('assessments', result.assessment_id))?.scales ?? []
  const texts = new Map((await tx.all('careerPaths')).map((path) => [path.id, path]))
  return { result, profile, texts, scales: new Map(scales.map((scale) => [scale.code, scale])) }
}

function orderOf(ids: readonly string[], opinion: Opinion): string[] {
  if (!('reranking' in opinion)) return [...ids]
  return [...blend(ids.slice(0, SHORTLIST), opinion.reranking.order), ...ids.slice(SHORTLIST)]
}

function sourceOf(opinion: Opinion): Pick<Recommendations, 'source' | 'provider' | 'fallback_reason'> {
  if ('reranking' in opinion) return { source: 'llm', provider: opinion.provider }
  return { source: 'rules', fallback_reason: opinion.fallback_reason }
}

/** The model's sentence on a career, unless it claims what our own data on it does not say. */
function aiReason(id: string, opinion: Opinion, ours: string, locale: Locale): Pick<Ranked, 'ai_reason'> {
  const text = 'reranking' in opinion ? opinion.reranking.words.get(id) : undefined
  if (!text || unknownClaims(text, ours).length > 0) return {}
  return { ai_reason: { text, locale } }
}
