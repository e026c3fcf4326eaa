import { http, HttpResponse } from 'msw'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { readSession, saveSession, useSession } from '../../stores/session.ts'
import { createTestGateway, type TestGateway } from '../../testing/gateway.ts'
import { outcome, times } from '../../testing/outcome.ts'
import { problem, server } from '../../testing/server.ts'
import { queryClient } from '../../utils/cache.ts'
import { errorWords } from './error-words.ts'
import { call, query } from './endpoints.ts'
import { liveToken, renew } from './refresh.ts'

const MINUTE = 60_000
const REFRESH = 'POST /auth/refresh'
const LEARNER = 'learner@tajiconnect.test'

let gateway: TestGateway
beforeEach(async () => {
  gateway = await createTestGateway()
})
afterEach(() => vi.useRealTimers())

const refreshes = () => gateway.requests.filter((request) => request === REFRESH).length
const me = () => outcome(call('GET /users/me'))
const fakeDate = () => void vi.useFakeTimers({ toFake: ['Date'] })

/** Answers a refresh in the gateway's place; answers with how often it was asked. */
function answerRefresh(reply: (tried: number, request: Request) => Response | undefined | Promise<Response>) {
  const seen = { tries: 0 }
  server.use(http.post('*/api/v1/auth/refresh', ({ request }) => reply((seen.tries += 1), request)))
  return seen
}

/** The pair that the phone holds. */
const pair = () => [localStorage.getItem('access_token'), localStorage.getItem('refresh_token')]

test('T1: twenty requests with an access token that ran out need one refresh', async () => {
  await gateway.enter()
  gateway.pass(16 * MINUTE)
  const users = await Promise.all(times(20, () => call('GET /users/me')))
  expect(users.map(({ email }) => email)).toEqual(Array(20).fill(LEARNER))
  expect(refreshes()).toBe(1)
})

test('T2: a hundred reads and writes at once all go through on one refresh, and each POST counts once', async () => {
  await gateway.enterAnew()
  gateway.pass(16 * MINUTE)
  const params = { id: 'ratio-rate-percentage', quiz_id: 'what-a-ratio-is-quiz' }
  const before = gateway.store.rows('attempts').size
  const codes = await Promise.all([
    ...times(40, me),
    ...times(30, () => outcome(call('PUT /onboarding', { body: { county: 'Nairobi City' } }))),
    ...times(30, () => {
      const input = { params, body: { answers: [] }, idempotencyKey: crypto.randomUUID() }
      return outcome(call('POST /courses/{id}/quizzes/{quiz_id}/attempts', input))
    }),
  ])
  expect(codes).toEqual(Array(100).fill('ok'))
  expect(gateway.store.rows('attempts').size - before).toBe(30)
  expect((await call('GET /onboarding')).county).toBe('Nairobi City')
  expect(refreshes()).toBe(1)
})

test('T3: a 401 that lands after the refresh is over is answered with the new token, without another refresh', async () => {
  await gateway.enter()
  gateway.pass(16 * MINUTE)
  let release = () => {}
  const held = new Promise<void>((resolve) => (release = resolve))
  const late = async () => {
    await held
    return problem('invalid_access_token')
  }
  server.use(http.get('*/api/v1/onboarding', late, { once: true }))
  const reply = call('GET /onboarding')
  await call('GET /users/me')
  release()
  await expect(reply).resolves.toHaveProperty('county')
  expect(refreshes()).toBe(1)
})

test('T4: where the new token is refused as well the request fails after one replay, in words that say so', async () => {
  await gateway.enter()
  let calls = 0
  server.use(
    http.get('*/api/v1/users/me', () => {
      calls += 1
      return problem('invalid_access_token')
    }),
  )
  const error = await call('GET /users/me').catch((error: unknown) => error)
  expect(error).toMatchObject({ code: 'invalid_access_token', status: 401 })
  expect(errorWords(error)).toBe('error.invalid_access_token')
  expect([calls, refreshes()]).toEqual([2, 1])
})

