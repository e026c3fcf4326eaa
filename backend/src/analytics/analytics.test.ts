import type { Session } from '@tajiconnect/contract/auth'
import type { CourseDraft } from '@tajiconnect/contract/authoring'
import type { Item, Response as Given } from '@tajiconnect/contract/courses'
import { beforeEach, describe, expect, test } from 'vitest'
import { registerAs } from '../testing/authors.ts'
import { choice, publishCourse, writeCourse } from '../testing/course.ts'
import { openTestGateway, type TestGateway } from '../testing/gateway.ts'

const HOUR = 60 * 60_000

let gateway: TestGateway
let teacher: Session
let draft: CourseDraft
let id: string
let skill_id: string
let class_id: string
let code: string

/** Ten questions for practice on the course's own skill, and one of each other kind. */
const practice = (): Item[] => {
  const said = { difficulty: 0, hint: 'Think.', explanation: 'It is so.', skill_id }
  const three = ['a', 'b', 'c'].map((each) => ({ id: each, text: `Text ${each}` }))
  return [
    ...Array.from({ length: 10 }, (_, n) => choice(`${id}.p${n}`, skill_id)),
    { ...said, id: `${id}.number`, type: 'number', prompt: 'How long?', answer: 1250, tolerance: 0, unit: 'm' },
    { ...said, id: `${id}.text`, type: 'text', prompt: 'Which colour?', answer: ['green'] },
    { ...said, id: `${id}.order`, type: 'order', prompt: 'In order?', options: three, answer: ['c', 'b', 'a'] },
    {
      ...said,
      id: `${id}.match`,
      type: 'match',
      prompt: 'What fits?',
      options: three.slice(0, 2),
      targets: ['1', '2', '3'].map((each) => ({ id: each, text: `Target ${each}` })),
      answer: ['2', '1'],
    },
  ]
}

async function publish(body: Partial<CourseDraft>) {
  const sent = { params: { id }, body: { ...body, revision: draft.revision } }
  const changed = await gateway.call('PATCH /courses/{id}', sent, teacher.access_token)
  ;({ draft } = await publishCourse(gateway, changed, teacher.access_token))
}

beforeEach(async () => {
  gateway = await openTestGateway()
  teacher = await registerAs(gateway, 'instructor')
  draft = await writeCourse(gateway, teacher.access_token)
  id = draft.id
  skill_id = `${id}.rays`
  await publish({ items: [...draft.items, ...practice()] })
  const sent = { params: { id }, body: { name: 'Form 2 East' } }
  ;({ id: class_id, code } = await gateway.call('POST /courses/{id}/classes', sent, teacher.access_token))
})

const report = (by = teacher) =>
  gateway.call('GET /analytics/courses/{id}', { params: { id }, query: { class_id } }, by.access_token)
const rays = async () => (await report()).skills.find((each) => each.skill_id === skill_id)!

async function newMember(preferred_name?: string) {
  const session = await gateway.register()
  const { access_token: token } = session
  await gateway.call('POST /courses/classes/members', { body: { code } }, token)
  if (preferred_name) await gateway.call('PUT /onboarding', { body: { preferred_name } }, token)
  /** Answers a question for practice, a second after the one before, or so many hours ago. */
  const say = async (item: string, response: Given, hours = 0) => {
    gateway.pass(1000)
    const answered_at = new Date(gateway.now().getTime() - hours * HOUR).toISOString()
    const about = { id: crypto.randomUUID(), type: 'answer' as const, skill_id, item_id: `${id}.${item}` }
    const body = { events: [{ ...about, response, answered_at }] }
    const { outcomes } = await gateway.call('POST /skills/events', { body }, token)
    expect(outcomes).toMatchObject([{ status: 'accepted' }])
  }
  const run = async (...responses: string[]) => {
    for (const [at, response] of responses.entries()) await say(`p${at}`, response)
  }
  return { session, say, run }
}

