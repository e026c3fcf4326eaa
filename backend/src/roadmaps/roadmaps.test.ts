import type { OnboardingPut } from '@tajiconnect/contract/onboarding'
import type { Roadmap } from '@tajiconnect/contract/roadmaps'
import { beforeEach, describe, expect, test } from 'vitest'
import { keyOf } from '../testing/answers.ts'
import { openTestGateway, type TestGateway } from '../testing/gateway.ts'

const LAB = '29-2011.00'
const WEEK_MS = 7 * 86_400_000

let gateway: TestGateway
let token: string
let learner: string
let email: string
beforeEach(async () => {
  gateway = await openTestGateway()
  const session = await gateway.register()
  token = session.access_token
  learner = session.user.id
  email = session.user.email
})

/** Weeks go by, and the learner comes back. */
async function pass(weeks: number) {
  gateway.pass(weeks * WEEK_MS)
  token = (await gateway.signIn(email)).access_token
}
const tell = (body: OnboardingPut) => gateway.call('PUT /onboarding', { body }, token)
const roadmapTo = (career_id = LAB) => gateway.call('POST /ai/roadmaps', { body: { career_id } }, token)
const again = (id: string) => gateway.call('GET /ai/roadmaps/{id}', { params: { id } }, token)
const tick = (id: string, step_id: string, status: 'done' | 'todo') =>
  gateway.call('PATCH /ai/roadmaps/{id}/steps/{step_id}', { params: { id, step_id }, body: { status } }, token)
const stepOf = ({ steps }: Roadmap, kind: string) => steps.find((step) => step.kind === kind)
const year = () => gateway.now().getUTCFullYear()
const grades = (...each: [string, string][]) =>
  each.map(([subject_id, grade]) => ({ subject_id, grade })) as OnboardingPut['subjects']

describe('starts where the learner is', () => {
  test('in Grade 8: the choice of pathway and subjects comes before the exams of Grade 12', async () => {
    await tell({ stage: 'grade_7_9', class_level: 'grade_8', subjects: grades(['agriculture', 'ME1']) })
    const roadmap = await roadmapTo()
    expect(roadmap.steps.filter(({ kind }) => kind !== 'learn').map(({ kind }) => kind)).toEqual([
      'choose',
      'exam',
      'training',
      'work',
      'advance',
    ])
    const choose = stepOf(roadmap, 'choose')!
    expect(choose.subjects).toHaveLength(3)
    for (const subject of ['biology', 'chemistry'] as const) expect(choose.subjects).toContain(subject)
    expect(choose.ready_by).toBe(`${year() + 1}-10-23`)
    expect(stepOf(roadmap, 'exam')!.ready_by).toBe(`${year() + 4}-11-20`)
    expect(stepOf(roadmap, 'training')!.starts! > `${year() + 5}-01-10`).toBe(true)
  })

  test('in Form 3: KCSE next year, no choice any more', async () => {
    await tell({ stage: 'form_3_4', class_level: 'form_3' })
    const roadmap = await roadmapTo()
    expect(stepOf(roadmap, 'choose')).toBeUndefined()
    expect(stepOf(roadmap, 'exam')).toMatchObject({ title: { en: 'Do well in KCSE' }, ready_by: `${year() + 1}-11-20` })
    expect(roadmap.class_known).toBe(true)
  })

  test('a class told last year has gone up by one', async () => {
    await tell({ stage: 'form_3_4', class_level: 'form_3' })
    const before = stepOf(await roadmapTo(), 'exam')!.ready_by
    await pass(26)
    expect(stepOf(await roadmapTo(), 'exam')!.ready_by).toBe(before)
  })

  test('where only the stage is known the last class is assumed, and said so', async () => {
    await tell({ stage: 'form_3_4' })
    expect(await roadmapTo()).toMatchObject({ class_known: false })
  })

  test('at work: training begins with the next intake, or at once beside somebody', async () => {
    await tell({ stage: 'working' })
    const roadmap = await roadmapTo()
    expect(roadmap.steps.some(({ kind }) => kind === 'exam' || kind === 'choose')).toBe(false)
    expect(stepOf(roadmap, 'training')!.starts).toMatch(/^\d{4}-(01|05|09)-01$/)
  })

  test('the way in is one that the grades open; the others say whether they are open', async () => {
    const weak = ['mathematics', 'english', 'kiswahili', 'biology', 'chemistry', 'geography', 'business-studies']
    await tell({
      stage: 'form_3_4',
      class_level: 'form_3',
      subjects: grades(...weak.map((id) => [id, 'C'] as [string, string])),
    })
    const roadmap = await roadmapTo()
    const training = stepOf(roadmap, 'training')!
    const closed = training.alternatives.filter(({ open }) => open === false)
    expect(training.open).toBe(true)
    expect(closed.map(({ route }) => route)).toContain('university')
    await tell({ subjects: grades(...weak.map((id) => [id, 'A'] as [string, string])) })
    const strong = stepOf(await again(roadmap.id), 'training')!
    expect(strong.open).toBe(true)
    expect(strong.alternatives.some(({ open }) => open === false)).toBe(false)
  })

  test('a subject that the career asks for and the learner does not take is named', async () => {
    await tell({ stage: 'form_3_4', class_level: 'form_3', subjects: grades(['biology', 'B'], ['mathematics', 'C']) })
    expect(stepOf(await roadmapTo(), 'exam')).toMatchObject({
      open: false,
      what: { en: expect.stringContaining('Chemistry: ask') },
    })
  })
})

