import { beforeEach, describe, expect, test } from 'vitest'
import { answerInterests, investigator, keyOf } from '../testing/answers.ts'
import { openTestGateway, type TestGateway } from '../testing/gateway.ts'

let gateway: TestGateway
let token: string
beforeEach(async () => {
  gateway = await openTestGateway()
  token = (await gateway.register()).access_token
})

const main = { params: { id: 'main' } }
const next = () => gateway.call('GET /learning-paths/{id}/next', main, token)
const roadmapTo = (career_id: string) => gateway.call('POST /ai/roadmaps', { body: { career_id } }, token)
const LAB = '29-2011.00'

async function prepared() {
  await gateway.call('PUT /onboarding', { body: { stage: 'form_3_4' } }, token)
  await gateway.call('POST /onboarding/complete', token)
  await answerInterests(gateway, token, investigator)
  await gateway.call('POST /ai/career-recommendations', { body: {} }, token)
  return roadmapTo(LAB)
}

describe('the next action', () => {
  test('follows the learner from the first day to the end of the roadmap', async () => {
    expect(await next()).toMatchObject({ kind: 'onboarding', reason_code: 'nothing_known' })
    await gateway.call('PUT /onboarding', { body: { stage: 'form_3_4' } }, token)
    await gateway.call('POST /onboarding/complete', token)
    expect(await next()).toMatchObject({ kind: 'interests', reason_code: 'interests_missing' })
    const draft = { params: { id: 'interests' }, body: { answers: [{ item_id: 'i01', value: 2 }], duration_s: 3 } }
    await gateway.call('PUT /psychometric/assessments/{id}/draft', draft, token)
    expect((await next()).reason.en).toContain('1 of 48')
    await answerInterests(gateway, token, investigator)
    expect(await next()).toMatchObject({ kind: 'careers', reason_code: 'careers_unseen' })
    await gateway.call('POST /ai/career-recommendations', { body: {} }, token)
    expect(await next()).toMatchObject({ kind: 'careers', reason_code: 'no_roadmap' })

    const roadmap = await roadmapTo(LAB)
    const seen: string[] = []
    for (let turn = 0; turn < 60; turn++) {
      const action = await next()
      seen.push(action.reason_code)
      if (action.kind === 'explore') break
      if (action.kind === 'step') {
        const current = await gateway.call('GET /ai/roadmaps/{id}', { params: { id: roadmap.id } }, token)
        const step = current.steps.find(({ status }) => status === 'todo')!
        const params = { id: roadmap.id, step_id: step.id }
        await gateway.call('PATCH /ai/roadmaps/{id}/steps/{step_id}', { params, body: { status: 'done' } }, token)
        continue
      }
      const { course_id: id, lesson_id, quiz_id } = action as { course_id: string; lesson_id: string; quiz_id: string }
      if (action.kind === 'lesson')
        await gateway.call('POST /courses/{id}/lessons/{lesson_id}/completion', { params: { id, lesson_id } }, token)
      else await attempt(id, quiz_id, action.reason_code === 'quiz_failed' ? 0 : seen.length < 4 ? 6 : 0)
      gateway.pass(1000)
    }
    expect(seen.slice(0, 4)).toEqual(['course_starts', 'quiz_next', 'quiz_failed', 'lesson_next'])
    expect(seen.at(-1)).toBe('roadmap_done')
    expect(await gateway.call('GET /learning-paths/{id}', main, token)).toMatchObject({
      done: 5,
      total: 5,
      roadmap_id: roadmap.id,
    })
  })

  async function attempt(id: string, quiz_id: string, wrong: number) {
    const quiz = await gateway.call('GET /courses/{id}/quizzes/{quiz_id}', { params: { id, quiz_id } }, token)
    const answers = quiz.questions.slice(wrong).map((q) => ({ item_id: q.id, response: keyOf(gateway, q.id) }))
    const input = { params: { id, quiz_id }, body: { answers }, idempotencyKey: crypto.randomUUID() }
    return gateway.call('POST /courses/{id}/quizzes/{quiz_id}/attempts', input, token)
  }

  test('is never a course that is done or gone', async () => {
    const { id, steps } = await prepared()
    const [first, second] = steps
    const { modules } = await gateway.call('GET /courses/{id}', { params: { id: first!.course_id! } }, token)
    for (const lesson of modules.flatMap(({ lessons }) => lessons)) {
      const params = { id: first!.course_id!, lesson_id: lesson.id }
      await gateway.call('POST /courses/{id}/lessons/{lesson_id}/completion', { params }, token)
      await attempt(params.id, lesson.quiz_id, 0)
    }
    const params = { id, step_id: first!.id }
    await gateway.call('PATCH /ai/roadmaps/{id}/steps/{step_id}', { params, body: { status: 'todo' } }, token)
    expect(await next()).toMatchObject({ reason_code: 'course_starts', course_id: second!.course_id })
    await gateway.store.transaction(async (tx) => {
      const course = await tx.get('courses', second!.course_id!)
      if (course) await tx.put('courses', { ...course, status: 'draft' })
    })
    expect(await next()).toMatchObject({ reason_code: 'step_outside', title: steps[2]!.title })
  })

  test('is only one’s own', async () => {
    const response = await gateway.send('GET /learning-paths/{id}/next', { params: { id: 'other' }, token })
    expect(response.status).toBe(404)
  })
})

