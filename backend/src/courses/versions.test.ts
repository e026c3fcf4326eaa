import type { Session } from '@tajiconnect/contract/auth'
import type { CourseDraft } from '@tajiconnect/contract/authoring'
import type { Attempt } from '@tajiconnect/contract/courses'
import { DAY_MS } from '@tajiconnect/contract/limits'
import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { registerAs } from '../testing/authors.ts'
import { choice, publishCourse, writeCourse } from '../testing/course.ts'
import { openTestGateway, type TestGateway } from '../testing/gateway.ts'

let gateway: TestGateway
let author: Session
let id: string
let draft: CourseDraft

beforeEach(async () => {
  gateway = await openTestGateway()
  author = await registerAs(gateway, 'instructor')
  ;({ draft } = await publishCourse(gateway, await writeCourse(gateway, author.access_token), author.access_token))
  id = draft.id
})

async function publish(body: Partial<CourseDraft>) {
  const sent = { params: { id }, body: { ...body, revision: draft.revision } }
  const changed = await gateway.call('PATCH /courses/{id}', sent, author.access_token)
  ;({ draft } = await publishCourse(gateway, changed, author.access_token))
}

/** One learner in the course. */
function at({ access_token: token }: Pick<Session, 'access_token'>) {
  const read = (lesson_id: string, version?: string) =>
    gateway.call(
      'POST /courses/{id}/lessons/{lesson_id}/completion',
      { params: { id, lesson_id }, query: { version } },
      token,
    )
  const quiz = (quiz_id: string) =>
    gateway.call('GET /courses/{id}/quizzes/{quiz_id}', { params: { id, quiz_id } }, token)
  return {
    read,
    quiz,
    course: () => gateway.call('GET /courses/{id}', { params: { id } }, token),
    lesson: (lesson_id: string) =>
      gateway.send('GET /courses/{id}/lessons/{lesson_id}', { params: { id, lesson_id }, token }),
    enrol: (newest?: 'true' | 'false', version?: string) =>
      gateway.call('POST /courses/{id}/enrolments', { params: { id }, query: { newest, version } }, token),
    enrolment: async () =>
      (await gateway.call('GET /courses/enrolments', token)).items.find((each) => each.course.id === id)!,
    /** Hands in what `respond` says to each question. */
    attempt: async (quiz_id: string, respond: (item_id: string) => string, version?: string): Promise<Attempt> => {
      const answers = (await quiz(quiz_id)).questions.map((each) => ({ item_id: each.id, response: respond(each.id) }))
      const input = {
        params: { id, quiz_id },
        query: { version },
        body: { answers },
        idempotencyKey: crypto.randomUUID(),
      }
      return gateway.call('POST /courses/{id}/quizzes/{quiz_id}/attempts', input, token)
    },
  }
}
const newLearner = async () => at(await gateway.register())

/** The second version: lenses are gone, prisms are new, and a question on mirrors has another key. */
async function publishSecond() {
  const skill_id = `${id}.rays`
  const [module] = draft.modules
  const [mirrors] = module!.lessons
  const prisms = { ...mirrors!, id: 'prisms', title: 'About prisms', quiz_id: 'prisms-quiz' }
  const [quiz] = draft.quizzes
  const item_ids = [`${id}.prisms-1`]
  await publish({
    modules: [{ ...module!, lessons: [{ ...mirrors!, body: 'Anew.' }, prisms] }],
    quizzes: [quiz!, { id: 'prisms-quiz', lesson_id: 'prisms', title: 'Quiz: prisms', item_ids }],
    items: [
      {
        ...(choice(`${id}.mirrors-1`, skill_id) as Extract<CourseDraft['items'][number], { type: 'choice' }>),
        answer: 'b',
      },
      choice(`${id}.mirrors-2`, skill_id),
      choice(`${id}.prisms-1`, skill_id),
    ],
  })
}
const titles = ({ modules }: { modules: { lessons: { title: string }[] }[] }) =>
  modules.flatMap(({ lessons }) => lessons.map(({ title }) => title))

