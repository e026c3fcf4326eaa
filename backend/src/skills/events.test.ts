import { learnerOf } from '@tajiconnect/contract/learner/learner'
import { guessOf } from '@tajiconnect/contract/learner/knowledge'
import { mark } from '@tajiconnect/contract/learner/marking'
import { DAY_MS } from '@tajiconnect/contract/limits'
import type { Session } from '@tajiconnect/contract/auth'
import type { AnswerEvent, MarkedAnswer } from '@tajiconnect/contract/skills'
import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { onTwoDevices } from '../testing/account.ts'
import { openTestGateway, type TestGateway } from '../testing/gateway.ts'
import { eventOf, gradedIds, hear, practiceItems, practise, send } from '../testing/practice.ts'

const [SIMPLIFY, SHARE] = ['math.ratio.simplify', 'math.ratio.share']

let gateway: TestGateway
let learner: Session
let token: string
beforeEach(async () => {
  gateway = await openTestGateway()
  learner = await gateway.register()
  token = learner.access_token
})

const outcomesOf = async (...events: AnswerEvent[]) =>
  (await send(gateway, token, events)).outcomes.map(({ status, code }) => code ?? status)
const items = (skill = SHARE) => practiceItems(gateway, skill)
const item = () => items()[0]!
/** The learner's own log. */
const kept = () => [...gateway.store.rows('answers').values()].filter(({ user_id }) => user_id === learner.user.id)

describe('an answer', () => {
  test('is kept with what the item was, and answered with the state of its skill alone', async () => {
    await practise(gateway, token, SIMPLIFY, [true])
    gateway.pass(1000)
    const event = eventOf(gateway, item(), { hint_used: true })
    const { outcomes, state } = await send(gateway, token, [event])
    expect(outcomes).toEqual([{ id: event.id, status: 'accepted' }])
    const { id, type: _, ...told } = event
    expect(gateway.store.rows('answers').get(`${learner.user.id}:${id}`)).toEqual({
      ...told,
      id: `${learner.user.id}:${id}`,
      user_id: learner.user.id,
      correct: true,
      guess: guessOf(item()),
      difficulty: item().difficulty,
    })
    expect(Object.keys(state.skills)).toEqual([SHARE])
    expect(state).toMatchObject({ last_skill: SHARE, last_at: event.answered_at })
    expect(state.recent_items).toHaveLength(2)
  })

  test('sent again is a duplicate, also within one batch and once the item is gone', async () => {
    const event = eventOf(gateway, item())
    expect(await outcomesOf(event, event)).toEqual(['accepted', 'duplicate'])
    await gateway.store.transaction((tx) => tx.delete('items', event.item_id))
    const { outcomes, state } = await send(gateway, token, [event])
    expect(outcomes).toEqual([{ id: event.id, status: 'duplicate' }])
    expect(state.skills[SHARE]).toMatchObject({ answers: 1 })
  })

  test('with the id of another one is refused, and the first stands', async () => {
    const event = eventOf(gateway, item())
    const changes: Partial<AnswerEvent>[] = [
      { response: 'another' },
      { hint_used: true },
      { answered_at: new Date(gateway.now().getTime() - 1).toISOString() },
      { item_id: items()[1]!.id },
    ]
    expect(await outcomesOf(event, ...changes.map((change) => ({ ...event, ...change })))).toEqual([
      'accepted',
      ...changes.map(() => 'id_taken'),
    ])
    expect(kept()).toHaveLength(1)
  })

  test('that does not belong is refused by itself, the others are kept', async () => {
    const ahead = (ms: number) => new Date(gateway.now().getTime() + ms).toISOString()
    const graded = gateway.store.rows('items').get([...gradedIds(gateway)][0]!)!
    const events = [
      eventOf(gateway, item(), { item_id: 'nothing' }),
      eventOf(gateway, item(), { skill_id: SIMPLIFY }),
      eventOf(gateway, graded),
      eventOf(gateway, item(), { answered_at: ahead(10 * 60_000 + 1) }),
      eventOf(gateway, item(), { answered_at: ahead(10 * 60_000) }),
    ]
    expect(await outcomesOf(...events)).toEqual(['unknown_item', 'wrong_skill', 'graded_item', 'in_future', 'accepted'])
    expect(kept()).toHaveLength(1)
  })

  test('is one’s own: the same id from somebody else is another answer', async () => {
    const event = eventOf(gateway, item())
    await send(gateway, token, [event])
    const { access_token } = await gateway.register()
    expect((await send(gateway, access_token, [{ ...event, response: 'x' }])).outcomes[0]?.status).toBe('accepted')
  })

  test('counts at its time however it is written', async () => {
    const event = eventOf(gateway, item(), { answered_at: '2026-11-22T07:00:00Z' })
    await send(gateway, token, [event])
    expect(await outcomesOf({ ...event, answered_at: '2026-11-22T07:00:00.000Z' })).toEqual(['duplicate'])
  })
})

test('at most 500 at once', async () => {
  const events = Array.from({ length: 501 }, () => eventOf(gateway, item()))
  expect((await gateway.send('POST /skills/events', { body: { events }, token })).status).toBe(422)
  expect((await send(gateway, token, events.slice(1))).outcomes).toHaveLength(500)
})

test('where the disk refuses nothing is kept, and all of it can be sent again', async () => {
  const events = [eventOf(gateway, item()), eventOf(gateway, items()[1]!)]
  gateway.disk.refuse = true
  expect((await gateway.send('POST /skills/events', { body: { events }, token })).status).toBe(503)
  gateway.disk.refuse = false
  expect(await outcomesOf(...events)).toEqual(['accepted', 'accepted'])
})