test('an author’s course stands in nobody’s roadmap', async () => {
  await gateway.store.transaction(async (tx) => {
    const course = (await tx.get('courses', 'cells-and-life'))!
    await tx.put('courses', { ...course, id: 'an-author-s', title: 'Our course', authored: true })
  })
  expect((await roadmapTo()).steps.map(({ course_id }) => course_id)).not.toContain('an-author-s')
})

test('what the exam is for is the way in that the roadmap leads through', async () => {
  const each = ['mathematics', 'english', 'kiswahili', 'biology', 'chemistry', 'geography', 'business-studies']
  await tell({
    stage: 'form_3_4',
    class_level: 'form_3',
    subjects: grades(...each.map((id) => [id, 'C'] as [string, string])),
  })
  const roadmap = await roadmapTo()
  const [training, exam] = [stepOf(roadmap, 'training')!, stepOf(roadmap, 'exam')!]
  const { ways_in } = await gateway.call('GET /ai/careers/{id}', { params: { id: roadmap.career.id } }, token)
  const [first, second] = ways_in
  expect(training.open).toBe(true)
  expect(training.title).toEqual(second!.name)
  expect(exam.what.en).toContain(second!.entry.en)
  // Why it is not the first way that is written.
  expect(training.what.en).toContain(`because your grades so far do not open “${first!.name.en}”. `)
  expect(training.what.sw).toContain(`gredi zako za sasa hazifungui “${first!.name.sw}”. `)
  // What is to be kept strong is what is taken.
  expect(exam.what.en).toMatch(/^Keep these strong: Biology, Chemistry[^.]*\. /)
  expect(exam.what.en).not.toContain('Physics.')
})

test('training and its alternatives say what a year costs, where that is published; nothing else does', async () => {
  await tell({ stage: 'grade_7_9', class_level: 'grade_8' })
  const { steps, sources } = await roadmapTo('17-2051.00')
  const training = steps.find(({ kind }) => kind === 'training')!
  const prices = [training, ...training.alternatives].map(({ title, fees }) => [title.en, fees])
  expect(Object.fromEntries(prices)).toMatchObject({
    'Bachelor of Science in Civil Engineering': { least: 28_512, most: 114_048 },
    'Diploma in Civil Engineering': { least: 3359, most: 67_189 },
  })
  const others = steps.flatMap((step) => (step === training ? [] : [step, ...step.alternatives]))
  expect(others.length).toBeGreaterThan(5)
  expect(others.filter(({ fees }) => fees !== null)).toEqual([])
  expect(sources.map(({ what }) => what.en)).toContain('fees of public universities and colleges')
  const lab = stepOf(await roadmapTo(LAB), 'training')!
  expect(lab.alternatives.map(({ route, fees }) => [route, fees])).toContainEqual(['tvet', null])
})

