import { http, HttpResponse } from 'msw'
import { beforeEach, expect, test, vi } from 'vitest'
import { readSession, saveSession, useSession } from '../../stores/session.ts'
import { createTestGateway, PASSWORD, type TestGateway } from '../../testing/gateway.ts'
import { problem, server } from '../../testing/server.ts'
import { ApiError } from './api-error.ts'
import { login, logout } from './auth.ts'
import { http as client } from './client.ts'
import { call } from './endpoints.ts'
import { renew } from './refresh.ts'

const MINUTE = 60_000
const REFRESH = 'POST /auth/refresh'

let gateway: TestGateway
beforeEach(async () => {
  gateway = await createTestGateway()
})

const refreshes = () => gateway.requests.filter((request) => request === REFRESH).length
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'ok',
    (error: unknown) => (error instanceof ApiError ? error.code : error),
  )
const ended = () => {
  const seen: (string | null)[] = []
  useSession.subscribe(({ signedOut }) => seen.push(signedOut))
  return seen
}

test('twenty requests with an access token that ran out need one refresh', async () => {
  await gateway.enter()
  gateway.pass(16 * MINUTE)
  const users = await Promise.all(Array.from({ length: 20 }, () => call('GET /users/me')))
  expect(users.map(({ email }) => email)).toEqual(Array(20).fill('learner@tajiconnect.test'))
  expect(refreshes()).toBe(1)
})

test('reads and writes in parallel all go through, and each write happens once', async () => {
  await gateway.enterAnew()
  gateway.pass(16 * MINUTE)
  const { items } = await call('GET /courses')
  const id = items[0]?.id ?? ''
  gateway.pass(16 * MINUTE)
  await Promise.all([
    call('PUT /onboarding', { body: { county: 'Nairobi City' } }),
    call('POST /courses/{id}/enrolments', { params: { id } }),
    ...Array.from({ length: 10 }, () => call('GET /users/me')),
  ])
  expect((await call('GET /onboarding')).county).toBe('Nairobi City')
  expect((await call('GET /courses/enrolments')).items).toHaveLength(1)
  expect(refreshes()).toBe(2)
})

test('a 401 that lands after the refresh is over is answered with the new token, without another refresh', async () => {
  await gateway.enter()
  gateway.pass(16 * MINUTE)
  let release = () => {}
  const held = new Promise<void>((resolve) => (release = resolve))
  server.use(
    http.get(
      '*/api/v1/onboarding',
      async () => {
        await held
        return problem('invalid_access_token')
      },
      { once: true },
    ),
  )
  const late = call('GET /onboarding')
  await call('GET /users/me')
  release()
  await expect(late).resolves.toHaveProperty('county')
  expect(refreshes()).toBe(1)
})

test('a request is replayed at most once', async () => {
  await gateway.enter()
  let calls = 0
  server.use(
    http.get('*/api/v1/users/me', () => {
      calls += 1
      return problem('invalid_access_token')
    }),
  )
  expect(await codeOf(call('GET /users/me'))).toBe('invalid_access_token')
  expect(calls).toBe(2)
  expect(refreshes()).toBe(1)
  expect(useSession.getState().signedIn).toBe(true)
})

test('where the refresh is refused everyone who waited fails, and the session ends once', async () => {
  await gateway.enter()
  gateway.pass(31 * 24 * 60 * MINUTE)
  const seen = ended()
  const codes = await Promise.all(Array.from({ length: 5 }, () => codeOf(call('GET /users/me'))))
  expect(codes).toEqual(Array(5).fill('invalid_refresh_token'))
  expect(seen).toEqual(['refused'])
  expect(localStorage).toHaveLength(0)
  expect(refreshes()).toBe(1)
})