test('T5: where the refresh is refused everyone who waited fails alike, and the session ends once', async () => {
  await gateway.enter()
  gateway.pass(31 * 24 * 60 * MINUTE)
  const seen: (string | null)[] = []
  const stop = useSession.subscribe(({ signedOut }) => seen.push(signedOut))
  expect(await Promise.all(times(20, me))).toEqual(Array(20).fill('invalid_refresh_token'))
  stop()
  expect(seen).toEqual(['refused'])
  expect(localStorage).toHaveLength(0)
  expect(refreshes()).toBe(1)
})

test('T6: a token with life left is used on where an early refresh is refused, and the next waits for a minute', async () => {
  fakeDate()
  const { access_token } = await gateway.enter()
  vi.advanceTimersByTime(14.6 * MINUTE)
  const refresh = answerRefresh((tried) => (tried === 1 ? problem('invalid_refresh_token') : undefined))
  expect(await Promise.all([...times(5, me), outcome(liveToken())])).toEqual(Array(6).fill('ok'))
  vi.advanceTimersByTime(20_000)
  expect(await me()).toBe('ok')
  expect(refresh.tries).toBe(1)
  expect(readSession()?.access_token).toBe(access_token)
  vi.advanceTimersByTime(40_000)
  expect(await me()).toBe('ok')
  expect(refresh.tries).toBe(2)
  expect(readSession()?.access_token).not.toBe(access_token)
})

test.each([
  ['T7: status 500', () => problem('internal')],
  ["T7: a proxy's 502", () => new HttpResponse('<h1>Bad gateway</h1>', { status: 502 })],
  ['T7: status 503', () => problem('store_unavailable')],
  ["T7: a proxy's 504", () => new HttpResponse('', { status: 504 })],
  ['T9: no network', () => HttpResponse.error()],
  ["T12: a portal's 401", () => new HttpResponse('<h1>Pay for data</h1>', { status: 401 })],
  ["T12: a portal's page with status 200", () => HttpResponse.html('<h1>Welcome</h1>')],
  ['T12: JSON that breaks off', () => new HttpResponse('{"access_token":"a', { status: 200 })],
  ['T12: no account', () => HttpResponse.json({ access_token: 'a.b.c', refresh_token: 'd.2.e' })],
  ['T13: no new refresh token', () => HttpResponse.json({ access_token: 'a.b.c', user: { id: 'u' } })],
])('%s at the refresh fails whoever waits in a way that can be tried again, and the pair stays', async (_, reply) => {
  const { access_token, refresh_token } = await gateway.enter()
  gateway.pass(16 * MINUTE)
  answerRefresh(reply)
  expect(await Promise.all(times(5, me))).toEqual(Array(5).fill('network'))
  expect(pair()).toEqual([access_token, refresh_token])
  expect(useSession.getState().signedIn).toBe(true)
})

test('T8: where the gateway wants seven seconds it gets them', async () => {
  fakeDate()
  const { access_token, refresh_token } = await gateway.enter()
  vi.advanceTimersByTime(16 * MINUTE)
  const refresh = answerRefresh((tried) =>
    tried === 1 ? problem('too_many_requests', { 'Retry-After': '7' }) : undefined,
  )
  const first = await call('GET /users/me').catch((error: unknown) => error)
  expect(first).toMatchObject({ code: 'network', retryAfter: 7 })
  vi.advanceTimersByTime(6900)
  expect(await me()).toBe('network')
  expect(refresh.tries).toBe(1)
  expect(pair()).toEqual([access_token, refresh_token])
  vi.advanceTimersByTime(200)
  expect(await me()).toBe('ok')
  expect(refresh.tries).toBe(2)
})