describe('the state', () => {
  /** What a device knows by itself: its own answers, marked by the same code. */
  const logOf = (events: readonly AnswerEvent[]): MarkedAnswer[] =>
    events.map(({ id, skill_id, item_id, answered_at, response, hint_used = false }) => {
      const found = gateway.store.rows('items').get(item_id)!
      const { correct } = mark(found, response)
      return {
        id,
        skill_id,
        item_id,
        answered_at,
        correct,
        hint_used,
        guess: guessOf(found),
        difficulty: found.difficulty,
      }
    })

  const pool = () => [SIMPLIFY, SHARE, 'math.percent.amount'].flatMap((skill) => practiceItems(gateway, skill!))
  const some = fc.record({
    id: fc.uuid(),
    item: fc.nat(),
    right: fc.boolean(),
    hint_used: fc.option(fc.boolean(), { nil: undefined }),
    // Few enough moments that some are shared.
    hours: fc.integer({ min: 1, max: 400 }),
  })
  const history = fc.uniqueArray(some, { minLength: 1, maxLength: 60, selector: ({ id }) => id }).chain((events) =>
    fc.record({
      events: fc.constant(events),
      // Everything once in any order, and some of it twice.
      sent: fc
        .tuple(
          fc.shuffledSubarray([...events.keys()], { minLength: events.length }),
          fc.shuffledSubarray([...events.keys()]),
        )
        .map((parts) => parts.flat()),
      cuts: fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 10 }),
      devices: fc.infiniteStream(fc.boolean()),
      atOnce: fc.boolean(),
    }),
  )

  test('is the device’s own, in whatever order, batches, number of times and from whichever device it comes', async () => {
    let count = 0
    await fc.assert(
      fc.asyncProperty(history, async ({ events: drawn, sent, cuts, devices, atOnce }) => {
        const { here, there } = await onTwoDevices(gateway, `learner-${(count += 1)}@example.com`)
        const all = pool()
        const events = drawn.map(({ id, item: n, right, hint_used, hours }) =>
          eventOf(gateway, all[n % all.length]!, {
            id,
            right,
            ...(hint_used !== undefined && { hint_used }),
            answered_at: new Date(gateway.now().getTime() - hours * 3_600_000).toISOString(),
          }),
        )
        const batches: AnswerEvent[][] = []
        for (let from = 0, turn = 0; from < sent.length; turn += 1) {
          const size = cuts[turn % cuts.length]!
          batches.push(sent.slice(from, from + size).map((at) => events[at]!))
          from += size
        }
        const deliver = (batch: AnswerEvent[]) =>
          send(gateway, (devices.next().value ? here : there).access_token, batch)
        if (atOnce) await Promise.all(batches.map(deliver))
        else for (const batch of batches) await deliver(batch)
        expect(await gateway.call('GET /skills/mastery', here.access_token)).toEqual(learnerOf(logOf(events)))
      }),
      { numRuns: 30 },
    )
  }, 120_000)

  test('holds quizzes and practice as one log', async () => {
    const [id, quiz_id] = ['ratio-rate-percentage', 'sharing-and-mixing-quiz']
    const late = eventOf(gateway, item())
    gateway.pass(60_000)
    const input = { params: { id, quiz_id }, body: { answers: [] }, idempotencyKey: crypto.randomUUID() }
    await gateway.call('POST /courses/{id}/quizzes/{quiz_id}/attempts', input, token)
    await send(gateway, token, [late])
    const state = await gateway.call('GET /skills/mastery', token)
    expect(state).toEqual(learnerOf(kept()))
    expect(state.recent_items[0]).toBe(item().id)
  })
})

describe('what the learner is told', () => {
  /** Ten answers on something else, so that all items of a skill can be asked again and another skill was the last. */
  const meanwhile = () => practise(gateway, token, 'math.percent.amount', Array(10).fill(true))
  const daysLater = async (days: number) => {
    gateway.pass(days * DAY_MS)
    token = (await gateway.signIn(learner.user.email)).access_token
    await meanwhile()
  }
  const ofShare = async () => {
    const events = await hear(gateway, learner)
    return (kind: string) => events.filter(({ type, data }) => type === kind && data.skill_id === SHARE)
  }

  test('a skill learnt, and one that is known for good', async () => {
    const told = await ofShare()
    const learnt = () => told('learning_milestone').map(({ data }) => data.level)
    await practise(gateway, token, SHARE, [true, true, true])
    expect(learnt()).toEqual([])
    await practise(gateway, token, SHARE, [true])
    expect(learnt()).toEqual(['proficient'])
    await practise(gateway, token, SHARE, [true])
    expect(learnt()).toEqual(['proficient'])
    await daysLater(3)
    await practise(gateway, token, SHARE, [true])
    expect(learnt()).toEqual(['proficient', 'mastered'])
    expect(told('learning_milestone')[1]?.data).toMatchObject({
      was: 'proficient',
      text: { en: expect.stringContaining('“Sharing in a ratio”'), sw: expect.stringContaining('“Kugawa kwa uwiano”') },
    })
  })

  test('a level lost in a review, and no other wrong answer', async () => {
    const told = await ofShare()
    await practise(gateway, token, SHARE, [true, true, true, true])
    await practise(gateway, token, SHARE, [false])
    await meanwhile()
    await practise(gateway, token, SHARE, [true, true, true, true])
    for (const right of [true, false]) {
      await daysLater(3)
      await practise(gateway, token, SHARE, [right])
    }
    expect(told('performance_alert')).toEqual([])
    await daysLater(3)
    await practise(gateway, token, SHARE, [false])
    expect(told('performance_alert').map(({ data }) => data)).toMatchObject([{ was: 'mastered', level: 'proficient' }])
  })
})
