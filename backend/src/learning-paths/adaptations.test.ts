import type { Session } from '@tajiconnect/contract/auth'
import { DAY_MS } from '@tajiconnect/contract/limits'
import type { RealtimeEvent } from '@tajiconnect/contract/realtime'
import { beforeEach, describe, expect, test } from 'vitest'
import { openTestGateway, type TestGateway } from '../testing/gateway.ts'
import { hear, practise } from '../testing/practice.ts'

const [SIMPLIFY, SHARE, UNIT] = ['math.ratio.simplify', 'math.ratio.share', 'math.rate.unit'] as const
/** A career that rests on mathematics. */
const CAREER = '25-2031.00'

let gateway: TestGateway
let learner: Session
let events: RealtimeEvent[]
beforeEach(async () => {
  gateway = await openTestGateway()
  learner = await gateway.register()
  events = await hear(gateway, learner)
})

const answers = (skill: string, ...results: boolean[]) => practise(gateway, learner.access_token, skill, results)
const told = (code: string) =>
  events.flatMap(({ type, data }) => (type === 'adaptation_trigger' && data.reason_code === code ? [data] : []))
const next = (id = 'main') => gateway.call('GET /learning-paths/{id}/next', { params: { id } }, learner.access_token)
const changes = async (id = 'main') =>
  (await gateway.call('GET /learning-paths/{id}', { params: { id } }, learner.access_token)).adaptations
async function pass(days: number) {
  gateway.pass(days * DAY_MS)
  learner = { ...(await gateway.signIn(learner.user.email)) }
}
/** Ten answers on something else. */
const meanwhile = () => answers('math.percent.amount', ...Array<boolean>(10).fill(true))

describe('three wrong in five', () => {
  test('lead a step back, said with the figures in both languages', async () => {
    await answers(SHARE, true, false, false)
    expect(told('step_down')).toEqual([])
    await answers(SHARE, false)
    expect(told('step_down')).toEqual([
      {
        id: `${learner.user.id}:step_down:${SHARE}:2026-11-22`,
        reason_code: 'step_down',
        skill_id: SHARE,
        to_skill_id: SIMPLIFY,
        numbers: { wrong: 3, answers: 4, probability: 0.1 },
        text: {
          en: '3 of your last 4 answers on “Sharing in a ratio” were wrong or needed a hint. A short step back to “Simplifying ratios” makes it easier.',
          sw: 'Majibu yako 3 kati ya 4 ya mwisho kuhusu “Kugawa kwa uwiano” hayakuwa sahihi au yalihitaji kidokezo. Ukirudi kidogo kwenye “Kurahisisha uwiano”, itakuwa rahisi zaidi.',
        },
      },
    ])
    expect(await changes()).toMatchObject([{ ...told('step_down')[0], at: gateway.now().toISOString() }])
  })

  test('are said once in a week, and then only if it has happened again', async () => {
    await answers(SHARE, false, false, false)
    await answers(SHARE, false)
    await pass(8)
    await answers(UNIT, true)
    expect(told('step_down')).toHaveLength(1)
    await meanwhile()
    await answers(SHARE, false)
    expect(told('step_down')).toHaveLength(2)
  })

  test('in a quiz too', async () => {
    const params = { id: 'ratio-rate-percentage', quiz_id: 'sharing-and-mixing-quiz' }
    const input = { params, body: { answers: [] }, idempotencyKey: crypto.randomUUID() }
    await gateway.call('POST /courses/{id}/quizzes/{quiz_id}/attempts', input, learner.access_token)
    expect(told('step_down').map(({ skill_id }) => skill_id)).toContain(SHARE)
  })
})