test.each([
  ['a network error', () => HttpResponse.error()],
  ['status 500', () => problem('internal')],
  ['status 503', () => problem('store_unavailable')],
  ["a proxy's 502", () => new HttpResponse('<h1>Bad gateway</h1>', { status: 502 })],
  ["a portal's 401", () => new HttpResponse('<h1>Pay for data</h1>', { status: 401 })],
  ["a portal's page with status 200", () => HttpResponse.html('<h1>Welcome</h1>')],
  ['half a pair', () => HttpResponse.json({ access_token: 'new.access.token' })],
])('%s at the refresh fails the request as network and keeps the session', async (_, reply) => {
  const session = await gateway.enter()
  gateway.pass(16 * MINUTE)
  server.use(http.post('*/api/v1/auth/refresh', reply))
  expect(await codeOf(call('GET /users/me'))).toBe('network')
  expect(readSession()).toMatchObject({ refresh_token: session.refresh_token, access_token: session.access_token })
})

test('while refreshing fails it is not tried for every request, and again once the phone is online', async () => {
  await gateway.enter()
  gateway.pass(16 * MINUTE)
  let tries = 0
  server.use(
    http.post('*/api/v1/auth/refresh', () => {
      tries += 1
      return tries === 1 ? problem('store_unavailable') : undefined
    }),
  )
  for (let i = 0; i < 10; i += 1) expect(await codeOf(call('GET /users/me'))).toBe('network')
  expect(tries).toBe(1)
  window.dispatchEvent(new Event('online'))
  expect(await codeOf(call('GET /users/me'))).toBe('ok')
})

test('Retry-After at the refresh is kept', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  try {
    const { access_token } = await gateway.enter()
    let tries = 0
    server.use(
      http.post('*/api/v1/auth/refresh', () => {
        tries += 1
        return problem('store_unavailable', { 'Retry-After': '60' })
      }),
    )
    await codeOf(renew(access_token))
    vi.advanceTimersByTime(59_000)
    await codeOf(renew(access_token))
    expect(tries).toBe(1)
    vi.advanceTimersByTime(2000)
    await codeOf(renew(access_token))
    expect(tries).toBe(2)
  } finally {
    vi.useRealTimers()
  }
})

test('a token with under half a minute left is renewed before it is sent', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  try {
    await gateway.enter()
    vi.advanceTimersByTime(14.6 * MINUTE)
    await call('GET /users/me')
    expect(gateway.requests.slice(-2)).toEqual([REFRESH, 'GET /users/me'])
  } finally {
    vi.useRealTimers()
  }
})

test('a token with life left is used on when it cannot be renewed early', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  try {
    await gateway.enter()
    vi.advanceTimersByTime(14.6 * MINUTE)
    gateway.fail(REFRESH, 'invalid_refresh_token')
    expect(await codeOf(call('GET /users/me'))).toBe('ok')
    expect(useSession.getState().signedIn).toBe(true)
  } finally {
    vi.useRealTimers()
  }
})

test.each([20, -20])('a phone clock %i minutes off sets off no refresh', async (minutes) => {
  gateway.pass(-minutes * MINUTE)
  await gateway.enter()
  for (let i = 0; i < 3; i += 1) await call('GET /users/me')
  expect(refreshes()).toBe(0)
})

test('a pair that another tab has fetched is taken over without a refresh', async () => {
  const old = await gateway.enter()
  gateway.pass(16 * MINUTE)
  const { data } = await client.post('/auth/refresh', { refresh_token: old.refresh_token })
  localStorage.setItem('refresh_token', data.refresh_token)
  localStorage.setItem('access_token', data.access_token)
  const before = refreshes()
  await call('GET /users/me')
  await expect(renew(old.access_token)).resolves.toBe(data.access_token)
  expect(refreshes()).toBe(before)
})

test('a lost reply to a refresh costs nothing: the same token answers with the same pair', async () => {
  await gateway.enter()
  gateway.pass(16 * MINUTE)
  server.use(
    http.post(
      '*/api/v1/auth/refresh',
      async ({ request }) => {
        await gateway.fetch(request)
        return HttpResponse.error()
      },
      { once: true },
    ),
  )
  expect(await codeOf(call('GET /users/me'))).toBe('network')
  window.dispatchEvent(new Event('online'))
  expect(await codeOf(call('GET /users/me'))).toBe('ok')
})