describe('a report', () => {
  test('of a class that nobody has joined', async () => {
    expect(await report()).toMatchObject({
      course_id: id,
      title: 'Light',
      class_name: 'Form 2 East',
      learners: 0,
      quiet: [],
    })
    expect(await rays()).toEqual({
      skill_id,
      name: { en: 'Rays', sw: 'Miale' },
      levels: { none: 0, attempted: 0, familiar: 0, proficient: 0, mastered: 0 },
      stuck: [],
      wrong_answers: [],
    })
  })

  test('is for its teacher and for admins, by the class’s own course', async () => {
    const other = await registerAs(gateway, 'instructor')
    const status = async (by: Session, params = { id }, query = { class_id }) =>
      (await gateway.send('GET /analytics/courses/{id}', { params, query, token: by.access_token })).status
    expect(await status(other)).toBe(404)
    expect(await status(teacher, { id: 'cells-and-life' })).toBe(404)
    expect(await status(teacher, { id }, { class_id: 'none' })).toBe(404)
    expect(await status(await registerAs(gateway, 'admin'))).toBe(200)
    expect(await status(await gateway.register())).toBe(403)
  })

  test('tells of those in the class alone, by the names they go by and no address', async () => {
    const stranger = await gateway.register('stranger@example.com')
    await gateway.call('POST /courses/{id}/enrolments', { params: { id } }, stranger.access_token)
    const { session } = await newMember('Shiro')
    await newMember()
    const told = await report()
    expect([told.learners, told.quiet.map(({ name }) => name)]).toEqual([2, ['Shiro', 'Wanjiru']])
    expect(JSON.stringify(told)).not.toMatch(/@/)
    const params = { class_id }
    await gateway.call('DELETE /courses/classes/{class_id}/members', { params }, session.access_token)
    expect((await report()).learners).toBe(1)
  })

  test('counts the levels of a skill', async () => {
    await newMember()
    await (await newMember()).run('a', 'a', 'a', 'a', 'a')
    await (await newMember()).run('b')
    expect((await rays()).levels).toEqual({ none: 1, attempted: 1, familiar: 0, proficient: 1, mastered: 0 })
  })
})

describe('who is stuck', () => {
  test('has three wrong of the last five, or ten answers and has not learnt it; the worst first', async () => {
    await (await newMember('Three of five')).run('a', 'b', 'a', 'b', 'b')
    await (await newMember('All wrong')).run('b', 'b', 'b', 'b', 'b')
    await (await newMember('Two of five')).run('b', 'b', 'b', 'b', 'a', 'a', 'a')
    await (await newMember('Four answers')).run('b', 'b', 'b', 'b')
    await (await newMember('Learnt')).run('b', 'b', 'b', 'a', 'a', 'a', 'a', 'a', 'a', 'a')
    await (await newMember('Ten answers')).run('b', 'b', 'b', 'b', 'b', 'a', 'a', 'b', 'b', 'a')
    const { stuck } = await rays()
    expect(stuck.map(({ name, answers, wrong }) => [name, answers, wrong])).toEqual([
      ['All wrong', 5, 5],
      ['Three of five', 5, 3],
      ['Ten answers', 10, 2],
    ])
    for (const { level } of stuck) expect(['attempted', 'familiar']).toContain(level)
  })
})

test('what a member answered in other courses, or on the same skill elsewhere, is not the teacher’s to see', async () => {
  const member = await newMember()
  await gateway.store.transaction(async (tx) => {
    const elsewhere = { user_id: member.session.user.id, skill_id, answered_at: gateway.now().toISOString() }
    for (let n = 0; n < 6; n++)
      await tx.put('answers', {
        ...elsewhere,
        id: `${member.session.user.id}:elsewhere-${n}`,
        item_id: `ratio-0${n + 1}`,
        response: 'b',
        correct: false,
        hint_used: false,
        guess: 0.25,
        difficulty: 0,
      })
  })
  expect(await rays()).toMatchObject({ levels: { none: 1, attempted: 0 }, stuck: [], wrong_answers: [] })
  expect((await report()).quiet).toHaveLength(1)
})

