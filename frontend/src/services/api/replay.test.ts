import { http, HttpResponse } from 'msw'
import { beforeEach, expect, test } from 'vitest'
import { readSession, useSession } from '../../stores/session.ts'
import { createTestGateway, PASSWORD, type TestGateway } from '../../testing/gateway.ts'
import { outcome } from '../../testing/outcome.ts'
import { problem, server } from '../../testing/server.ts'
import { login } from './auth.ts'
import { http as client } from './client.ts'
import { call } from './endpoints.ts'

const MINUTE = 60_000

let gateway: TestGateway
beforeEach(async () => {
  gateway = await createTestGateway()
})

const refreshes = () => gateway.requests.filter((request) => request === 'POST /auth/refresh').length

test('T21: what was asked for one person is not sent with the token of the next', async () => {
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
  expect(await outcome(call('GET /users/me'))).toBe('aborted')
  expect(tokens).toHaveLength(1)
})

test('T21: a reply for one person does not reach the next', async () => {
  await gateway.enter()
  const reply = async ({ request }: { request: Request }) => {
    await gateway.enter('instructor@tajiconnect.test')
    return gateway.fetch(request)
  }
  server.use(http.get('*/api/v1/users/me', reply, { once: true }))
  expect(await outcome(call('GET /users/me'))).toBe('aborted')
})

/** What came in at `/echo`; each first time is refused. */
function echo() {
  const seen: { type: string | null; body: string }[] = []
  server.use(
    http.post('*/api/v1/echo', async ({ request }) => {
      seen.push({ type: request.headers.get('Content-Type'), body: await request.text() })
      return seen.length === 1 ? problem('invalid_access_token') : HttpResponse.json({})
    }),
  )
  return seen
}

test('T31: JSON goes out again as it was, encoded once', async () => {
  await gateway.enter()
  const seen = echo()
  await client.post('/echo', { note: 'habari "yako"' })
  const sent = { type: 'application/json', body: '{"note":"habari \\"yako\\""}' }
  expect(seen).toEqual([sent, sent])
})

test('a file goes out again byte for byte, in parts that are told apart', async () => {
  await gateway.enter()
  const seen = echo()
  const form = new FormData()
  form.set('file', new File(['mambo\r\n\0 vipi'], 'notes.txt'))
  await client.post('/echo', form)
  expect(seen).toHaveLength(2)
  for (const { type, body } of seen) {
    const boundary = type?.split('boundary=')[1] ?? 'none'
    expect(body.split(`--${boundary}`)).toEqual(['', expect.stringContaining('\r\n\r\nmambo\r\n\0 vipi\r\n'), '--\r\n'])
  }
})

test('T32: a POST without an answer is not sent again by itself, and counts once where the learner sends it again', async () => {
  await gateway.enterAnew()
  const keys: (string | null)[] = []
  server.use(
    http.post('*/api/v1/courses/:id/quizzes/:quiz_id/attempts', async ({ request }) => {
      keys.push(request.headers.get('Idempotency-Key'))
      const reply = await gateway.fetch(request)
      return keys.length === 1 ? HttpResponse.error() : reply
    }),
  )
  const params = { id: 'ratio-rate-percentage', quiz_id: 'what-a-ratio-is-quiz' }
  const input = { params, body: { answers: [] }, idempotencyKey: crypto.randomUUID() }
  const before = gateway.store.rows('attempts').size
  const send = () => outcome(call('POST /courses/{id}/quizzes/{quiz_id}/attempts', input))
  expect(await send()).toBe('network')
  expect(keys).toHaveLength(1)
  expect(await send()).toBe('ok')
  expect(keys).toEqual([input.idempotencyKey, input.idempotencyKey])
  expect(gateway.store.rows('attempts').size - before).toBe(1)
})

test('T33: a token never leaves for another origin, and its 401 sets off nothing', async () => {
  await gateway.enter()
  const seen: string[] = []
  server.use(
    http.all('*', ({ request }) => {
      seen.push(request.url)
      return new HttpResponse('', { status: 401 })
    }),
  )
  expect(await outcome(client.get('https://elsewhere.example/steal'))).toBe('network')
  expect(seen).toEqual([expect.stringMatching(/^http:\/\/localhost(:\d+)?\/api\/v1\/https:/)])
})

test('T34: a closed door sets off no refresh', async () => {
  await gateway.enter()
  gateway.fail('GET /subjects', 'forbidden')
  expect(await outcome(call('GET /subjects'))).toBe('forbidden')
  expect(refreshes()).toBe(0)
})

test('T35: neither does a wrong password, at the door or inside, nor a wrong code', async () => {
  await gateway.enterAnew()
  const wrong = { email: readSession()?.user.email ?? '', password: `${PASSWORD}?` }
  expect(await outcome(login(wrong))).toBe('invalid_credentials')
  expect(await outcome(call('POST /auth/2fa/setup', { body: { password: wrong.password } }))).toBe(
    'invalid_credentials',
  )
  await call('POST /auth/2fa/setup', { body: { password: PASSWORD } })
  expect(await outcome(call('POST /auth/2fa/enable', { body: { code: '000000' } }))).toBe('invalid_otp')
  expect(refreshes()).toBe(0)
  expect(useSession.getState().signedIn).toBe(true)
})
