import { http, HttpResponse } from 'msw'
import { beforeEach, expect, test } from 'vitest'
import { useSession } from '../../stores/session.ts'
import { createTestGateway, PASSWORD, type TestGateway } from '../../testing/gateway.ts'
import { problem, server } from '../../testing/server.ts'
import { queryClient } from '../../utils/cache.ts'
import { currentUser, login, logout, register } from './auth.ts'
import { call, query, queryKey } from './endpoints.ts'

let gateway: TestGateway
beforeEach(async () => {
  gateway = await createTestGateway()
})

/** Answers every request with what came in. */
function echo() {
  server.use(
    http.all('*', async ({ request }) =>
      HttpResponse.json({
        method: request.method,
        path: request.url.replace(/^.*\/api\/v1/, ''),
        key: request.headers.get('Idempotency-Key'),
        body: await request.text(),
      }),
    ),
  )
}

test('params are encoded into the path, undefined leaves a query out, the key goes in its header', async () => {
  echo()
  expect(
    await call('POST /courses/{id}/quizzes/{quiz_id}/attempts', {
      params: { id: 'a/b ?#', quiz_id: 'é' },
      body: { answers: [] },
      idempotencyKey: 'k-1',
    }),
  ).toEqual({
    method: 'POST',
    path: '/courses/a%2Fb%20%3F%23/quizzes/%C3%A9/attempts',
    key: 'k-1',
    body: '{"answers":[]}',
  })
  expect(await call('GET /courses', { query: { q: 'maji & hewa', subject: undefined } })).toMatchObject({
    path: '/courses?q=maji+%26+hewa',
    key: null,
    body: '',
  })
})

test.each(['', '.', '..'])('an id "%s" cannot lead to another path', async (id) => {
  echo()
  await expect(call('GET /courses/{id}', { params: { id } })).rejects.toMatchObject({ code: 'not_found', status: 404 })
})

test("a problem's parts are all there to branch on", async () => {
  await gateway.enter()
  await expect(call('PATCH /users/me', { body: { name: '' } })).rejects.toMatchObject({
    name: 'ApiError',
    code: 'validation',
    status: 422,
    errors: [{ path: 'name' }],
    requestId: expect.stringMatching(/^[\w-]{8,}$/),
    passing: false,
  })
})

test.each([
  ['7', 7],
  [new Date(Date.now() + 90_000).toUTCString(), 90],
  ['soon', null],
])('Retry-After %s', async (value, seconds) => {
  server.use(http.get('*/api/v1/subjects', () => problem('store_unavailable', { 'Retry-After': value })))
  const error = await call('GET /subjects').catch((error: unknown) => error)
  expect(error).toMatchObject({ code: 'store_unavailable', passing: true })
  const { retryAfter } = error as { retryAfter: number | null }
  if (seconds === null) expect(retryAfter).toBeNull()
  else expect(Math.abs((retryAfter ?? 0) - seconds)).toBeLessThan(3)
})

test("a proxy's page is no answer", async () => {
  server.use(http.get('*/api/v1/subjects', () => HttpResponse.html('<!doctype html>')))
  await expect(call('GET /subjects')).rejects.toMatchObject({ code: 'network', passing: true })
})

test('no reply body is undefined', async () => {
  const { refresh_token } = await gateway.enter()
  await expect(call('POST /auth/logout', { body: { refresh_token } })).resolves.toBeUndefined()
})

test('a query is kept under one key, which its name finds', async () => {
  await gateway.enter()
  const options = query('GET /courses', { query: { q: 'zzz' } })
  expect((await queryClient.fetchQuery(options)).items).toEqual([])
  expect(queryClient.getQueryData(options.queryKey)?.total).toBe(0)
  await queryClient.fetchQuery(options)
  expect(gateway.requests.filter((request) => request === 'GET /courses')).toHaveLength(1)
  await queryClient.invalidateQueries({ queryKey: queryKey('GET /courses') })
  expect(queryClient.getQueryState(options.queryKey)?.isInvalidated).toBe(true)
})

test('who registers is signed in', async () => {
  const user = await register({ name: 'Atieno', email: 'atieno@example.com', password: PASSWORD, locale: 'sw' })
  expect(useSession.getState()).toEqual({ user, signedIn: true, signedOut: null })
  expect(await currentUser()).toEqual(user)
})

test('a changed account is known to the whole app', async () => {
  await gateway.enterAnew()
  await call('PATCH /users/me', { body: { name: 'Wanjiru wa Kamau' } })
  await currentUser()
  expect(useSession.getState().user?.name).toBe('Wanjiru wa Kamau')
})

test('signing out ends the session here and at the gateway', async () => {
  const { refresh_token } = await gateway.enter()
  await logout()
  expect(useSession.getState()).toEqual({ user: null, signedIn: false, signedOut: 'left' })
  expect(localStorage).toHaveLength(0)
  await expect(call('POST /auth/refresh', { body: { refresh_token } })).rejects.toMatchObject({
    code: 'invalid_refresh_token',
  })
})

test('signing out works without a network', async () => {
  await gateway.enter()
  server.use(http.all('*', () => HttpResponse.error()))
  await logout()
  expect(useSession.getState().signedIn).toBe(false)
})

test('a wrong password signs nobody in', async () => {
  await expect(login({ email: 'learner@tajiconnect.test', password: 'not this one' })).rejects.toMatchObject({
    code: 'invalid_credentials',
  })
  expect(useSession.getState().signedIn).toBe(false)
})
