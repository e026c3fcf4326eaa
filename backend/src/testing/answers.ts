import type { Assessment, FormId, Letter } from '@tajiconnect/contract/psychometric'
import type { TestGateway } from './gateway.ts'

type Values = Record<Letter, number>

/** An answer to every item of a form; a choice is made by the higher of their `values`. */
export function answersTo(assessment: Assessment, values: Record<string, number>, form: FormId = 'full') {
  const asked = new Set(assessment.forms.find(({ id }) => id === form)?.item_ids)
  const answers =
    assessment.kind === 'choice'
      ? assessment.items.map(({ id, options: [a, b] }) => ({
          item_id: id,
          value: (values[a.scale] ?? 0) >= (values[b.scale] ?? 0) ? 1 : 2,
        }))
      : assessment.items.map(({ id, scale }) => ({ item_id: id, value: values[scale] ?? 3 }))
  return answers.filter(({ item_id }) => asked.has(item_id))
}

/** An answer to every interest item, by its letter's value. */
export function interestAnswers(gateway: TestGateway, values: Values, form?: FormId) {
  const interests = gateway.store.rows('assessments').get('interests')
  return interests ? answersTo(interests, values, form) : []
}

/** Hands them in. */
export async function answerInterests(gateway: TestGateway, token: string, values: Values, form?: FormId) {
  const answers = interestAnswers(gateway, values, form)
  return gateway.call(
    'POST /psychometric/assessments/{id}/responses',
    { params: { id: 'interests' }, body: { form, answers, duration_s: 400 }, idempotencyKey: crypto.randomUUID() },
    token,
  )
}

export const investigator = { R: 3, I: 5, A: 2, S: 4, E: 2, C: 3 }

/** The right response to each item of a quiz, from the store, where a learner cannot look. */
export function keyOf(gateway: TestGateway, item_id: string): string | string[] {
  const item = gateway.store.rows('items').get(item_id)
  if (!item) throw new Error(`No item ${item_id}`)
  if (item.type === 'number') return String(item.answer)
  return item.type === 'text' ? (item.answer[0] ?? '') : item.answer
}
