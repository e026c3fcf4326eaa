import type { NextAction } from '@tajiconnect/contract/learning-paths'
import { DAY_MS } from '@tajiconnect/contract/limits'
import { beforeEach, describe, expect, test } from 'vitest'
import { answerInterests, investigator, keyOf } from '../testing/answers.ts'
import { openTestGateway, type TestGateway } from '../testing/gateway.ts'
import { eventOf, practise, send } from '../testing/practice.ts'

const LAB = '29-2011.00'
const MATHS = 'ratio-rate-percentage'

let gateway: TestGateway
let email: string
let token: string
beforeEach(async () => {
  gateway = await openTestGateway()
  const session = await gateway.register()
  email = session.user.email
  token = session.access_token
})

const next = (id = 'main') => gateway.call('GET /learning-paths/{id}/next', { params: { id } }, token)
const roadmapTo = (career_id: string) => gateway.call('POST /ai/roadmaps', { body: { career_id } }, token)
const read = (id: string, lesson_id: string) =>
  gateway.call('POST /courses/{id}/lessons/{lesson_id}/completion', { params: { id, lesson_id } }, token)

async function attempt(id: string, quiz_id: string, wrong = 0) {
  const quiz = await gateway.call('GET /courses/{id}/quizzes/{quiz_id}', { params: { id, quiz_id } }, token)
  const answers = quiz.questions.slice(wrong).map((q) => ({ item_id: q.id, response: keyOf(gateway, q.id) }))
  const input = { params: { id, quiz_id }, body: { answers }, idempotencyKey: crypto.randomUUID() }
  return gateway.call('POST /courses/{id}/quizzes/{quiz_id}/attempts', input, token)
}

async function pass(days: number) {
  gateway.pass(days * DAY_MS)
  token = (await gateway.signIn(email)).access_token
}

async function prepared(career = LAB) {
  await gateway.call('PUT /onboarding', { body: { stage: 'form_3_4' } }, token)
  await gateway.call('POST /onboarding/complete', token)
  await answerInterests(gateway, token, investigator)
  await gateway.call('POST /ai/career-recommendations', { body: {} }, token)
  return roadmapTo(career)
}

/** Does what is proposed, rightly, as the app would offer it. */
async function follow({ kind, course_id, lesson_id, quiz_id, roadmap_id, skill_id }: NextAction) {
  if (kind === 'lesson') return read(course_id!, lesson_id!)
  if (kind === 'quiz') return attempt(course_id!, quiz_id!)
  if (kind === 'practice') {
    const { items } = await gateway.call('GET /skills/{id}/items', { params: { id: skill_id! } }, token)
    expect(items.length, skill_id!).toBeGreaterThan(0)
    const events = []
    for (const item of items) {
      gateway.pass(1000)
      events.push(eventOf(gateway, item))
    }
    return send(gateway, token, events)
  }
  expect(kind).toBe('step')
  const { steps } = await gateway.call('GET /ai/roadmaps/{id}', { params: { id: roadmap_id! } }, token)
  const params = { id: roadmap_id!, step_id: steps.find(({ status }) => status === 'todo')!.id }
  return gateway.call('PATCH /ai/roadmaps/{id}/steps/{step_id}', { params, body: { status: 'done' } }, token)
}

