import type { Constraints, Recommendations, RecommendBody } from '@tajiconnect/contract/careers'
import type { Locale } from '@tajiconnect/contract/common'
import { lettered } from '@tajiconnect/contract/letters'
import type { Letter } from '@tajiconnect/contract/psychometric'
import type { User } from '@tajiconnect/contract/users'
import type * as z from 'zod/mini'
import { listConfidence, recommend, type CareerReason, type CareerRecommendation } from '../../career-algorithm.ts'
import type { Records } from '../collections.ts'
import type { Services } from '../gateway/handler.ts'
import { ProblemError } from '../gateway/problem-error.ts'
import { latestOf, latestResult } from '../psychometric/routes.ts'
import type { Store } from '../store.ts'
import type { Reader } from '../transaction.ts'
import { barriersTo } from './barriers.ts'
import { schoolNames, unknownClaims } from './claims.ts'
import { pointsOf } from './grades.ts'
import { opinionOn, type Opinion } from './opinion.ts'
import { TRAITS, VALUES, type Person } from './person.ts'
import { reasonText } from './reason-words.ts'
import { blend, SHORTLIST } from './rerank.ts'
import { skillGaps, skillsOf } from './skill-gaps.ts'

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
  const basis = await store.read((tx) => basisOf(tx, user.id, services))
  const { result, profile, texts, scales, grades, others } = basis
  const constraints = body.constraints ?? {}
  const curated = body.constraints?.curated ?? false
  const limit = body.limit ?? LIMIT
  const { careers, kenyaData } = services
  const occupationOf = (id: string) => careers.occupations[careers.rows.get(id)!]!
  const had = skillsOf(grades)
  const schools = schoolNames(kenyaData.cutOffs.universities)
  const ruled = recommend(services.careers, profile, {
    limit: Math.max(limit, SHORTLIST),
    barriersTo: isLimited(constraints)
      ? (id) => barriersTo(occupationOf(id), texts.get(id), constraints, kenyaData)
      : undefined,
    others,
    subjects: new Map(Array.from(texts, ([id, path]) => [id, path.subjects])),
    among: curated ? new Set(texts.keys()) : undefined,
    quality: result.quality,
  })
  const titleOf = (id: string) => texts.get(id)?.title.en ?? occupationOf(id).title
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
  const rankedOf = ({ id, score, parts, confidence, reasons_for, reasons_against }: CareerRecommendation): Ranked => ({
    score,
    parts,
    skill_gaps: skillGaps(careers.data.occupations, occupationOf(id), had),
    confidence,
    reasons_for: said(reasons_for),
    reasons_against: said(reasons_against),
    ...aiReason(id, opinion, JSON.stringify(texts.get(id) ?? ''), { locale: user.locale, schools }),
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
    constraints,
    shut: ruled.wouldFit,
    created_at: services.clock().toISOString(),
  }
}

async function basisOf(tx: Reader, user_id: string, { kenyaData }: Services) {
  const result = await latestResult(tx, user_id)
  if (!result) throw new ProblemError('not_ready', { detail: 'Answer the questions about your interests first.' })
  const profile = Object.fromEntries(lettered(result.scales).map(({ code, mean }) => [code, mean])) as Record<
    Letter,
    number
  >
  const scales = (await tx.get('assessments', result.assessment_id))?.scales ?? []
  const texts = new Map((await tx.all('careerPaths')).map((path) => [path.id, path]))
  const grades = pointsOf((await tx.get('onboarding', user_id))?.subjects ?? [], kenyaData)
  const others = { ...(await partsOf(tx, user_id)), grades }
  return { result, profile, texts, grades, others, scales: new Map(scales.map((scale) => [scale.code, scale])) }
}

/** Whether anything but the choice of catalogue is asked for. */
const isLimited = (constraints: Constraints) => Object.keys(constraints).some((limit) => limit !== 'curated')

/** Values and traits, where the learner has answered those questions. */
async function partsOf(tx: Reader, user_id: string): Promise<Omit<Person, 'interests'>> {
  const scoresOf = async <Code extends string>(assessment_id: string, codes: readonly Code[]) => {
    const scales = (await latestOf(tx, user_id, assessment_id))?.scales
    const scores = new Map(scales?.map(({ code, score }) => [code, score]))
    if (!codes.every((code) => scores.has(code))) return undefined
    return Object.fromEntries(codes.map((code) => [code, scores.get(code)!])) as Record<Code, number>
  }
  return { values: await scoresOf('values', VALUES), traits: await scoresOf('personality', TRAITS) }
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
function aiReason(
  id: string,
  opinion: Opinion,
  ours: string,
  { locale, schools }: { locale: Locale; schools: readonly string[] },
): Pick<Ranked, 'ai_reason'> {
  const text = 'reranking' in opinion ? opinion.reranking.words.get(id) : undefined
  if (!text || unknownClaims(text, ours, schools).length > 0) return {}
  return { ai_reason: { text, locale } }
}
