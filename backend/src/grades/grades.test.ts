import type { Session } from '@tajiconnect/contract/auth'
import { KCSE_GRADES } from '@tajiconnect/contract/onboarding-options'
import { beforeEach, describe, expect, test } from 'vitest'
import { keyOf } from '../testing/answers.ts'
import { registerAs } from '../testing/authors.ts'
import { publishCourse, smallCourse, writeCourse } from '../testing/course.ts'
import { openTestGateway, type TestGateway } from '../testing/gateway.ts'

let gateway: TestGateway
let me: Session
beforeEach(async () => {
  gateway = await openTestGateway()
  me = await gateway.register()
})

const RATIO = 'ratio-rate-percentage'
const CELLS = 'cells-and-life'

/** Hands a quiz in with so many right. */
async function attempt(id: string, at: number, right: number, { access_token }: Session = me) {
  const course = gateway.store.rows('courses').get(id)
  const { id: quiz_id, item_ids } = course!.quizzes[at]!
  const answers = item_ids.slice(0, right).map((item_id) => ({ item_id, response: keyOf(gateway, item_id) }))
  const input = { params: { id, quiz_id }, body: { answers }, idempotencyKey: crypto.randomUUID() }
  return gateway.call('POST /courses/{id}/quizzes/{quiz_id}/attempts', input, access_token)
}
const enrol = (id: string, { access_token }: Session = me) =>
  gateway.call('POST /courses/{id}/enrolments', { params: { id } }, access_token)
const grades = () => gateway.call('GET /grades', me.access_token)
const gradeIn = (course_id: string) =>
  gateway.call('GET /grades/{course_id}', { params: { course_id } }, me.access_token)
const statusIn = async (course_id: string) =>
  (await gateway.send('GET /grades/{course_id}', { params: { course_id }, token: me.access_token })).status

test('the scale has every letter once, from the top, each lower than the one before, and says its years', async () => {
  const { scale } = await grades()
  expect(scale.letters.map(({ grade }) => grade)).toEqual(KCSE_GRADES)
  const bounds = scale.letters.map(({ from }) => from)
  expect(bounds).toEqual([...new Set(bounds)].toSorted((a, b) => b - a))
  expect(bounds.at(-1)).toBe(0)
  expect(scale.year).toMatch(/^20\d\d–20\d\d$/)
  expect(scale.source).toContain('wikipedia.org')
})

describe('my grades', () => {
  test('are none before the first course', async () => {
    expect(await grades()).toMatchObject({ items: [], mean: null })
  })

  test('take the best attempt of each quiz, and say what is still needed', async () => {
    await attempt(RATIO, 0, 2)
    gateway.pass(60_000)
    const best = await attempt(RATIO, 0, 5)
    gateway.pass(60_000)
    await attempt(RATIO, 0, 3)
    await attempt(RATIO, 1, 3)
    const { items } = await grades()
    expect(items).toMatchObject([
      { course_id: RATIO, subject_id: 'mathematics', language: 'en', percent: 67, grade: 'B', done: 2 },
    ])
    expect(items[0]!.marks).toMatchObject([
      { quiz_id: 'what-a-ratio-is-quiz', correct: 5, total: 6, percent: 83, attempts: 3, at: best.created_at },
      { correct: 3, total: 6, percent: 50, attempts: 1 },
      { correct: null, total: 6, percent: null, attempts: 0, at: null },
      { correct: null, total: 6, percent: null, attempts: 0, at: null },
    ])
    // A B+ asks for 69.5 % over four quizzes: 278 − 133.3 = 144.7 in two of them, 8.7 of 12 marks.
    expect(items[0]!.needed).toEqual([
      { grade: 'B', points: 8, percent: 63 },
      { grade: 'B+', points: 9, percent: 73 },
      { grade: 'A-', points: 10, percent: 83 },
      { grade: 'A', points: 12, percent: 93 },
    ])
  })

  test('count the versions of a course in two languages apart, and the mean by subject', async () => {
    for (const at of [0, 1]) {
      await attempt(RATIO, at, 6)
      await attempt(`${RATIO}-sw`, at, 3)
      await attempt(CELLS, at, 3)
    }
    await attempt('motion-forces-energy', 0, 0)
    await enrol('think-like-a-programmer')
    const { items, mean } = await grades()
    expect(items.map(({ course_id, percent }) => [course_id, percent])).toEqual(
      expect.arrayContaining([
        [RATIO, 100],
        [`${RATIO}-sw`, 50],
        [CELLS, 50],
        ['think-like-a-programmer', null],
        // One quiz of four is no mark of the course yet.
        ['motion-forces-energy', null],
      ]),
    )
    // Of mathematics, 75, and biology, 50.
    expect(mean).toEqual({ percent: 63, grade: 'B-' })
  })

  test('leave out a course that was taken back', async () => {
    await attempt(RATIO, 0, 6)
    await gateway.store.transaction(async (tx) => {
      const row = await tx.get('courses', RATIO)
      if (row) await tx.put('courses', { ...row, status: 'draft' })
    })
    expect((await grades()).items).toEqual([])
    expect(await statusIn(RATIO)).toBe(404)
  })
})