test('the newest 200 are kept, and older ones go a few at a time', async () => {
  const { id: user_id } = learner.user
  const at = new Date(gateway.now().getTime() - 60 * DAY_MS).toISOString()
  const text = { en: 'Then.', sw: 'Wakati ule.' }
  const change = { reason_code: 'skip_ahead' as const, skill_id: UNIT, to_skill_id: null, numbers: {}, text, at }
  await gateway.store.transaction(async (tx) => {
    for (let n = 0; n < 230; n++) await tx.put('adaptations', { ...change, id: `${user_id}:${n}`, user_id })
  })
  const kept = () => [...gateway.store.rows('adaptations').values()].filter((row) => row.user_id === user_id)
  await answers(SHARE, false, false, false)
  expect(told('step_down')).toHaveLength(1)
  expect(kept()).toHaveLength(231 - 20)
  await answers(UNIT, false, false, false)
  expect(kept()).toHaveLength(200)
  expect(kept()[0]?.id).toBe(`${user_id}:${232 - 200}`)
  expect(
    kept()
      .map(({ skill_id }) => skill_id)
      .slice(-2),
  ).toEqual([SHARE, UNIT])
})

describe('two skills mastered fast', () => {
  async function master(skill: string) {
    await answers(skill, true, true, true, true)
    await meanwhile()
  }

  test('open the next one, once', async () => {
    await master(SHARE)
    await master(UNIT)
    await pass(2)
    await meanwhile()
    await answers(SHARE, true)
    expect(told('skip_ahead')).toEqual([])
    await answers(UNIT, true)
    const [change] = told('skip_ahead')
    expect(change).toMatchObject({ skill_id: UNIT, numbers: { skills: 2, days: 3, planned: 7 } })
    expect(change!.text).toMatchObject({ en: expect.stringContaining('within 3 days each') })
    await pass(8)
    await meanwhile()
    await answers(UNIT, true)
    expect(told('skip_ahead')).toHaveLength(1)
  })
})

describe('with time alone', () => {
  test('four days without an answer rebuild the plan, said when the learner comes back, and without blame', async () => {
    await answers(SHARE, true)
    await pass(3)
    await next()
    expect(told('plan_rebuilt')).toEqual([])
    await pass(2)
    await next()
    await next('mathematics')
    expect(told('plan_rebuilt')).toMatchObject([{ skill_id: null, to_skill_id: null, numbers: { days: 5 } }])
    expect(JSON.stringify(told('plan_rebuilt')[0]!.text)).not.toMatch(/miss|late|behind|fail|chelew|kosa/i)
    await pass(9)
    await next()
    expect(told('plan_rebuilt')).toHaveLength(1)
  })

  test('a skill that the career rests on is called back before it is forgotten, others are not', async () => {
    await gateway.call('POST /ai/roadmaps', { body: { career_id: CAREER } }, learner.access_token)
    const { steps } = (await gateway.call('GET /ai/roadmaps', learner.access_token)).items[0]!
    const own = steps.flatMap(({ skills }) => skills.map(({ id }) => id))
    const stranger = [...gateway.store.rows('skills').keys()].find((id) => !own.includes(id))!
    const [skill] = own
    for (const each of [skill!, stranger]) await answers(each, true, true, true, true)
    await pass(3)
    await next()
    expect(told('review_due')).toEqual([])
    await pass(90)
    await next()
    await next()
    expect(told('review_due')).toMatchObject([{ skill_id: skill, to_skill_id: skill, numbers: { days: 93 } }])
    const { numbers, text } = told('review_due')[0] as {
      numbers: { recalled: number }
      text: { en: string; sw: string }
    }
    expect(text.en).toContain(`about ${Math.round(100 * numbers.recalled)}%`)
    expect(text.sw).toContain('siku 93 zilizopita')
  })

  test('what was said is shown for two weeks, newest first, and on the path of its subject', async () => {
    await answers(SHARE, false, false, false)
    await pass(5)
    await next()
    const codes = async (id?: string) => (await changes(id)).map(({ reason_code }) => reason_code)
    expect(await codes()).toEqual(['plan_rebuilt', 'step_down'])
    expect(await codes('mathematics')).toEqual(['step_down'])
    expect(await codes('biology')).toEqual([])
    await pass(15)
    expect(await codes()).toEqual([])
  })
})

test('nobody else is told or shown anything', async () => {
  const other = await gateway.register()
  const heard = await hear(gateway, other)
  await answers(SHARE, false, false, false)
  expect(heard).toEqual([])
  const path = await gateway.call('GET /learning-paths/{id}', { params: { id: 'main' } }, other.access_token)
  expect(path.adaptations).toEqual([])
})
