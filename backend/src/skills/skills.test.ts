import type { Session } from '@tajiconnect/contract/auth'
import { guessOf } from '@tajiconnect/contract/learner/knowledge'
import { chanceOf, TARGET_SUCCESS } from '@tajiconnect/contract/learner/ability'
import { beforeEach, describe, expect, test } from 'vitest'
import { keyOf } from '../testing/answers.ts'
import { openTestGateway, type TestGateway } from '../testing/gateway.ts'
import { eventOf, gradedIds, practiceItems, practise, send } from '../testing/practice.ts'

const SKILL = 'math.ratio.share'

let gateway: TestGateway
let learner: Session
let token: string
beforeEach(async () => {
  gateway = await openTestGateway()
  learner = await gateway.register()
  token = learner.access_token
})

const itemsOf = async (id: string, query: { count?: string; language?: 'en' | 'sw' } = {}) =>
  (await gateway.call('GET /skills/{id}/items', { params: { id }, query }, token)).items
const mastery = () => gateway.call('GET /skills/mastery', token)
const skillIds = () => [...gateway.store.rows('skills').keys()]
const languageOf = (course_id?: string) => gateway.store.rows('courses').get(course_id ?? '')?.language

async function handIn(id: string, quiz_id: string, hinted: string[] = [], duration_s?: number) {
  const quiz = gateway.store
    .rows('courses')
    .get(id)!
    .quizzes.find((each) => each.id === quiz_id)!
  const answers = quiz.item_ids.map((item_id) => ({
    item_id,
    response: keyOf(gateway, item_id),
    hint_used: hinted.includes(item_id),
  }))
  const input = { params: { id, quiz_id }, body: { answers, duration_s }, idempotencyKey: crypto.randomUUID() }
  return gateway.call('POST /courses/{id}/quizzes/{quiz_id}/attempts', input, token)
}
const RATIO = ['ratio-rate-percentage', 'sharing-and-mixing-quiz'] as const

describe('skills', () => {
  test('say what stands before them and where they are taught, own language and own lesson first', async () => {
    const { items } = await gateway.call('GET /skills', token)
    expect(items).toHaveLength(gateway.store.rows('skills').size)
    const share = items.find(({ id }) => id === SKILL)!
    expect(share.prerequisites).toEqual(['math.ratio.simplify'])
    expect(share.lessons[0]).toMatchObject({ course_id: RATIO[0], lesson_id: 'sharing-and-mixing' })
    // Its lesson is about another skill; the quiz asks for this one too.
    expect(items.find(({ id }) => id === 'math.ratio.meaning')?.lessons[0]?.lesson_id).toBe('what-a-ratio-is')
    await gateway.call('PATCH /users/me', { body: { locale: 'sw' } }, token)
    const translated = (await gateway.call('GET /skills', token)).items.find(({ id }) => id === SKILL)!
    expect(languageOf(translated.lessons[0]?.course_id)).toBe('sw')
  })

  test('of somebody new are all unknown', async () => {
    expect(await mastery()).toEqual({ skills: {}, recent_items: [], day_items: [], last_skill: null, last_at: null })
  })
})