describe('roadmaps', () => {
  test('start with a course of ours and end with the work', async () => {
    const { steps } = await prepared()
    expect(steps.map(({ kind }) => kind)).toEqual(['learn', 'learn', 'school', 'training', 'work'])
    expect(steps[0]).toMatchObject({ course_id: 'cells-and-life', status: 'todo' })
    for (const [at, step] of steps.entries()) {
      expect(step.leads_to.en).not.toBe('')
      if (steps[at + 1]) expect(step.leads_to).toEqual(steps[at + 1]!.title)
    }
  })

  test.each([
    ['grade_7_9', 'Choose the STEM pathway'],
    ['grade_10_12', 'Do well in the Grade 12 exams'],
    ['form_3_4', 'Do well in KCSE'],
  ] as const)('%s: %s', async (stage, title) => {
    await gateway.call('PUT /onboarding', { body: { stage } }, token)
    expect((await roadmapTo(LAB)).steps.find(({ kind }) => kind === 'school')?.title.en).toBe(title)
  })

  test.each(['college', 'working'] as const)('%s: no school step', async (stage) => {
    await gateway.call('PUT /onboarding', { body: { stage } }, token)
    expect((await roadmapTo(LAB)).steps.map(({ kind }) => kind)).not.toContain('school')
  })

  test('every career of the catalogue has one that starts here', async () => {
    for (const { id } of gateway.store.rows('careerPaths').values()) {
      const { steps } = await roadmapTo(id)
      expect(steps[0]?.course_id, id).not.toBeNull()
      expect(JSON.stringify(steps), id).not.toMatch(/\b(1|0\.\d+) years|miaka (1|0\.\d+)\b/)
    }
    const { items } = await gateway.call('GET /ai/careers', { query: { curated: 'false', per_page: '100' } }, token)
    for (const zone of [2, 3, 4, 5]) {
      const career = items.find(({ job_zone }) => job_zone === zone)!
      const { steps } = await roadmapTo(career.id)
      expect(steps.map(({ kind }) => kind)).toEqual(['learn', 'school', 'training', 'work'])
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

  test('a tick can be taken back', async () => {
    const { id, steps } = await prepared()
    const params = { id, step_id: steps[2]!.id }
    const status = async (value: 'todo' | 'done') =>
      (await gateway.call('PATCH /ai/roadmaps/{id}/steps/{step_id}', { params, body: { status: value } }, token))
        .steps[2]
    expect(await status('done')).toMatchObject({ status: 'done', done_at: gateway.now().toISOString() })
    expect(await status('todo')).toMatchObject({ status: 'todo', done_at: null })
  })

  test('somebody else’s is not there', async () => {
    const { id } = await prepared()
    const stranger = await gateway.register()
    expect((await gateway.send('GET /ai/roadmaps/{id}', { params: { id }, token: stranger.access_token })).status).toBe(
      404,
    )
  })
})
