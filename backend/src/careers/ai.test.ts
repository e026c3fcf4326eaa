import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createLlm } from '../llm/ask.ts'
import { PROVIDERS } from '../llm/llm.ts'
import { providersOf } from '../llm/providers.ts'
import { answerInterests, investigator } from '../testing/answers.ts'
import { openTestGateway, type TestGateway } from '../testing/gateway.ts'
import { openLlmServices } from '../testing/llm-services.ts'

let services: Awaited<ReturnType<typeof openLlmServices>>
beforeAll(async () => {
  services = await openLlmServices()
})
afterAll(() => services.close())
afterEach(() => {
  services.asked.length = 0
  for (const name of PROVIDERS) services.set(name, { answer: {} })
})

const clock = () => new Date('2026-11-22T08:00:00Z')
const ADULT = '2000-01'
const CHILD = '2011-01'

interface Setting {
  fallbackToRules?: boolean
  born?: string
}

async function open({ fallbackToRules = true, born = ADULT }: Setting = {}) {
  const llm = createLlm({
    providers: providersOf('openai', services.settings, fetch),
    clock,
    totalMs: 800,
    jitterMs: 5,
  })
  const gateway = await openTestGateway({ ai: { llm, fallbackToRules, threshold: 70 } })
  const { access_token: token, user } = await gateway.register('wanjiru.kamau@example.com')
  await gateway.call('PATCH /users/me', { body: { born } }, token)
  await gateway.call('PUT /onboarding', { body: { county: 'Kisumu', hopes: 'Siri yangu' } }, token)
  await answerInterests(gateway, token, investigator)
  return { gateway, token, user }
}

const BODY = { constraints: { curated: true } }
const recommend = (gateway: TestGateway, token: string) =>
  gateway.call('POST /ai/career-recommendations', { body: BODY }, token)

/** What the rules alone say of the same answers. */
async function byRules() {
  const gateway = await openTestGateway()
  const { access_token: token } = await gateway.register()
  await answerInterests(gateway, token, investigator)
  return gateway.call('POST /ai/career-recommendations', { body: { ...BODY, limit: 20 } }, token)
}

/** Has the model put the sixth of the rules first, and word two reasons. */
async function prefer(text = 'You like to find out why things are as they are, and this work is about that.') {
  const ids = (await byRules()).recommendations.map(({ career }) => career.id)
  const order = [ids[5], ...ids.toSpliced(5, 1)]
  services.set('openai', { answer: { order, reasons: [ids[0], ids[1]].map((code) => ({ code, text })) } })
  return ids
}

describe('a model that answers', () => {
  test('moves careers, words reasons, and is named; the scores stay those of the rules', async () => {
    const ids = await prefer()
    const { gateway, token } = await open()
    const list = await recommend(gateway, token)
    expect(list).toMatchObject({ source: 'llm', provider: 'openai', threshold: 70 })
    expect(list.fallback_reason).toBeUndefined()
    expect(list.recommendations.findIndex(({ career }) => career.id === ids[5])).toBeLessThan(5)
    const ruled = new Map((await byRules()).recommendations.map((each) => [each.career.id, each]))
    for (const { ai_reason: _, ...rest } of list.recommendations) expect(rest).toEqual(ruled.get(rest.career.id))
    const said = list.recommendations.filter(({ ai_reason }) => ai_reason)
    expect(said.length).toBeGreaterThan(0)
    for (const { ai_reason } of said)
      expect(ai_reason).toMatchObject({ locale: 'en', text: expect.stringMatching(/^You/) })
    expect(await gateway.call('GET /ai/career-recommendations', token)).toEqual(list)
  })

  test('never makes the list look surer', async () => {
    await prefer()
    const { gateway, token } = await open()
    expect((await recommend(gateway, token)).confidence).toBeLessThanOrEqual((await byRules()).confidence)
  })

  test('is told nothing that says who the learner is', async () => {
    await prefer()
    const { gateway, token, user } = await open()
    await recommend(gateway, token)
    expect(services.asked).toHaveLength(1)
    const sent = JSON.stringify(services.asked[0])
    for (const own of ['Wanjiru', 'wanjiru', 'example.com', 'Kisumu', 'Siri', user.id, ADULT])
      expect(sent).not.toContain(own)
  })

  test.each([
    'Kenyatta University is the place for it.',
    'It pays KSh 90,000 a month.',
    'You need a B+ in chemistry.',
    'The fees are low.',
  ])('is not repeated where it says: %s', async (text) => {
    await prefer(text)
    const { gateway, token } = await open()
    const list = await recommend(gateway, token)
    expect(list.source).toBe('llm')
    expect(list.recommendations.every(({ ai_reason }) => ai_reason === undefined)).toBe(true)
  })
})

describe('the rules answer alone, and say why', () => {
  const failing = async (fallback_reason: string, setting?: Setting) => {
    const { gateway, token } = await open(setting)
    const list = await recommend(gateway, token)
    expect(list).toMatchObject({ source: 'rules', fallback_reason })
    expect(list.recommendations).toEqual((await byRules()).recommendations.slice(0, 10))
    return { gateway, token }
  }

  test.each([
    ['unavailable', { status: 401 }],
    ['unavailable', { status: 503 }],
    ['unavailable', 'hang'],
    ['unfit', { text: 'not JSON' }],
    ['unfit', 'refuse'],
    ['unfit', { answer: { order: ['11-1011.00'], reasons: [] } }],
  ] as const)('%s: %o', async (reason, behaviour) => {
    services.set('openai', behaviour)
    await failing(reason)
  })

  test.each([CHILD, undefined])('nothing is sent for a child, or where the age is unknown (%s)', async (born) => {
    await prefer()
    const gateway = (await open({ born: born ?? CHILD })).gateway
    const { access_token: token } = await gateway.register()
    if (born) await gateway.call('PATCH /users/me', { body: { born } }, token)
    await answerInterests(gateway, token, investigator)
    expect(await recommend(gateway, token)).toMatchObject({ source: 'rules', fallback_reason: 'no_consent' })
    expect(services.asked).toEqual([])
  })

  test('it is for a child whose guardian agrees', async () => {
    await prefer()
    const { gateway, token } = await failing('no_consent', { born: CHILD })
    const body = { guardian_name: 'Mama', channel: 'sms', to: '254712345678' } as const
    await gateway.call('POST /users/me/consent', { body }, token)
    const code = /\b\d{6}\b/.exec(gateway.texts.at(-1)?.text ?? '')?.[0] ?? ''
    await gateway.call('POST /users/me/consent/code', { body: { code } }, token)
    expect((await recommend(gateway, token)).source).toBe('llm')
    await gateway.call('DELETE /users/me/consent', token)
    expect(await recommend(gateway, token)).toMatchObject({ source: 'rules', fallback_reason: 'no_consent' })
  })

  test('unless they are not to', async () => {
    services.set('openai', { status: 503 })
    const { gateway, token } = await open({ fallbackToRules: false })
    const response = await gateway.send('POST /ai/career-recommendations', { body: BODY, token })
    expect([response.status, (await response.json()).code]).toEqual([503, 'ai_unavailable'])
    expect(response.headers.get('Retry-After')).toBe('60')
  })

  test.each(['off', 'no_provider'] as const)('%s', async (llm) => {
    const gateway = await openTestGateway({ ai: { llm, fallbackToRules: false, threshold: 55 } })
    const { access_token: token } = await gateway.register()
    await answerInterests(gateway, token, investigator)
    expect(await recommend(gateway, token)).toMatchObject({ source: 'rules', fallback_reason: llm, threshold: 55 })
  })
})