describe('practice items', () => {
  test('no key of a quiz that was not handed in leaves, whatever is asked for', async () => {
    const graded = gradedIds(gateway)
    const seen = new Set<string>()
    for (const id of skillIds())
      for (const language of ['en', 'sw'] as const)
        for (const item of await itemsOf(id, { count: '50', language })) seen.add(item.id)
    expect(seen.size).toBeGreaterThan(200)
    expect([...seen].filter((id) => graded.has(id))).toEqual([])
    const all = [...gateway.store.rows('items').values()]
    expect(all.filter(({ id }) => !graded.has(id) && !seen.has(id)).map(({ id }) => id)).toEqual([])
    // Nor does sending answers tell anything about them.
    const asked = all.filter(({ id }) => graded.has(id))
    for (let from = 0; from < asked.length; from += 250) {
      const batch = asked.slice(from, from + 250)
      const events = batch.flatMap((item) => [eventOf(gateway, item), eventOf(gateway, item, { right: false })])
      const { outcomes, state } = await send(gateway, token, events)
      expect(new Set(outcomes.map(({ code }) => code))).toEqual(new Set(['graded_item']))
      expect(state.skills).toEqual({})
    }
  })

  test('once a quiz is handed in its items are for practice too, for that learner alone', async () => {
    const [course, quiz] = RATIO
    const { items: marked } = await handIn(course, quiz)
    await practise(gateway, token, 'math.percent.amount', Array(10).fill(true))
    const offered = (await itemsOf(SKILL, { count: '50' })).map(({ id }) => id)
    const own = marked
      .map(({ item_id }) => item_id)
      .filter((id) => gateway.store.rows('items').get(id)?.skill_id === SKILL)
    expect(own.length).toBeGreaterThan(0)
    expect(offered).toEqual(expect.arrayContaining(own))
    token = (await gateway.register()).access_token
    expect((await itemsOf(SKILL, { count: '50' })).map(({ id }) => id)).not.toEqual(expect.arrayContaining(own))
  })

  test('those that fit best come first, ten or as many as asked, and those asked lately last', async () => {
    const items = await itemsOf(SKILL)
    const off = items.map((item) => Math.abs(chanceOf(0, item.difficulty, guessOf(item)) - TARGET_SUCCESS))
    expect(off).toEqual(off.toSorted((a, b) => a - b))
    expect(items.length).toBeLessThanOrEqual(10)
    expect(await itemsOf(SKILL, { count: '2' })).toEqual(items.slice(0, 2))
    await send(gateway, token, [eventOf(gateway, items[0]!)])
    expect((await itemsOf(SKILL, { count: '50' })).at(-1)?.id).toBe(items[0]!.id)
  })

  test('of a quiz handed in the same day come after those not answered that day', async () => {
    const [course, quiz] = RATIO
    const { items: marked } = await handIn(course, quiz)
    await practise(gateway, token, 'math.percent.amount', Array(10).fill(true))
    const offered = (await itemsOf(SKILL, { count: '50' })).map(({ id }) => id)
    const first = offered.findIndex((id) => marked.some(({ item_id }) => item_id === id))
    const rest = offered.slice(first)
    expect(first).toBeGreaterThan(0)
    expect(rest.every((id) => marked.some(({ item_id }) => item_id === id))).toBe(true)
  })

  test('speak the learner’s language first, then English; a course in one language is taken in that', async () => {
    const languages = async (id: string, language?: 'en' | 'sw') => [
      ...new Set((await itemsOf(id, { count: '50', language })).map(({ course_id }) => languageOf(course_id))),
    ]
    expect(await languages(SKILL)).toEqual(['en'])
    expect(await languages(SKILL, 'sw')).toEqual(['sw', 'en'])
    const kiswahili = [...gateway.store.rows('skills').values()].find(({ subject_id }) => subject_id === 'kiswahili')!
    expect(await languages(kiswahili.id)).toEqual(['sw'])
    await gateway.call('PATCH /users/me', { body: { locale: 'sw' } }, token)
    expect(await languages(SKILL)).toEqual(['sw', 'en'])
  })

  test('are gone with their course', async () => {
    await gateway.store.transaction(async (tx) => {
      for (const course of await tx.all('courses')) await tx.put('courses', { ...course, status: 'draft' })
    })
    expect(await itemsOf(SKILL)).toEqual([])
  })

  test('of a skill that is not there are not found', async () => {
    const response = await gateway.send('GET /skills/{id}/items', { params: { id: 'no.such.skill' }, token })
    expect(response.status).toBe(404)
  })

  test('of a course that the learner began in an earlier version keep to that version’s quizzes', async () => {
    const [item] = practiceItems(gateway, SKILL)
    await gateway.store.transaction(async (tx) => {
      const course = (await tx.get('courses', RATIO[0]))!
      const [quiz, ...others] = course.quizzes
      const begun = { ...course, quizzes: [{ ...quiz!, item_ids: [...quiz!.item_ids, item!.id] }, ...others] }
      await tx.put('courseVersions', { id: `${course.id}:1`, course: begun, items: [] })
      const id = `${learner.user.id}:${course.id}`
      const created_at = gateway.now().toISOString()
      await tx.put('enrolments', { id, user_id: learner.user.id, course_id: course.id, created_at, version: 1 })
    })
    expect((await itemsOf(SKILL, { count: '50' })).map(({ id }) => id)).not.toContain(item!.id)
    expect((await send(gateway, token, [eventOf(gateway, item!)])).outcomes[0]?.code).toBe('graded_item')
  })
})

/** The learner's own log. */
const kept = () => [...gateway.store.rows('answers').values()].filter(({ user_id }) => user_id === learner.user.id)

describe('a quiz', () => {
  test('goes into the same log, and help counts as wrong there but not in the mark', async () => {
    const [course, quiz] = RATIO
    const { item_ids } = gateway.store
      .rows('courses')
      .get(course)!
      .quizzes.find(({ id }) => id === quiz)!
    const attempt = await handIn(course, quiz, [item_ids[0]!], 95)
    expect(attempt).toMatchObject({ correct: 6, duration_s: 95, changed: ['quiz_passed'] })
    const rows = kept()
    expect(rows.map(({ id }) => id)).toEqual(item_ids.map((id) => `${learner.user.id}:${attempt.id}:${id}`))
    expect(new Set(rows.map(({ answered_at }) => answered_at))).toEqual(new Set([attempt.created_at]))
    expect(rows.map(({ correct, hint_used }) => correct && !hint_used)).toEqual([false, true, true, true, true, true])
    const { skills } = await mastery()
    const helped = gateway.store.rows('items').get(item_ids[0]!)!.skill_id
    expect(skills[helped]!.recent.filter((right) => !right)).toHaveLength(1)
  })

  test('an item left out is a wrong answer', async () => {
    const [id, quiz_id] = RATIO
    const input = { params: { id, quiz_id }, body: { answers: [] }, idempotencyKey: crypto.randomUUID() }
    await gateway.call('POST /courses/{id}/quizzes/{quiz_id}/attempts', input, token)
    const { skills } = await mastery()
    expect(Object.values(skills).flatMap(({ recent }) => recent)).toEqual(Array(6).fill(false))
  })

  test('handed in twice with one key counts once', async () => {
    const [id, quiz_id] = RATIO
    const input = { params: { id, quiz_id }, body: { answers: [] }, idempotencyKey: crypto.randomUUID() }
    for (let n = 0; n < 2; n++) await gateway.call('POST /courses/{id}/quizzes/{quiz_id}/attempts', input, token)
    expect(kept()).toHaveLength(6)
  })
})