describe('the next action', () => {
  test('leads from the first day to a roadmap', async () => {
    expect(await next()).toMatchObject({ kind: 'onboarding', reason_code: 'nothing_known' })
    await gateway.call('PUT /onboarding', { body: { stage: 'form_3_4' } }, token)
    await gateway.call('POST /onboarding/complete', token)
    expect(await next()).toMatchObject({ kind: 'interests', reason_code: 'interests_missing', numbers: { items: 48 } })
    const draft = { params: { id: 'interests' }, body: { answers: [{ item_id: 'i01', value: 2 }], duration_s: 3 } }
    await gateway.call('PUT /psychometric/assessments/{id}/draft', draft, token)
    const started = await next()
    expect(started.numbers).toEqual({ answered: 1, items: 48 })
    expect(started.reason.en).toContain('1 of 48')
    await answerInterests(gateway, token, investigator)
    expect(await next()).toMatchObject({ kind: 'careers', reason_code: 'careers_unseen' })
    await gateway.call('POST /ai/career-recommendations', { body: {} }, token)
    expect(await next()).toMatchObject({ kind: 'careers', reason_code: 'no_roadmap' })
  })

  test('leads from the first lesson to the end of the roadmap, and nothing learnt is left open', async () => {
    const roadmap = await prepared()
    const seen: NextAction[] = []
    for (let turn = 0; turn < 300 && seen.at(-1)?.kind !== 'explore'; turn++) {
      const action = await next()
      seen.push(action)
      for (const text of [action.title, action.reason])
        for (const words of [text.en, text.sw]) expect(words, action.reason_code).toMatch(/^[^{}]+$/)
      expect(action.minutes, action.reason_code).toBeGreaterThan(0)
      if (action.kind !== 'explore') await follow(action)
      gateway.pass(1000)
      token = (await gateway.signIn(email)).access_token
    }
    expect(seen.slice(0, 3).map(({ reason_code }) => reason_code)).toEqual(['course_starts', 'quiz_next', 'skill_open'])
    expect(seen.at(-1)?.reason_code).toBe('roadmap_done')
    expect(new Set(seen.map(({ kind }) => kind))).toEqual(new Set(['lesson', 'quiz', 'practice', 'step', 'explore']))
    const path = await gateway.call('GET /learning-paths/{id}', { params: { id: 'main' } }, token)
    expect(path).toMatchObject({ roadmap_id: roadmap.id, done: path.total })
    const { skills } = await gateway.call('GET /skills/mastery', token)
    for (const step of roadmap.steps)
      for (const { id } of step.skills) expect(skills[id]?.level, id).toMatch(/proficient|mastered/)
  }, 60_000)

  test('after a quiz that was not passed is the quiz again', async () => {
    await prepared()
    const lesson = await next()
    await follow(lesson)
    expect(await next()).toMatchObject({ reason_code: 'quiz_next', numbers: { questions: 6 } })
    await attempt(lesson.course_id!, (await next()).quiz_id!, 3)
    const again = await next()
    expect(again).toMatchObject({ kind: 'quiz', reason_code: 'quiz_failed', numbers: { correct: 3, total: 6 } })
    expect(again.reason.en).toContain('3 of 6')
  })

  test('is never a course that is ticked or gone', async () => {
    const { id, steps } = await prepared()
    const [first, second] = steps
    const params = { id, step_id: first!.id }
    await gateway.call('PATCH /ai/roadmaps/{id}/steps/{step_id}', { params, body: { status: 'done' } }, token)
    expect(await next()).toMatchObject({ reason_code: 'course_starts', course_id: second!.course_id })
    await gateway.store.transaction(async (tx) => {
      const course = await tx.get('courses', second!.course_id!)
      if (course) await tx.put('courses', { ...course, status: 'draft' })
    })
    expect((await next()).course_id).not.toBe(second!.course_id)
  })

  test('passes over a lesson that is known already', async () => {
    await prepared()
    const { course_id, lesson_id } = await next()
    const course = gateway.store.rows('courses').get(course_id!)!
    const lessons = course.modules.flatMap((module) => module.lessons)
    const asked = course.quizzes[0]!.item_ids.map((item) => gateway.store.rows('items').get(item)!.skill_id)
    for (const skill of new Set(asked)) await practise(gateway, token, skill, [true, true, true, true])
    expect(lesson_id).toBe(lessons[0]!.id)
    expect((await next()).lesson_id).toBe(lessons[1]!.id)
  })

  test('goes on in the language that a course was begun in', async () => {
    await prepared()
    await follow(await next())
    const { course_id } = await next()
    await gateway.call('PATCH /users/me', { body: { locale: 'sw' } }, token)
    expect((await next()).course_id).toBe(course_id)
    token = (await gateway.register()).access_token
    await gateway.call('PATCH /users/me', { body: { locale: 'sw' } }, token)
    await prepared()
    const { course_id: own } = await next()
    expect(gateway.store.rows('courses').get(own!)).toMatchObject({ language: 'sw', translation_of: course_id })
  })

  test('is only one’s own, on a path that is there', async () => {
    const response = await gateway.send('GET /learning-paths/{id}/next', { params: { id: 'other' }, token })
    expect(response.status).toBe(404)
  })
})