describe('two learners midway, when the next version comes', () => {
  test('stay with theirs: lessons, quizzes, keys and progress', async () => {
    const [first, second] = [await newLearner(), await newLearner()]
    await first.read('mirrors')
    await first.attempt('mirrors-quiz', () => 'a')
    await second.read('lenses')
    await publishSecond()

    for (const learner of [first, second]) {
      const course = await learner.course()
      expect([course.version, course.newer_version]).toEqual([1, 2])
      expect(titles(course)).toEqual(['About mirrors', 'About lenses'])
      expect((await learner.lesson('prisms')).status).toBe(404)
    }
    expect((await first.enrolment()).progress).toBe(2 / 4)
    expect((await second.enrolment()).progress).toBe(1 / 4)
    expect(await (await second.lesson('mirrors')).json()).toMatchObject({
      blocks: [{ kind: 'heading' }, { kind: 'paragraph' }],
      next_id: 'lenses',
    })

    // By the key that stood when they began.
    expect(await second.attempt('mirrors-quiz', () => 'a')).toMatchObject({ correct: 2, total: 2, passed: true })
    expect(await first.attempt('lenses-quiz', () => 'a')).toMatchObject({ correct: 2, passed: true })
    await first.read('lenses')
    expect((await first.enrolment()).progress).toBe(1)
    expect((await first.course()).modules[0]?.lessons.map(({ completed }) => completed)).toEqual([true, true])
  })

  test('who begins now begins with the new one', async () => {
    await publishSecond()
    const third = await newLearner()
    const course = await third.course()
    expect([course.version, course.newer_version]).toEqual([2, null])
    expect(titles(course)).toEqual(['About mirrors', 'About prisms'])
    expect(await third.attempt('mirrors-quiz', () => 'a')).toMatchObject({ correct: 1, total: 2, passed: false })
    expect((await third.lesson('lenses')).status).toBe(404)
    expect((await third.course()).enrolled).toBe(true)
  })

  test('move when they ask to, and what has the same id stays done', async () => {
    const learner = await newLearner()
    await learner.read('mirrors')
    await learner.read('lenses')
    await learner.attempt('mirrors-quiz', () => 'a')
    await publishSecond()
    expect((await learner.enrol()).course.version).toBe(1)
    expect((await learner.enrol('false')).course.version).toBe(1)
    const moved = await learner.enrol('true')
    expect([moved.course.version, moved.progress]).toEqual([2, 2 / 4])
    const course = await learner.course()
    expect(course.newer_version).toBeNull()
    expect(course.modules[0]?.lessons.map(({ id, completed, best }) => [id, completed, best])).toEqual([
      ['mirrors', true, { correct: 2, total: 2 }],
      ['prisms', false, null],
    ])
    expect((await learner.enrol()).course.version).toBe(2)
    // What was passed stays so, by whatever key it is asked now.
    expect(await learner.attempt('mirrors-quiz', () => 'a')).toMatchObject({ correct: 1, passed: false })
    expect((await learner.enrolment()).progress).toBe(2 / 4)
  })

  test('a longer quiz, failed with more right answers than the short one was passed with, takes nothing away', async () => {
    const learner = await newLearner()
    await learner.attempt('mirrors-quiz', () => 'a')
    const more = [3, 4, 5].map((n) => choice(`${id}.mirrors-${n}`, `${id}.rays`))
    const [quiz, ...others] = draft.quizzes
    const item_ids = [...quiz!.item_ids, ...more.map((item) => item.id)]
    await publish({ quizzes: [{ ...quiz!, item_ids }, ...others], items: [...draft.items, ...more] })
    await learner.enrol('true')
    const right = new Set(item_ids.slice(0, 3))
    const failed = await learner.attempt('mirrors-quiz', (item) => (right.has(item) ? 'a' : 'b'))
    expect(failed).toMatchObject({ correct: 3, total: 5, passed: false })
    expect((await learner.enrolment()).progress).toBe(1 / 4)
    expect((await learner.course()).modules[0]?.lessons[0]?.best).toEqual({ correct: 2, total: 2 })
  })

  test('a question of theirs that was taken out is not asked in practice, nor is its key there to be had', async () => {
    const learner = await gateway.register()
    await at(learner).enrol()
    await publishSecond()
    const practice = async (by = learner) =>
      JSON.stringify(
        (await gateway.call('GET /skills/{id}/items', { params: { id: `${id}.rays` } }, by.access_token)).items,
      )
    expect(await practice()).toBe('[]')
    // Old lenses come back, for practice: a quiz to come of this learner's asks them still.
    await publish({ items: [...draft.items, choice(`${id}.lenses-1`, `${id}.rays`)] })
    expect(await practice()).toBe('[]')
    const newcomer = await gateway.register()
    // An author's questions come to those who take the course.
    expect(await practice(newcomer)).toBe('[]')
    await at(newcomer).enrol()
    expect(await practice(newcomer)).toContain('lenses-1')
  })

  const kept = () =>
    [...gateway.store.rows('courseVersions').values()].flatMap(({ course }) => (course.id === id ? course.version : []))
  const aMonthLater = async () => {
    gateway.pass(31 * DAY_MS)
    author = await gateway.signIn(author.user.email)
  }

  test('a version goes with the next one published, once nobody stays with it and no phone shows it', async () => {
    const learner = await newLearner()
    await learner.enrol()
    const { questions } = await learner.quiz('mirrors-quiz')
    await publishSecond()
    await publish({ title: 'The third' })
    expect(kept()).toEqual([1, 2, 3])
    // An attempt that was under way is marked by the version it was begun in.
    expect(questions).toHaveLength(2)
    expect(await learner.attempt('mirrors-quiz', () => 'a')).toMatchObject({ correct: 2, passed: true })
    await aMonthLater()
    await publish({ title: 'The fourth' })
    expect(kept()).toEqual([1, 3, 4])
  })

  test('who begins what the phone still shows begins that, while it is kept', async () => {
    const [phone, other, third] = [await newLearner(), await newLearner(), await newLearner()]
    expect((await phone.quiz('lenses-quiz')).version).toBe(1)
    await publishSecond()
    expect((await phone.enrol(undefined, '1')).course.version).toBe(1)
    expect(await phone.attempt('lenses-quiz', () => 'a')).toMatchObject({ passed: true })
    // What is handed in is marked by what was seen, also where it is the first that is heard of the learner.
    expect(await other.attempt('mirrors-quiz', () => 'a', '1')).toMatchObject({ correct: 2, passed: true })
    expect((await other.course()).version).toBe(1)
    await third.read('lenses', '1')
    expect((await third.course()).version).toBe(1)
    for (const unknown of ['3', '999999999']) {
      const late = await newLearner()
      expect((await late.enrol(undefined, unknown)).course.version).toBe(2)
    }
  })

  test('a version that was not kept is the newest', async () => {
    const learner = await newLearner()
    await learner.read('mirrors')
    await publishSecond()
    await gateway.store.transaction((tx) => tx.delete('courseVersions', `${id}:1`))
    expect(titles(await learner.course())).toEqual(['About mirrors', 'About prisms'])
    expect((await learner.enrolment()).progress).toBe(1 / 4)
  })
})

