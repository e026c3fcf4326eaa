import type { Assessment, Draft, FormId, Result, psychometricEndpoints } from '@tajiconnect/contract/psychometric'
import { checkItems } from '../answered-items.ts'
import type { HandlersOf } from '../gateway/handler.ts'
import { invalid, notFound } from '../gateway/problem-error.ts'
import type { Reader } from '../transaction.ts'
import { scored } from './scoring.ts'

const INTERESTS = 'interests'

export const psychometricHandlers: HandlersOf<typeof psychometricEndpoints> = {
  'GET /psychometric/assessments': ({ store }) =>
    store.read(async (tx) => ({
      items: (await tx.all('assessments')).map(({ items, forms, ...head }) => ({
        ...head,
        item_count: items.length,
        forms: forms.map(({ item_ids, ...form }) => ({ ...form, item_count: item_ids.length })),
      })),
    })),

  'GET /psychometric/assessments/{id}': ({ params, store }) => store.read((tx) => assessmentOf(tx, params.id)),

  'GET /psychometric/assessments/{id}/draft': ({ params, user, store }) =>
    store.read(async (tx) => draftOf(tx, user.id, await assessmentOf(tx, params.id))),

  'PUT /psychometric/assessments/{id}/draft': ({ params, body, user, store, services }) =>
    store.transaction(async (tx) => {
      const assessment = await assessmentOf(tx, params.id)
      checkItems(idsOf(assessment), body.answers)
      checkChoices(assessment, body.answers)
      const kept = await draftOf(tx, user.id, assessment)
      const values = new Map(kept.answers.map(({ item_id, value }) => [item_id, value]))
      for (const { item_id, value } of body.answers) {
        if (value === null) values.delete(item_id)
        else values.set(item_id, value)
      }
      const draft: Draft = {
        assessment_id: assessment.id,
        form: formOf(assessment, body.form ?? kept.form).id,
        answers: Array.from(values, ([item_id, value]) => ({ item_id, value })),
        duration_s: Math.max(kept.duration_s, body.duration_s),
        updated_at: services.clock().toISOString(),
      }
      await tx.put('drafts', { ...draft, id: draftId(user.id, assessment.id) })
      return draft
    }),

  'DELETE /psychometric/assessments/{id}/draft': ({ params, user, store }) =>
    store.transaction(async (tx) => {
      const { id } = await assessmentOf(tx, params.id)
      await tx.delete('drafts', draftId(user.id, id))
      return undefined
    }),

  'POST /psychometric/assessments/{id}/responses': ({ params, body, user, store, services }) =>
    store.transaction(async (tx) => {
      const assessment = await assessmentOf(tx, params.id)
      const form = formOf(assessment, body.form)
      checkItems(form.item_ids, body.answers)
      checkChoices(assessment, body.answers)
      const created_at = services.clock().toISOString()
      const result: Result = {
        id: crypto.randomUUID(),
        assessment_id: assessment.id,
        assessment_version: assessment.version,
        form: form.id,
        ...scored(assessment, body.answers, body.duration_s),
        created_at,
      }
      await tx.put('results', { ...result, user_id: user.id })
      const id = draftId(user.id, assessment.id)
      if (form.id === 'full') await tx.delete('drafts', id)
      else {
        // The rest can still be answered: these answers are the beginning of the whole.
        const { duration_s } = await draftOf(tx, user.id, assessment)
        await tx.put('drafts', {
          id,
          assessment_id: assessment.id,
          form: 'full',
          answers: body.answers,
          duration_s: Math.max(duration_s, body.duration_s ?? 0),
          updated_at: created_at,
        })
      }
      return result
    }),

  'GET /psychometric/results': ({ user, store }) =>
    store.read(async (tx) => ({ items: (await tx.find('results', 'user_id', user.id)).toReversed() })),
}

/** The newest result of one questionnaire. */
export async function latestOf(reader: Reader, user_id: string, assessment_id: string) {
  return (await reader.find('results', 'user_id', user_id)).findLast((result) => result.assessment_id === assessment_id)
}

/** The newest result about interests, which careers are matched to. */
export const latestResult = (reader: Reader, user_id: string) => latestOf(reader, user_id, INTERESTS)

/** The answers so far to the items that the questionnaire (still) has; blank at first. */
export async function draftOf(reader: Reader, user_id: string, assessment: Assessment): Promise<Draft> {
  const { id: assessment_id } = assessment
  const kept = await reader.get('drafts', draftId(user_id, assessment_id))
  if (!kept) return { assessment_id, form: 'full', answers: [], duration_s: 0, updated_at: null }
  const known = new Set(idsOf(assessment))
  return { ...kept, answers: kept.answers.filter(({ item_id }) => known.has(item_id)) }
}

const draftId = (user_id: string, assessment_id: string) => `${user_id}:${assessment_id}`

const idsOf = ({ items }: Assessment) => items.map(({ id }) => id)

/** Throws a 422 where the questionnaire has no such form. Drafts from before there were forms are of the whole. */
export function formOf({ forms }: Assessment, id: FormId = 'full') {
  const form = forms.find((each) => each.id === id)
  if (!form) throw invalid('form', 'unknown_form', 'This questionnaire has no such form. Leave it out for the whole.')
  return form
}

/** Throws a 422 that names the first answer to a pair that is neither of the two. */
function checkChoices({ kind }: Assessment, answers: readonly { value: number | null }[]) {
  const at = kind === 'choice' ? answers.findIndex(({ value }) => value !== null && value > 2) : -1
  if (at >= 0) throw invalid(`answers.${at}.value`, 'out_of_range', 'Answer 1 for the first or 2 for the second.')
}

async function assessmentOf(reader: Reader, id: string): Promise<Assessment> {
  const assessment = await reader.get('assessments', id)
  if (!assessment) throw notFound('There is no such questionnaire.')
  return assessment
}