test('a lock that another tab never lets go of is waited for no longer than five seconds', async () => {
  const { access_token } = await gateway.enter()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const request = (_name: string, { signal }: { signal: AbortSignal }) =>
    new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
  vi.stubGlobal('navigator', { onLine: true, locks: { request } })
  try {
    const renewed = renew(access_token)
    await vi.advanceTimersByTimeAsync(4900)
    expect(refreshes()).toBe(0)
    await vi.advanceTimersByTimeAsync(200)
    vi.useRealTimers()
    await expect(renewed).resolves.not.toBe('')
    expect(refreshes()).toBe(1)
  } finally {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  }
})

test('signing out while a refresh is under way leaves nothing behind', async () => {
  await gateway.enter()
  gateway.pass(16 * MINUTE)
  server.use(
    http.post(
      '*/api/v1/auth/refresh',
      async ({ request }) => {
        const reply = await gateway.fetch(request)
        await logout()
        return reply
      },
      { once: true },
    ),
  )
  expect(await codeOf(call('GET /users/me'))).toBe('aborted')
  expect(localStorage).toHaveLength(0)
  expect(useSession.getState()).toMatchObject({ signedIn: false, signedOut: 'left' })
})

test('what was asked for one person is not sent with the token of the next', async () => {
  await gateway.enter()
  gateway.pass(16 * MINUTE)
  const tokens: (string | null)[] = []
  server.use(
    http.get('*/api/v1/users/me', async ({ request }) => {
      tokens.push(request.headers.get('Authorization'))
      await gateway.enter('instructor@tajiconnect.test')
      return problem('invalid_access_token')
    }),
  )
  expect(await codeOf(call('GET /users/me'))).toBe('aborted')
  expect(tokens).toHaveLength(1)
})

test('a reply for one person does not reach the next', async () => {
  await gateway.enter()
  server.use(
    http.get(
      '*/api/v1/users/me',
      async ({ request }) => {
        await gateway.enter('instructor@tajiconnect.test')
        return gateway.fetch(request)
      },
      { once: true },
    ),
  )
  expect(await codeOf(call('GET /users/me'))).toBe('aborted')
})

test('the body goes out again as it was: JSON once encoded, a file byte for byte', async () => {
  await gateway.enter()
  const bodies: (string | null)[][] = []
  server.use(
    http.post('*/api/v1/echo', async ({ request }) => {
      const type = request.headers.get('Content-Type')
      const body = await request.text()
      const boundary = type?.split('boundary=')[1]
      bodies.push(boundary ? ['file', body.replaceAll(boundary, '')] : [type, body])
      return bodies.length % 2 === 1 ? problem('invalid_access_token') : HttpResponse.json({})
    }),
  )
  await client.post('/echo', { note: 'habari "yako"' })
  const form = new FormData()
  form.set('file', new File(['mambo\r\n\0 vipi'], 'notes.txt'))
  await client.post('/echo', form)
  const json = ['application/json', '{"note":"habari \\"yako\\""}']
  const file = ['file', expect.stringContaining('\r\n\r\nmambo\r\n\0 vipi\r\n')]
  expect(bodies).toEqual([json, json, file, file])
  expect(bodies[2]).toEqual(bodies[3])
})

test('a request that got no answer is not sent again by itself', async () => {
  await gateway.enter()
  let calls = 0
  server.use(
    http.post('*/api/v1/courses/:id/enrolments', () => {
      calls += 1
      return HttpResponse.error()
    }),
  )
  expect(await codeOf(call('POST /courses/{id}/enrolments', { params: { id: 'c' } }))).toBe('network')
  expect(calls).toBe(1)
})

test('a wrong password and a closed door set off no refresh', async () => {
  await gateway.enter()
  gateway.fail('GET /subjects', 'forbidden')
  expect(await codeOf(call('GET /subjects'))).toBe('forbidden')
  expect(await codeOf(login({ email: 'learner@tajiconnect.test', password: `${PASSWORD}?` }))).toBe(
    'invalid_credentials',
  )
  expect(refreshes()).toBe(0)
})