test('T9: back online there is one refresh, however many wait', async () => {
  await gateway.enter()
  gateway.pass(16 * MINUTE)
  const refresh = answerRefresh((tried) => (tried <= 2 ? HttpResponse.error() : undefined))
  expect(await me()).toBe('network')
  window.dispatchEvent(new Event('online'))
  expect(await Promise.all(times(8, me))).toEqual(Array(8).fill('ok'))
  expect(refresh.tries).toBe(3)
})

test('T11: through an outage there is one refresh a minute, not one a call', async () => {
  fakeDate()
  await gateway.enter()
  vi.advanceTimersByTime(16 * MINUTE)
  const refresh = answerRefresh(() => problem('store_unavailable'))
  for (let at = 0; at < 50; at += 1) {
    expect(await me()).toBe('network')
    vi.advanceTimersByTime(1000)
  }
  expect(refresh.tries).toBe(1)
  vi.advanceTimersByTime(10_000)
  for (let at = 0; at < 50; at += 1) expect(await me()).toBe('network')
  expect(refresh.tries).toBe(2)
})

test('T11: where no answer comes each pause is twice as long as the one before, up to a minute', async () => {
  fakeDate()
  await gateway.enter()
  vi.advanceTimersByTime(16 * MINUTE)
  const refresh = answerRefresh(() => HttpResponse.error())
  const at: number[] = []
  for (let second = 0; second < 250; second += 1) {
    const before = refresh.tries
    await me()
    if (refresh.tries > before) at.push(second)
    vi.advanceTimersByTime(1000)
  }
  expect(at).toEqual([0, 1, 3, 7, 15, 31, 63, 123, 183, 243])
})

test('a phone clock that is set back keeps nobody waiting', async () => {
  fakeDate()
  await gateway.enter()
  gateway.pass(16 * MINUTE)
  const refresh = answerRefresh((tried) => (tried === 1 ? problem('store_unavailable') : undefined))
  expect(await me()).toBe('network')
  vi.setSystemTime(Date.now() - 24 * 60 * MINUTE)
  gateway.pass(24 * 60 * MINUTE)
  expect(await me()).toBe('ok')
  expect(refresh.tries).toBe(2)
})

test('T13: the refresh token that was not replaced is the one that is sent next', async () => {
  const { refresh_token } = await gateway.enter()
  gateway.pass(16 * MINUTE)
  const sent: unknown[] = []
  server.use(
    http.post('*/api/v1/auth/refresh', async ({ request }) => {
      const body = (await request.clone().json()) as { refresh_token: string }
      sent.push(body.refresh_token)
      return sent.length === 1 ? HttpResponse.json({ access_token: 'a.b.c', user: { id: 'u' } }) : undefined
    }),
  )
  await me()
  window.dispatchEvent(new Event('online'))
  expect(await me()).toBe('ok')
  expect(sent).toEqual([refresh_token, refresh_token])
})

test('T22: an answer that is lost costs nothing: it is asked for again at once, and is the same pair', async () => {
  const { user } = await gateway.enter()
  gateway.pass(16 * MINUTE)
  const given: unknown[] = []
  answerRefresh(async (tried, request) => {
    const reply = await gateway.fetch(request)
    given.push(await reply.clone().json())
    return tried === 1 ? HttpResponse.error() : reply
  })
  expect(await me()).toBe('ok')
  expect(given).toHaveLength(2)
  expect(given[1]).toEqual(given[0])
  expect(given[1]).toMatchObject({ user: { id: user.id } })
  expect(pair()).toEqual([readSession()?.access_token, readSession()?.refresh_token])
})

test('a token with under half a minute left is renewed before it is sent', async () => {
  fakeDate()
  await gateway.enter()
  vi.advanceTimersByTime(14.6 * MINUTE)
  await call('GET /users/me')
  expect(gateway.requests.slice(-2)).toEqual([REFRESH, 'GET /users/me'])
})

