import { LETTERS } from '@tajiconnect/contract/letters'
import type { Assessment, Draft, Result, psychometricEndpoints } from '@tajiconnect/contract/psychometric'
import { answerQuality } from '../../career-algorithm.ts'
import { checkItems } from '../answered-items.ts'
import type { HandlersOf } from '../gateway/handler.ts'
import { invalid, notFound } from '../gateway/problem-error.ts'
import type { Reader } from '../transaction.ts'

/** Below this many answers to a letter its mean says too little. */
const ANSWERS_PER_LETTER_MIN = 4

export const psychometricHandlers: HandlersOf<typeof psychometricEndpoints> = {
  'GET /psychometric/assessments': ({ store }) =>
    store.read(async (tx) => ({
      items: (await tx.all('assessments')).map(({ items, ...head }) => ({ ...head, item_count: items.length })),
    })),

  'GET /psychometric/assessments/{id}': ({ params, store }) => store.read((tx) => assessmentOf(tx, params.id)),

  'GET /psychometric/assessments/{id}/draft': ({ params, user, store }) =>
    store.read(async (tx) => draftOf(tx, user.id, await assessmentOf(tx, params.id))),

  'PUT /psychometric/assessments/{id}/draft': ({ params, body, user, store, services }) =>
    store.transaction(async (tx) => {
      const assessment = await assessmentOf(tx, params.id)
      checkItems(idsOf(assessment), body.answers)
      const kept = await draftOf(tx, user.id, assessment)
      const values = new Map(kept.answers.map(({ item_id, value }) => [item_id, value]))
      for (const { item_id, value } of body.answers) {
        if (value === null) values.delete(item_id)
        else values.set(item_id, value)
      }
      const draft: Draft = {
        assessment_id: assessment.id,
        answers: Array.from(values, ([item_id, value]) => ({ item_id, value })),
        duration_s: Math.max(kept.duration_s, body.duration_s),
        updated_at: services.clock().toISOString(),
      }
      await tx.put('drafts', { ...draft, id: draftId(user.id, assessment.id) })
      return draft
    }),

  'POST /psychometric/assessments/{id}/responses': ({ params, body, user, store, services }) =>
    store.transaction(async (tx) => {
      const assessment = await assessmentOf(tx, params.id)
      checkItems(idsOf(assessment), body.answers)
      const result: Result = {
        ...scored(assessment, body.answers),
        id: crypto.randomUUID(),
        quality: answerQuality(body.answers, assessment.items.length, body.duration_s),
        created_at: services.clock().toISOString(),
      }
      await tx.put('results', { ...result, user_id: user.id })
      await tx.delete('drafts', draftId(user.id, assessment.id))
      return result
    }),

  'GET /psychometric/results': ({ user, store }) =>
    store.read(async (tx) => ({ items: (await tx.find('results', 'user_id', user.id)).toReversed() })),
}

export async function latestResult(reader: Reader, user_id: string) {
  return (await reader.find('results', 'user_id', user_id)).at(-1)
}

/** The answers so far to the items that the questionnaire (still) has; blank at first. */
export async function draftOf(reader: Reader, user_id: string, assessment: Assessment): Promise<Draft> {
  const { id: assessment_id } = assessment
  const kept = await reader.get('drafts', draftId(user_id, assessment_id))
  if (!kept) return { assessment_id, answers: [], duration_s: 0, updated_at: null }
  const known = new Set(idsOf(assessment))
  return { ...kept, answers: kept.answers.filter(({ item_id }) => known.has(item_id)) }
}

const draftId = (user_id: string, assessment_id: string) => `${user_id}:${assessment_id}`

const idsOf = ({ items }: Assessment) => items.map(({ id }) => id)

async function assessmentOf(reader: Reader, id: string): Promise<Assessment> {
  const assessment = await reader.get('assessments', id)
  if (!assessment) throw notFound('There is no such questionnaire.')
  return assessment
}

/** Per letter the mean answer (1–5), and the same on 0–100: 1 is 0, 5 is 100. */
function scored(assessment: Assessment, answers: Draft['answers']) {
  const letterOf = new Map(assessment.items.map(({ id, scale }) => [id, scale]))
  const scales = assessment.scales.map(({ code, name }) => {
    const values = answers.filter(({ item_id }) => letterOf.get(item_id) === code).map(({ value }) => value)
    if (values.length < ANSWERS_PER_LETTER_MIN)
      throw invalid(
        'answers',
        'too_few',
        `Answer at least ${ANSWERS_PER_LETTER_MIN} items of each kind; ${code} has ${values.length}.`,
      )
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length
    return { code, name, mean, score: Math.round((mean - 1) * 25) }
  })
  const strongest = scales.toSorted((a, b) => b.mean - a.mean || LETTERS.indexOf(a.code) - LETTERS.indexOf(b.code))
  return {
    assessment_id: assessment.id,
    assessment_version: assessment.version,
    scales,
    code: strongest
      .slice(0, 3)
      .map(({ code }) => code)
      .join(''),
  }
}