describe('progress', () => {
  /** Answers every quiz of a course rightly, in its own order; says what the last one changed. */
  async function finish(course_id: string) {
    let changed: string[] = []
    const course = await gateway.call('GET /courses/{id}', { params: { id: course_id } }, token)
    for (const { id: lesson_id, quiz_id } of course.modules.flatMap(({ lessons }) => lessons)) {
      await gateway.call(
        'POST /courses/{id}/lessons/{lesson_id}/completion',
        { params: { id: course_id, lesson_id } },
        token,
      )
      const params = { id: course_id, quiz_id }
      const quiz = await gateway.call('GET /courses/{id}/quizzes/{quiz_id}', { params }, token)
      const answers = quiz.questions.map(({ id }) => ({ item_id: id, response: keyOf(gateway, id) }))
      const input = { params, body: { answers }, idempotencyKey: crypto.randomUUID() }
      ;({ changed } = await gateway.call('POST /courses/{id}/quizzes/{quiz_id}/attempts', input, token))
    }
    return changed
  }

  test('is the skills’ own: what was learnt for one career is done in the roadmap to another', async () => {
    await tell({ stage: 'form_3_4', class_level: 'form_3' })
    const lab = await roadmapTo()
    const course = stepOf(lab, 'learn')!
    expect(course).toMatchObject({ progress: 0, status: 'todo' })
    await finish(course.course_id!)
    const done = (await again(lab.id)).steps.find(({ id }) => id === course.id)
    expect(done).toMatchObject({ progress: 1, status: 'done', starts: null, ready_by: null })
    const nurse = await roadmapTo('29-1141.00')
    expect(nurse.steps.find(({ id }) => id === course.id)).toMatchObject({ progress: 1, status: 'done' })
  })

  test('skills learnt by practice alone count as the course', async () => {
    await tell({ stage: 'form_3_4', class_level: 'form_3' })
    const lab = await roadmapTo()
    const { id, skills } = stepOf(lab, 'learn')!
    await gateway.store.transaction(async (tx) => {
      for (const [at, skill] of skills.entries())
        for (let n = 0; n < 5; n++) {
          const answered_at = new Date(gateway.now().getTime() - WEEK_MS + (5 * at + n) * 60_000).toISOString()
          const row = { id: `${learner}:${skill.id}-${n}`, user_id: learner, item_id: `${skill.id}-${n}`, answered_at }
          await tx.put('answers', {
            ...row,
            skill_id: skill.id,
            response: 'a',
            correct: true,
            hint_used: false,
            guess: 0.25,
            difficulty: 0,
          })
        }
    })
    const step = (await again(lab.id)).steps.find((each) => each.id === id)!
    expect(step).toMatchObject({ status: 'done', progress: 1 })
    expect(step.skills.every(({ level }) => level === 'proficient')).toBe(true)
  })

  test('a tick is kept and can be taken back; a step that is not there cannot be ticked', async () => {
    const { id } = await roadmapTo()
    const now = gateway.now().toISOString()
    expect(stepOf(await tick(id, 'exam', 'done'), 'exam')).toMatchObject({ status: 'done', done_at: now })
    gateway.pass(1000)
    expect(stepOf(await tick(id, 'exam', 'done'), 'exam')?.done_at).toBe(now)
    expect(stepOf(await tick(id, 'exam', 'todo'), 'exam')).toMatchObject({ status: 'todo', done_at: null })
    const params = { id, step_id: 'nothing' }
    const refused = await gateway.send('PATCH /ai/roadmaps/{id}/steps/{step_id}', {
      params,
      body: { status: 'done' },
      token,
    })
    expect(refused.status).toBe(404)
  })

  test('what somebody knows already, and an exam they have sat, is ticked in every roadmap of theirs', async () => {
    const [lab, nurse] = [await roadmapTo(), await roadmapTo('29-1141.00')]
    const course = 'learn:cells-and-life'
    await tick(lab.id, course, 'done')
    await tick(lab.id, 'exam', 'done')
    await tick(lab.id, 'training', 'done')
    const statusOf = async (id: string) =>
      Object.fromEntries((await again(id)).steps.map(({ id: step, status }) => [step, status]))
    expect(await statusOf(nurse.id)).toMatchObject({ [course]: 'done', exam: 'done', training: 'todo' })
    await tick(nurse.id, course, 'todo')
    expect(await statusOf(lab.id)).toMatchObject({ [course]: 'todo', exam: 'done' })
  })

  test('a finished course completes its step in a roadmap, unless that was ticked in any', async () => {
    const [lab, nurse] = [await roadmapTo(), await roadmapTo('29-1141.00')]
    const [first, second] = nurse.steps.filter(
      ({ kind, id }) => kind === 'learn' && lab.steps.some((step) => step.id === id),
    )
    await tick(lab.id, first!.id, 'done')
    expect(await finish(first!.course_id!)).toEqual(['quiz_passed', 'course_completed'])
    expect(await finish(second!.course_id!)).toEqual(['quiz_passed', 'course_completed', 'step_completed'])
  })

  test('put away, it is gone; what was learnt is not', async () => {
    const { id } = await roadmapTo()
    await finish('cells-and-life')
    await gateway.call('DELETE /ai/roadmaps/{id}', { params: { id } }, token)
    expect((await gateway.call('GET /ai/roadmaps', token)).items).toEqual([])
    const anew = await roadmapTo()
    expect(anew.steps.find(({ course_id }) => course_id === 'cells-and-life')?.status).toBe('done')
  })
})