/** The page is loaded anew: the modules start over, and the phone holds what it held. */
async function reload() {
  vi.resetModules()
  const { call } = await import('./endpoints.ts')
  return () => call('GET /users/me')
}

test.each([10, -10, 20, -20])(
  'T24: a phone clock %i minutes off sets off no refresh at sign-in, at most one after a reload, and keeps none off',
  async (minutes) => {
    gateway.pass(-minutes * MINUTE)
    await gateway.enter()
    for (let i = 0; i < 3; i += 1) expect(await me()).toBe('ok')
    expect(refreshes()).toBe(0)
    const ask = await reload()
    for (let i = 0; i < 3; i += 1) await ask()
    expect(refreshes()).toBeLessThanOrEqual(1)
    const before = refreshes()
    gateway.pass(16 * MINUTE)
    expect(await outcome(ask())).toBe('ok')
    expect(refreshes()).toBe(before + 1)
  },
)

/** A token as a gateway would sign it whose clocks do not agree: at its end when it is issued. */
const stillborn = (id: number) => `e30.${btoa(JSON.stringify({ id, iat: 1000, exp: 1000 })).replaceAll('=', '')}.x`

test('T25: tokens that have ended when they come set off one refresh and an error, no loop', async () => {
  const session = await gateway.enter()
  saveSession({ ...session, access_token: stillborn(0) })
  const refresh = answerRefresh((tried) =>
    HttpResponse.json({ ...session, access_token: stillborn(tried), refresh_token: `family.${tried}.mac` }),
  )
  expect(await Promise.all(times(8, me))).toEqual(Array(8).fill('invalid_access_token'))
  expect(refresh.tries).toBe(1)
})

test('T26: two hours of sleep later, eight queries at once need one refresh', async () => {
  fakeDate()
  await gateway.enter()
  vi.advanceTimersByTime(120 * MINUTE)
  const names = ['GET /users/me', 'GET /onboarding', 'GET /courses', 'GET /subjects', 'GET /ai/roadmaps'] as const
  const more = ['GET /learning-paths', 'GET /psychometric/results', 'GET /courses/enrolments'] as const
  const replies = await Promise.all([...names, ...more].map((name) => queryClient.fetchQuery(query(name) as never)))
  expect(replies.map(Boolean)).toEqual(Array(8).fill(true))
  expect(refreshes()).toBe(1)
})

test.each([
  ['T28: whoever gives up waiting for a refresh', 1],
  ['T29: whoever gives up the request that set off the refresh', 0],
])('%s fails alone', async (_, quitter) => {
  await gateway.enter()
  gateway.pass(16 * MINUTE)
  const waiting = new AbortController()
  answerRefresh(() => {
    waiting.abort()
    return undefined
  })
  const codes = await Promise.all(
    times(3, (at) =>
      outcome(call('GET /users/me', undefined, at === quitter ? { signal: waiting.signal } : undefined)),
    ),
  )
  expect(codes).toEqual(times(3, (at) => (at === quitter ? 'aborted' : 'ok')))
  expect(refreshes()).toBe(1)
})

test('T41: whoever hears of a new pair may ask for something right away', async () => {
  await gateway.enter()
  gateway.pass(16 * MINUTE)
  const heard: Promise<unknown>[] = []
  const stop = useSession.subscribe(() => heard.push(me(), outcome(liveToken())))
  expect(await me()).toBe('ok')
  stop()
  expect(heard.length).toBeGreaterThan(0)
  expect(new Set(await Promise.all(heard))).toEqual(new Set(['ok']))
  expect(refreshes()).toBe(1)
})

test('T42: what asks over HTTP and what asks for the socket share one refresh', async () => {
  const { access_token } = await gateway.enter()
  gateway.pass(16 * MINUTE)
  expect(await Promise.all([me(), outcome(renew(access_token)), me()])).toEqual(['ok', 'ok', 'ok'])
  expect(refreshes()).toBe(1)
})