describe('the commonest wrong answers', () => {
  test('are three, by learners and not by answers, with the right one and what the author says of them', async () => {
    const [one, two, three] = [await newMember(), await newMember(), await newMember()]
    for (const member of [one, two, three]) await member.say('p1', 'b')
    for (const member of [one, two]) await member.say('text', member === one ? 'Blue' : ' blue ')
    for (let n = 0; n < 5; n++) await one.say('p2', 'c')
    await two.say('p3', 'c')
    await three.say('p4', 'a')
    const { wrong_answers } = await rays()
    expect(wrong_answers).toEqual([
      {
        item_id: `${id}.p1`,
        prompt: `What is true of ${id}.p1?`,
        answer: 'That',
        typed: false,
        right: 'This',
        feedback: 'This is of another thing.',
        learners: 3,
      },
      expect.objectContaining({ answer: 'Blue', right: 'green', feedback: null, learners: 2 }),
      expect.objectContaining({ item_id: `${id}.p2`, answer: 'Neither', feedback: null, learners: 1 }),
    ])
  })

  test.each<[string, Given, string, string]>([
    ['number', '1250.50', '1,250.5 m', '1,250 m'],
    ['number', 'a lot', 'a lot', '1,250 m'],
    ['text', 'Blue', 'Blue', 'green'],
    ['order', ['a', 'b', 'c'], 'Text a → Text b → Text c', 'Text c → Text b → Text a'],
    ['match', ['1', '3'], 'Text a – Target 1 · Text b – Target 3', 'Text a – Target 2 · Text b – Target 1'],
  ])('%s %j in words', async (item, response, words, right) => {
    await (await newMember()).say(item, response)
    expect((await rays()).wrong_answers).toMatchObject([{ answer: words, right, learners: 1 }])
  })

  test('come with the formulas of their author, and none that a learner typed', async () => {
    const [first, ...others] = draft.items
    const formulas = (item: Item): Item => ({
      ...item,
      prompt: 'Of $p$, for $5?',
      ...(item.type === 'choice' && {
        options: item.options.map(({ id: each, text }) => ({ id: each, text: `${text} $${each}^2$`, feedback: '$f$' })),
      }),
    })
    await publish({ items: [first!, ...others.map(formulas)] })
    const member = await newMember()
    await member.say('p1', 'b')
    await member.say('text', '$y$')
    const { wrong_answers } = await rays()
    const drawn = wrong_answers.map(({ answer, typed, math }) => [answer, typed, Object.keys(math ?? {}).toSorted()])
    expect(drawn).toEqual([
      ['That $b^2$', false, ['a^2', 'b^2', 'f', 'p']],
      ['$y$', true, ['p']],
    ])
  })

  test('come from quizzes too, by the version that was answered', async () => {
    const { session } = await newMember()
    const params = { id, quiz_id: 'mirrors-quiz' }
    const [first, second] = ['mirrors-1', 'mirrors-2'].map((each) => `${id}.${each}`)
    const answers = [{ item_id: first!, response: 'b' }]
    await gateway.call(
      'POST /courses/{id}/quizzes/{quiz_id}/attempts',
      { params, body: { answers }, idempotencyKey: crypto.randomUUID() },
      session.access_token,
    )
    // Now b is right, and the other question, which was left out, is gone.
    const items = draft.items
      .filter((item) => item.id !== second)
      .map((item): Item => (item.id === first && item.type === 'choice' ? { ...item, answer: 'b' } : item))
    const [quiz, ...others] = draft.quizzes
    await publish({ items, quizzes: [{ ...quiz!, item_ids: [first!] }, ...others] })
    expect((await rays()).wrong_answers).toMatchObject([{ item_id: first, answer: 'That', right: 'This', learners: 1 }])
  })
})

test('whoever has answered nothing for a week is quiet, and those who never have come first', async () => {
  const [fresh, week, old] = [await newMember('Fresh'), await newMember('A week'), await newMember('Long ago')]
  await newMember('Never')
  await fresh.say('p1', 'a', 7 * 24 - 1)
  await week.say('p1', 'a', 7 * 24 + 1)
  await old.say('p1', 'b', 20 * 24)
  expect((await report()).quiet.map(({ name, days }) => [name, days])).toEqual([
    ['Never', null],
    ['Long ago', 20],
    ['A week', 7],
  ])
})