describe('practice', () => {
  test('follows a passed quiz whose skill is not learnt yet, with the figure', async () => {
    await prepared()
    const lesson = await next()
    await follow(lesson)
    await attempt(lesson.course_id!, (await next()).quiz_id!, 1)
    const action = await next()
    const { skills } = await gateway.call('GET /skills/mastery', token)
    const percent = Math.round(100 * skills[action.skill_id!]!.probability)
    expect(action).toMatchObject({
      kind: 'practice',
      reason_code: 'skill_open',
      course_id: lesson.course_id,
      lesson_id: lesson.lesson_id,
      numbers: { percent },
    })
    expect(action.reason.en).toContain(`${percent}%`)
  })

  test('goes a step back after three wrong in five, until that is learnt', async () => {
    await roadmapTo('25-2031.00')
    await practise(gateway, token, 'math.ratio.share', [false, false, false])
    const action = await next()
    expect(action).toMatchObject({
      kind: 'practice',
      reason_code: 'step_down',
      skill_id: 'math.ratio.simplify',
      numbers: { wrong: 3, answers: 3 },
    })
    expect(action.reason.en).toContain('3 of your last 3 answers on “Sharing in a ratio”')
    await practise(gateway, token, 'math.ratio.simplify', [true, true])
    expect((await next()).reason_code).toBe('step_down')
    await practise(gateway, token, 'math.ratio.simplify', [true, true])
    expect((await next()).reason_code).not.toBe('step_down')
  })

  test('goes back to what was learnt too, until it has been met again', async () => {
    await roadmapTo('25-2031.00')
    await practise(gateway, token, 'math.ratio.simplify', [true, true, true, true])
    await practise(gateway, token, 'math.percent.amount', Array(10).fill(true))
    await practise(gateway, token, 'math.ratio.share', [false, false, false])
    expect(await next()).toMatchObject({ reason_code: 'step_down', skill_id: 'math.ratio.simplify' })
    await practise(gateway, token, 'math.ratio.simplify', [true])
    expect((await next()).reason_code).not.toBe('step_down')
  })

  test('of two steps back is the one that the other rests on', async () => {
    await roadmapTo('25-2031.00')
    await practise(gateway, token, 'math.ratio.simplify', [false, false, false])
    await practise(gateway, token, 'math.ratio.share', [false, false, false])
    expect((await next()).skill_id).toBe('math.ratio.meaning')
  })

  test('off the path does not come between', async () => {
    await roadmapTo('25-2031.00')
    await practise(gateway, token, 'bio.cell.transport', [false, false, false])
    expect((await next()).reason_code).toBe('course_starts')
    expect(await next('biology')).toMatchObject({ reason_code: 'step_down', skill_id: 'bio.cell.structure' })
  })
})