test('a token never leaves for another origin', async () => {
  await gateway.enter()
  const seen: string[] = []
  server.use(
    http.all('*', ({ request }) => {
      seen.push(request.url)
      return HttpResponse.json({})
    }),
  )
  await client.get('https://elsewhere.example/steal')
  expect(seen).toEqual([expect.stringMatching(/^http:\/\/localhost(:\d+)?\/api\/v1\/https:/)])
})

test('whoever gives up waiting fails alone', async () => {
  await gateway.enter()
  gateway.pass(16 * MINUTE)
  const waiting = new AbortController()
  const given = call('GET /users/me', undefined, { signal: waiting.signal })
  const kept = call('GET /users/me')
  server.events.on('request:start', function stop({ request }) {
    if (request.url.endsWith('/auth/refresh')) waiting.abort()
  })
  expect(await codeOf(given)).toBe('aborted')
  expect(await codeOf(kept)).toBe('ok')
  server.events.removeAllListeners()
})

test('a sign-out in another tab reaches this one', async () => {
  await gateway.enter()
  localStorage.removeItem('access_token')
  window.dispatchEvent(new StorageEvent('storage', { key: 'access_token' }))
  expect(useSession.getState()).toMatchObject({ user: null, signedIn: false, signedOut: 'left' })
})

test('storage emptied by hand signs out at the next request', async () => {
  await gateway.enter()
  localStorage.clear()
  expect(await codeOf(call('GET /users/me'))).toBe('unauthenticated')
  expect(useSession.getState().signedIn).toBe(false)
  expect(refreshes()).toBe(0)
})

test.each([
  ['access_token', 'undefined'],
  ['refresh_token', 'null'],
  ['access_token', 'x'.repeat(1_000_000)],
  ['user', '{"id":'],
  ['user', '"learner"'],
])('a %s that is garbage reads as signed out', async (key, value) => {
  await gateway.enter()
  localStorage.setItem(key, value)
  expect(readSession()).toBeNull()
  expect(useSession.getState().signedIn).toBe(false)
})

test('a phone that keeps nothing is signed in for as long as the tab lives', async () => {
  const full = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError')
  })
  try {
    await gateway.enter()
    expect(await codeOf(call('GET /users/me'))).toBe('ok')
    expect(localStorage).toHaveLength(0)
    await logout()
    expect(readSession()).toBeNull()
  } finally {
    full.mockRestore()
  }
})

test('where only the new access token cannot be kept, the phone still holds a pair that works', async () => {
  const old = await gateway.enter()
  const { data } = await client.post('/auth/refresh', { refresh_token: old.refresh_token })
  const setItem = Storage.prototype.setItem
  const full = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(function refuse(this: Storage, key, value) {
    if (key === 'access_token') throw new DOMException('full', 'QuotaExceededError')
    setItem.call(this, key, value)
  })
  saveSession(data)
  full.mockRestore()
  expect(readSession()?.access_token).toBe(data.access_token)
  expect(localStorage.getItem('access_token')).toBe(old.access_token)
  expect(localStorage.getItem('refresh_token')).toBe(data.refresh_token)
})

test('another person signing in is never seen beside the token of the one before', async () => {
  const first = await gateway.enter()
  const seen: string[] = []
  const setItem = Storage.prototype.setItem
  const spy = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(function look(this: Storage, key, value) {
    setItem.call(this, key, value)
    const user = JSON.parse(localStorage.getItem('user') ?? '{}').id
    if (localStorage.getItem('access_token') === first.access_token && user !== first.user.id) seen.push(key)
  })
  await login({ email: 'instructor@tajiconnect.test', password: PASSWORD })
  spy.mockRestore()
  expect(readSession()?.user.email).toBe('instructor@tajiconnect.test')
  expect(seen).toEqual([])
})
