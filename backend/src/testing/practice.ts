import type { Session } from '@tajiconnect/contract/auth'
import type { Item } from '@tajiconnect/contract/courses'
import type { RealtimeEvent, ServerMessage } from '@tajiconnect/contract/realtime'
import type { AnswerEvent } from '@tajiconnect/contract/skills'
import { expect } from 'vitest'
import { keyOf } from './answers.ts'
import type { TestGateway } from './gateway.ts'

/** No item has it as its answer. */
const WRONG = 'nothing of the kind'

/** Ids of the items that stand in a quiz of any course. */
export const gradedIds = (gateway: TestGateway): ReadonlySet<string> =>
  new Set(
    [...gateway.store.rows('courses').values()].flatMap(({ quizzes }) => quizzes.flatMap(({ item_ids }) => item_ids)),
  )

/** Practice items that come with the seed, in English. */
export function practiceItems(gateway: TestGateway, skill_id: string): Item[] {
  const graded = gradedIds(gateway)
  const isEnglish = ({ course_id }: Item) => gateway.store.rows('courses').get(course_id ?? '')?.language === 'en'
  return [...gateway.store.rows('items').values()].filter(
    (item) => item.skill_id === skill_id && !graded.has(item.id) && isEnglish(item),
  )
}

/** An answer to an item as a device sends it, right unless told otherwise. */
export function eventOf(
  gateway: TestGateway,
  item: Item,
  given: Partial<AnswerEvent> & { right?: boolean } = {},
): AnswerEvent {
  const { right = true, ...rest } = given
  return {
    id: crypto.randomUUID(),
    type: 'answer',
    skill_id: item.skill_id,
    item_id: item.id,
    response: right ? keyOf(gateway, item.id) : WRONG,
    answered_at: gateway.now().toISOString(),
    ...rest,
  }
}

export const send = (gateway: TestGateway, token: string, events: AnswerEvent[]) =>
  gateway.call('POST /skills/events', { body: { events } }, token)

/** Answers practice items of a skill, ten seconds each, rightly or wrongly as told; items not met of late come first. */
export async function practise(gateway: TestGateway, token: string, skill_id: string, results: readonly boolean[]) {
  const { recent_items } = await gateway.call('GET /skills/mastery', token)
  const items = practiceItems(gateway, skill_id).toSorted(
    (a, b) => recent_items.indexOf(a.id) - recent_items.indexOf(b.id),
  )
  const events: AnswerEvent[] = []
  for (const [at, right] of results.entries()) {
    gateway.pass(10_000)
    events.push(eventOf(gateway, items[at % items.length]!, { right }))
  }
  return send(gateway, token, events)
}

/** Listens on a person's own channel; the list grows with each event. */
export async function hear(gateway: TestGateway, { access_token, user }: Session): Promise<RealtimeEvent[]> {
  const heard: ServerMessage[] = []
  const events: RealtimeEvent[] = []
  const take = (message: ServerMessage) => void ('data' in message ? events : heard).push(message as never)
  const socket = { send: (text: string) => take(JSON.parse(text) as ServerMessage), close: () => {} }
  const connection = gateway.realtime.connect(socket, access_token)
  connection.message(JSON.stringify({ type: 'subscribe', channel: `user:${user.id}` }))
  await expect.poll(() => heard.map(({ type }) => type)).toContain('subscribed')
  return events
}