describe('reviews', () => {
  const LEARNT = ['math.ratio.share', 'math.rate.unit', 'bio.cell.structure'] as const
  /** Ten answers on something else, so that all items of the others can be asked again, but none of its own. */
  const meanwhile = () => practise(gateway, token, 'math.percent.amount', Array(10).fill(true))
  async function learnt(skills: readonly string[] = LEARNT) {
    await roadmapTo('25-2031.00')
    for (const skill of skills) await practise(gateway, token, skill, [true, true, true, true])
    await meanwhile()
  }

  test('come first on the day that they are due, and end with it', async () => {
    await learnt()
    expect((await next()).kind).not.toBe('review')
    await pass(60)
    const action = await next()
    expect(action).toMatchObject({ kind: 'review', reason_code: 'review_due', skill_id: null, numbers: { due: 3 } })
    expect(action.reason.en).toContain('3 skills')
    await practise(gateway, token, LEARNT[0], [true])
    await practise(gateway, token, LEARNT[1], [false])
    expect((await next()).numbers).toEqual({ due: 1 })
    await practise(gateway, token, LEARNT[2], [true])
    expect((await next()).kind).not.toBe('review')
  })

  test('are over for a skill that was met today, even if by itself', async () => {
    await roadmapTo('25-2031.00')
    await practise(gateway, token, LEARNT[0], [true, true, true, true])
    await pass(60)
    expect((await next()).kind).toBe('review')
    await practise(gateway, token, LEARNT[0], [true])
    expect((await next()).kind).not.toBe('review')
  })

  test('of a subject’s path are those of the subject', async () => {
    await learnt()
    await pass(60)
    expect((await next('biology')).numbers).toEqual({ due: 1 })
    expect((await next('biology')).reason.en).toContain('One skill')
    expect((await next('physics')).kind).toBe('lesson')
  })

  test('are four a day; then new things have their turn', async () => {
    const many = [...LEARNT, 'math.ratio.simplify', 'math.percent.change', 'bio.cell.transport']
    await learnt(many)
    await pass(60)
    for (const skill of many.slice(0, 4)) {
      expect((await next()).kind).toBe('review')
      await practise(gateway, token, skill, [true])
    }
    expect((await next()).kind).not.toBe('review')
    await pass(1)
    expect((await next()).numbers).toEqual({ due: 2 })
  })
})

describe('the path of a subject', () => {
  test('leads through its courses without a roadmap, and says when nothing is left', async () => {
    const first = await next('mathematics')
    expect(first).toMatchObject({ reason_code: 'course_starts', course_id: MATHS, roadmap_id: null })
    expect(first.reason.en).not.toContain('roadmap')
    let action = first
    for (let turn = 0; turn < 100 && action.kind !== 'explore'; turn++) {
      expect(action.course_id).toBe(MATHS)
      await follow(action)
      gateway.pass(1000)
      action = await next('mathematics')
    }
    expect(action).toMatchObject({ reason_code: 'roadmap_done', title: { en: 'Mathematics: all lessons done' } })
    expect(await gateway.call('GET /learning-paths/{id}', { params: { id: 'mathematics' } }, token)).toMatchObject({
      done: 7,
      total: 7,
    })
  })
})

describe('roadmaps', () => {
  test('every career of the catalogue has one that starts here', async () => {
    for (const { id } of gateway.store.rows('careerPaths').values()) {
      const { steps } = await roadmapTo(id)
      expect(steps[0]?.course_id, id).not.toBeNull()
      expect(JSON.stringify(steps), id).not.toMatch(/\b(1|0\.\d+) years|miaka (1|0\.\d+)\b/)
    }
    const { items } = await gateway.call('GET /ai/careers', { query: { curated: 'false', per_page: '100' } }, token)
    for (const zone of [2, 3, 4, 5]) {
      const career = items.find(({ job_zone }) => job_zone === zone)!
      const kinds = (await roadmapTo(career.id)).steps.map(({ kind }) => kind)
      expect(kinds[0]).toBe('learn')
      expect(kinds).toEqual(expect.arrayContaining(['exam', 'training', 'work', 'advance']))
    }
  })

  test('the same career twice is the same roadmap; choosing it again brings it to the front', async () => {
    const first = await prepared()
    gateway.pass(1000)
    const other = await roadmapTo('25-2031.00')
    gateway.pass(1000)
    expect((await roadmapTo(LAB)).id).toBe(first.id)
    const { items } = await gateway.call('GET /ai/roadmaps', token)
    expect(items.map(({ id }) => id)).toEqual([first.id, other.id])
  })

  test('somebody else’s is not there', async () => {
    const { id } = await prepared()
    const stranger = await gateway.register()
    expect((await gateway.send('GET /ai/roadmaps/{id}', { params: { id }, token: stranger.access_token })).status).toBe(
      404,
    )
  })
})
