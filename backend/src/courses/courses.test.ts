import { beforeEach, describe, expect, test } from 'vitest'
import { keyOf } from '../testing/answers.ts'
import { openTestGateway, type TestGateway } from '../testing/gateway.ts'

let gateway: TestGateway
let token: string
beforeEach(async () => {
  gateway = await openTestGateway()
  token = (await gateway.register()).access_token
})

const id = 'cells-and-life'
const course = () => gateway.call('GET /courses/{id}', { params: { id } }, token)
const lessons = async () => (await course()).modules.flatMap((module) => module.lessons)
const read = (lesson_id: string) =>
  gateway.call('POST /courses/{id}/lessons/{lesson_id}/completion', { params: { id, lesson_id } }, token)

async function attempt(quiz_id: string, wrong = 0) {
  const quiz = await gateway.call('GET /courses/{id}/quizzes/{quiz_id}', { params: { id, quiz_id } }, token)
  const answers = quiz.questions
    .slice(wrong)
    .map((question) => ({ item_id: question.id, response: keyOf(gateway, question.id) }))
  const input = { params: { id, quiz_id }, body: { answers }, idempotencyKey: crypto.randomUUID() }
  return gateway.call('POST /courses/{id}/quizzes/{quiz_id}/attempts', input, token)
}

describe('catalogue', () => {
  test('lists what is published, by subject and by words', async () => {
    expect((await gateway.call('GET /courses', token)).total).toBeGreaterThanOrEqual(3)
    const biology = await gateway.call('GET /courses', { query: { subject: 'biology' } }, token)
    expect(biology.items.map((one) => one.id)).toEqual([id])
    expect((await gateway.call('GET /courses', { query: { q: 'zebra crossing' } }, token)).items).toEqual([])
  })

  test('says whom a course is for in its own language, as a string, and in years', async () => {
    const { items } = await gateway.call('GET /courses', token)
    const summary = (course_id: string) => items.find((one) => one.id === course_id)
    expect(summary('motion-forces-energy')).toMatchObject({
      level: 'Grade 10–11 · Form 3',
      years: { from: 10, to: 11 },
    })
    expect(summary('kiswahili-fasaha')?.level).toBe('Gredi ya 9–11 · Kidato cha 3')
    expect(await course()).toMatchObject({ level: 'Grade 10', years: { from: 10, to: 10 } })
  })

  test('is narrowed by one class within, in either language, or by the words as they stand', async () => {
    const foundBy = async (level: string) =>
      (await gateway.call('GET /courses', { query: { level } }, token)).items.map((one) => one.id)
    expect(await foundBy('Grade 12')).toEqual(['skills-for-life-and-work'])
    expect(await foundBy('Kidato cha 4')).toEqual(['skills-for-life-and-work'])
    const tenth = await foundBy('Grade 10')
    expect(tenth).toContain('ratio-rate-percentage')
    expect(tenth).toEqual(await foundBy('Gredi ya 10'))
    expect(tenth).toHaveLength((await gateway.call('GET /courses', token)).total)
    expect(await foundBy('Form 3')).not.toContain(id)
    expect(await foundBy('Grade 9–11 · Form 3')).toContain('ratio-rate-percentage')
    expect(await foundBy('Grade 1')).toEqual([])
  })

  test('a draft is not there for learners', async () => {
    await gateway.store.transaction(async (tx) => {
      const row = await tx.get('courses', id)
      if (row) await tx.put('courses', { ...row, status: 'draft' })
    })
    expect((await gateway.send('GET /courses/{id}', { params: { id }, token })).status).toBe(404)
  })
})

describe('lessons', () => {
  test('come as blocks, with what is before and after', async () => {
    const [first, second] = await lessons()
    const lesson = await gateway.call(
      'GET /courses/{id}/lessons/{lesson_id}',
      { params: { id, lesson_id: second!.id } },
      token,
    )
    expect(lesson.previous_id).toBe(first!.id)
    expect(lesson.blocks.length).toBeGreaterThan(5)
    expect(JSON.stringify(lesson)).not.toContain('"body"')
  })

  test('reading one enrols, and counts once', async () => {
    const [first] = await lessons()
    const completion = await read(first!.id)
    gateway.pass(5000)
    expect(await read(first!.id)).toEqual(completion)
    const { items } = await gateway.call('GET /courses/enrolments', token)
    expect(items).toMatchObject([{ course: { id }, progress: 1 / 8 }])
    expect((await course()).enrolled).toBe(true)
  })
})

test('a course taken back leaves the other enrolments in sight', async () => {
  for (const course_id of [id, 'ratio-rate-percentage'])
    await gateway.call('POST /courses/{id}/enrolments', { params: { id: course_id } }, token)
  await gateway.store.transaction(async (tx) => {
    const row = await tx.get('courses', id)
    if (row) await tx.put('courses', { ...row, status: 'draft' })
  })
  const { items } = await gateway.call('GET /courses/enrolments', token)
  expect(items.map(({ course }) => course.id)).toEqual(['ratio-rate-percentage'])
})

describe('quizzes', () => {
  test('the key stays here until the attempt is marked', async () => {
    const [first] = await lessons()
    const params = { id, quiz_id: first!.quiz_id }
    const shown = JSON.stringify(await gateway.call('GET /courses/{id}/quizzes/{quiz_id}', { params }, token))
    for (const secret of ['"answer"', 'feedback', 'explanation', 'tolerance']) expect(shown).not.toContain(secret)
    const marked = await attempt(first!.quiz_id)
    expect(marked.items.every(({ answer, explanation }) => answer !== '' && explanation !== '')).toBe(true)
  })

  test('four of six pass; three do not', async () => {
    const [first] = await lessons()
    expect(await attempt(first!.quiz_id, 3)).toMatchObject({
      correct: 3,
      total: 6,
      passed: false,
      changed: ['review_added'],
    })
    expect(await attempt(first!.quiz_id, 2)).toMatchObject({ correct: 4, passed: true, changed: ['quiz_passed'] })
    expect(await attempt(first!.quiz_id)).toMatchObject({ correct: 6, passed: true, changed: [] })
    expect((await lessons())[0]?.best).toEqual({ correct: 6, total: 6 })
  })

  test('the whole course done is told once', async () => {
    const all = await lessons()
    for (const lesson of all) await read(lesson.id)
    const changes = []
    for (const lesson of all) changes.push((await attempt(lesson.quiz_id)).changed)
    expect(changes.at(-1)).toEqual(['quiz_passed', 'course_completed'])
    expect((await gateway.call('GET /courses/enrolments', token)).items[0]?.progress).toBe(1)
  })

  test.each([
    ['an item of another quiz', 1],
    ['an item answered twice', 0],
  ])('%s is refused by its path', async (_, place) => {
    const all = await lessons()
    const [own, other] = await Promise.all(
      [all[0]!, all[place]!].map(({ quiz_id }) =>
        gateway.call('GET /courses/{id}/quizzes/{quiz_id}', { params: { id, quiz_id } }, token),
      ),
    )
    const response = await gateway.send('POST /courses/{id}/quizzes/{quiz_id}/attempts', {
      params: { id, quiz_id: own!.id },
      body: { answers: [own!, other!].map(({ questions }) => ({ item_id: questions[0]!.id, response: 'a' })) },
      token,
      headers: { 'Idempotency-Key': crypto.randomUUID() },
    })
    expect([response.status, (await response.json()).errors[0].path]).toEqual([422, 'answers.1.item_id'])
  })
})
