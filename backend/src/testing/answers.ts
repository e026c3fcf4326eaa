import type { Letter } from '@tajiconnect/contract/psychometric'
import type { TestGateway } from './gateway.ts'

type Values = Record<Letter, number>

/** An answer to every interest item, by its letter's value. */
export const interestAnswers = (gateway: TestGateway, values: Values) =>
  (gateway.store.rows('assessments').get('interests')?.items ?? []).map(({ id, scale }) => ({
    item_id: id,
    value: values[scale],
  }))

/** Hands them in. */
export async function answerInterests(gateway: TestGateway, token: string, values: Values) {
  const answers = interestAnswers(gateway, values)
  return gateway.call(
    'POST /psychometric/assessments/{id}/responses',
    { params: { id: 'interests' }, body: { answers, duration_s: 400 }, idempotencyKey: crypto.randomUUID() },
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