test('whoever began a course of the app before versions were told stays with the one there was', async () => {
  const admin = await registerAs(gateway, 'admin')
  id = 'cells-and-life'
  const amina = await gateway.signIn('learner@tajiconnect.test')
  const begun = await at(amina).course()
  expect(begun.enrolled).toBe(true)
  const sent = { params: { id }, body: { revision: 0, title: 'Cells' } }
  await publishCourse(gateway, await gateway.call('PATCH /courses/{id}', sent, admin.access_token), admin.access_token)
  expect(await at(amina).course()).toEqual({ ...begun, newer_version: 2 })
  expect((await (await newLearner()).course()).title).toBe('Cells')
})

test('whatever is published, read, answered and moved to: progress on one’s own version never falls', async () => {
  const LESSONS = ['mirrors', 'lenses', 'prisms', 'waves']
  const step = fc.oneof(
    fc.record({
      do: fc.constant('publish' as const),
      lessons: fc.shuffledSubarray(LESSONS, { minLength: 1 }),
      questions: fc.integer({ min: 1, max: 4 }),
    }),
    fc.record({ do: fc.constant('move' as const) }),
    fc.record({ do: fc.constant('read' as const), lesson: fc.constantFrom(...LESSONS) }),
    fc.record({
      do: fc.constant('attempt' as const),
      lesson: fc.constantFrom(...LESSONS),
      right: fc.integer({ min: 0, max: 4 }),
    }),
  )
  const skill_id = `${id}.rays`
  let revision = 0
  const version = async (lessons: string[], questions: number) => {
    revision += 1
    const quizzes = lessons.map((lesson_id) => ({
      id: `${lesson_id}-quiz`,
      lesson_id,
      title: `Quiz ${revision}`,
      item_ids: Array.from({ length: questions }, (_, n) => `${id}.${lesson_id}-${n}`),
    }))
    const [like] = draft.modules[0]!.lessons
    await publish({
      title: `Light ${revision}`,
      modules: [
        { ...draft.modules[0]!, lessons: lessons.map((each) => ({ ...like!, id: each, quiz_id: `${each}-quiz` })) },
      ],
      quizzes,
      items: quizzes.flatMap(({ item_ids }) => item_ids.map((each) => choice(each, skill_id))),
    })
  }
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const learner = await newLearner()
      await learner.enrol()
      const done = async () => {
        const { version: of, modules } = await learner.course()
        const lessons = modules.flatMap((module) => module.lessons)
        const progress = (await learner.enrolment()).progress
        return { of, progress, read: new Set(lessons.flatMap((each) => (each.completed ? each.id : []))), lessons }
      }
      const passed = new Set<string>()
      let before = await done()
      for (const each of steps) {
        const mine = new Set(before.lessons.map((lesson) => lesson.id))
        if (each.do === 'publish') await version(each.lessons, each.questions)
        if (each.do === 'move') await learner.enrol('true')
        if (each.do === 'read' && mine.has(each.lesson)) await learner.read(each.lesson)
        if (each.do === 'attempt' && mine.has(each.lesson)) {
          let left = each.right
          const marked = await learner.attempt(`${each.lesson}-quiz`, () => (left-- > 0 ? 'a' : 'b'))
          if (marked.passed) passed.add(each.lesson)
        }
        const after = await done()
        if (each.do !== 'move') expect(after.of).toBe(before.of)
        if (after.of === before.of) expect(after.progress).toBeGreaterThanOrEqual(before.progress)
        // What was done and is still there is done, whatever the version.
        const still = after.lessons.map((lesson) => lesson.id)
        for (const lesson of before.read) if (still.includes(lesson)) expect(after.read).toContain(lesson)
        const steps =
          still.filter((lesson) => after.read.has(lesson)).length + still.filter((lesson) => passed.has(lesson)).length
        expect(after.progress).toBeCloseTo(steps / (2 * still.length))
        before = after
      }
    }),
    { numRuns: 25 },
  )
}, 60_000)