describe('of one course', () => {
  test('are there once it is begun, empty at first', async () => {
    expect(await statusIn(RATIO)).toBe(404)
    await enrol(RATIO)
    const grade = await gradeIn(RATIO)
    expect(grade).toMatchObject({ percent: null, grade: null, done: 0 })
    expect(grade.marks).toHaveLength(4)
    expect(grade.needed.at(-1)).toEqual({ grade: 'A', points: 20, percent: 80 })
    expect(grade.scale.letters).toHaveLength(12)
  })

  test('are the same as in the list', async () => {
    await attempt(CELLS, 2, 4)
    const { scale, ...grade } = await gradeIn(CELLS)
    const list = await grades()
    expect(list.items).toEqual([grade])
    expect(list.scale).toEqual(scale)
  })

  test('are of the version that the learner has begun', async () => {
    const author = (await registerAs(gateway, 'instructor')).access_token
    const draft = await writeCourse(gateway, author)
    const first = (await publishCourse(gateway, draft, author)).draft
    await enrol(draft.id)
    const { modules, quizzes } = smallCourse(draft.id)
    const body = {
      revision: first.revision,
      modules: [{ ...modules[0]!, lessons: modules[0]!.lessons.slice(0, 1) }],
      quizzes: quizzes.slice(0, 1),
    }
    const second = await gateway.call('PATCH /courses/{id}', { params: { id: draft.id }, body }, author)
    await publishCourse(gateway, second, author)
    expect((await gradeIn(draft.id)).marks).toHaveLength(2)
    const newest = { params: { id: draft.id }, query: { newest: 'true' as const } }
    await gateway.call('POST /courses/{id}/enrolments', newest, me.access_token)
    expect((await gradeIn(draft.id)).marks).toHaveLength(1)
  })
})

describe('the gradebook', () => {
  let teacher: Session
  let class_id: string
  let code: string
  beforeEach(async () => {
    teacher = await registerAs(gateway, 'instructor')
    const input = { params: { id: RATIO }, body: { name: 'Form 2 East' } }
    ;({ id: class_id, code } = await gateway.call('POST /courses/{id}/classes', input, teacher.access_token))
  })
  const join = ({ access_token }: Session) =>
    gateway.call('POST /courses/classes/members', { body: { code } }, access_token)
  const book = (token: string, course_id = RATIO) =>
    gateway.send('GET /grades/{course_id}/classes/{class_id}', { params: { course_id, class_id }, token })

  test('has a row for each learner of the class, and for nobody else', async () => {
    const other = await gateway.register()
    await gateway.call('PUT /onboarding', { body: { preferred_name: 'Atieno' } }, other.access_token)
    await join(me)
    await join(other)
    await attempt(RATIO, 0, 4, other)
    await attempt(RATIO, 1, 4, other)
    await attempt(RATIO, 0, 0, me)
    await attempt(RATIO, 0, 6, await gateway.register())
    const params = { course_id: RATIO, class_id }
    const found = await gateway.call('GET /grades/{course_id}/classes/{class_id}', { params }, teacher.access_token)
    expect(found).toMatchObject({ class_name: 'Form 2 East', course_id: RATIO, title: 'Ratio, rate and percentage' })
    expect(found.items).toMatchObject([
      { user_id: me.user.id, name: 'Wanjiru', percent: null, grade: null },
      { user_id: other.user.id, name: 'Atieno', percent: 67, grade: 'B' },
    ])
    expect(found.items[1]!.marks[0]).toMatchObject({ correct: 4, attempts: 1 })
    expect(JSON.stringify(found)).not.toContain('@')
  })

  test('is for its teacher and for admins', async () => {
    expect((await book(teacher.access_token)).status).toBe(200)
    expect((await book((await registerAs(gateway, 'admin')).access_token)).status).toBe(200)
    expect((await book((await registerAs(gateway, 'instructor')).access_token)).status).toBe(404)
    await join(me)
    expect((await book(me.access_token)).status).toBe(403)
  })

  test('is not there under another course, nor without the one who left', async () => {
    await join(me)
    expect((await book(teacher.access_token, CELLS)).status).toBe(404)
    await gateway.call('DELETE /courses/classes/{class_id}/members', { params: { class_id } }, me.access_token)
    expect(await (await book(teacher.access_token)).json()).toMatchObject({ items: [] })
  })
})