describe('dates', () => {
  test('follow the learner’s own pace once there is a week of it', async () => {
    await tell({ stage: 'form_3_4', class_level: 'form_3' })
    const before = await roadmapTo()
    expect(before.pace).toEqual({ minutes_a_week: 60, measured: false })
    const course = await gateway.call('GET /courses/{id}', { params: { id: 'ratio-rate-percentage' } }, token)
    const lessons = course.modules.flatMap((module) => module.lessons)
    for (const { id: lesson_id } of lessons.slice(0, 2))
      await gateway.call(
        'POST /courses/{id}/lessons/{lesson_id}/completion',
        { params: { id: course.id, lesson_id } },
        token,
      )
    expect((await again(before.id)).pace.measured).toBe(false)
    await pass(1)
    const { pace, steps } = await again(before.id)
    expect(pace).toEqual({ minutes_a_week: lessons[0]!.minutes + lessons[1]!.minutes, measured: true })
    const slower = steps.find(({ course_id }) => course_id === 'cells-and-life')!
    expect(slower.weeks).toBeGreaterThan(before.steps.find(({ id }) => id === slower.id)!.weeks)
  })

  test('a missed week only moves the plan', async () => {
    await tell({ stage: 'form_3_4', class_level: 'form_3' })
    const before = await roadmapTo()
    await pass(1)
    const after = await again(before.id)
    const shift = (kind: string) =>
      Date.parse(stepOf(after, kind)!.ready_by!) - Date.parse(stepOf(before, kind)!.ready_by!)
    expect([shift('learn'), shift('exam')]).toEqual([WEEK_MS, 0])
    expect(after.ready_by).toBe(before.ready_by)
  })

  test('work begins when training is over, and training when there are results and an intake', async () => {
    await tell({ stage: 'form_3_4', class_level: 'form_3' })
    const roadmap = await roadmapTo()
    const [exam, training, work] = ['exam', 'training', 'work'].map((kind) => stepOf(roadmap, kind)!)
    expect(training!.starts! > exam!.ready_by!).toBe(true)
    expect(work!.starts).toBe(training!.ready_by)
    expect(roadmap.ready_by).toBe(work!.starts)
    await tick(roadmap.id, 'exam', 'done')
    const later = await tick(roadmap.id, 'training', 'done')
    expect(stepOf(later, 'work')!.starts! < work!.starts!).toBe(true)
  })
})
