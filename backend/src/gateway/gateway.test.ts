import { Validator } from '@seriousme/openapi-schema-validator'
import { allEndpoints } from '@tajiconnect/contract/endpoints'
import type { Endpoint } from '@tajiconnect/contract/endpoint'
import { DAY_MS } from '@tajiconnect/contract/limits'
import { Problem } from '@tajiconnect/contract/problem'
import type { ServerMessage } from '@tajiconnect/contract/realtime'
import { beforeEach, describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { keyOf } from '../testing/answers.ts'
import { endpointNames, openTestGateway, type TestGateway } from '../testing/gateway.ts'

let gateway: TestGateway
let token: string
beforeEach(async () => {
  gateway = await openTestGateway()
  token = (await gateway.register()).access_token
})

async function problemOf(response: Response) {
  expect(response.headers.get('Content-Type')).toBe('application/problem+json')
  const problem = z.parse(Problem, await response.json())
  expect(problem.status).toBe(response.status)
  expect(problem.request_id).toBe(response.headers.get('X-Request-Id'))
  return problem
}

describe('bad input', () => {
  test('a body that is not JSON is 400', async () => {
    const problem = await problemOf(await gateway.send('POST /auth/login', { body: '{"email":' }))
    expect(problem).toMatchObject({ status: 400, code: 'malformed_json' })
  })

  test('an empty body where one is due is 400', async () => {
    const response = await gateway.send('POST /auth/login', { headers: { 'Content-Type': 'application/json' } })
    expect((await problemOf(response)).code).toBe('malformed_json')
  })

  test('another type than JSON is 415', async () => {
    const response = await gateway.send('POST /auth/login', {
      body: 'email=a',
      headers: { 'Content-Type': 'text/plain' },
    })
    expect((await problemOf(response)).code).toBe('unsupported_media_type')
  })

  test('a wrong shape is 422 with the path of every wrong field', async () => {
    const body = { name: '', email: 'nobody', password: 'short' }
    const problem = await problemOf(await gateway.send('POST /auth/register', { body }))
    expect(problem).toMatchObject({ status: 422, code: 'validation' })
    expect(problem.errors?.map(({ path, code }) => [path, code])).toEqual([
      ['name', 'too_small'],
      ['email', 'invalid_email'],
      ['password', 'too_small'],
    ])
  })

  test('a missing field is required, by its path', async () => {
    const problem = await problemOf(await gateway.send('POST /auth/login', { body: { email: 'a@b.co' } }))
    expect(problem.errors).toMatchObject([{ path: 'password', code: 'required' }])
  })

  test('a field of another type is not called missing', async () => {
    const problem = await problemOf(await gateway.send('POST /auth/login', { body: { email: 5, password: null } }))
    expect(problem.errors).toMatchObject([
      { path: 'email', code: 'invalid_type' },
      { path: 'password', code: 'invalid_type' },
    ])
  })

  test('a body that breaks off is 400', async () => {
    const body = new ReadableStream({ start: (stream) => stream.error(new Error('gone')) })
    const headers = { 'Content-Type': 'application/json' }
    const init = { method: 'POST', body, headers, duplex: 'half' } as RequestInit
    const response = await gateway.fetch(new Request('http://gateway.test/api/v1/auth/login', init))
    expect((await problemOf(response)).code).toBe('bad_request')
    expect(gateway.log).toEqual([])
  })

  test('a nested path is written with dots', async () => {
    const body = {
      subjects: [
        { subject_id: 'biology', grade: null },
        { subject_id: 'magic', grade: null },
      ],
    }
    const problem = await problemOf(await gateway.send('PUT /onboarding', { body, token }))
    expect(problem.errors?.[0]?.path).toBe('subjects.1.subject_id')
  })

  test('a field that its owner may not set is refused by name', async () => {
    const problem = await problemOf(await gateway.send('PATCH /users/me', { body: { role: 'admin' }, token }))
    expect(problem.errors).toMatchObject([{ path: 'role', code: 'unknown_field' }])
    expect((await gateway.call('GET /users/me', token)).role).toBe('learner')
  })

  test.each(['0', '101', '-1', '1.5', 'ten', ''])('per_page=%s is 422', async (per_page) => {
    const problem = await problemOf(await gateway.send('GET /courses', { query: { per_page }, token }))
    expect(problem.errors?.[0]?.path).toBe('per_page')
  })

  test('a body over 1 MB is 413, announced or not', async () => {
    const body = JSON.stringify({ email: 'a@b.co', password: 'x'.repeat(1_000_001) })
    expect((await problemOf(await gateway.send('POST /auth/login', { body }))).code).toBe('body_too_large')
    const stream = new Blob([body]).stream()
    const request = new Request('http://gateway.test/api/v1/auth/login', {
      method: 'POST',
      body: stream,
      headers: { 'Content-Type': 'application/json' },
      duplex: 'half',
    } as RequestInit)
    expect((await problemOf(await gateway.fetch(request))).code).toBe('body_too_large')
  })

  test('an unknown route is 404', async () => {
    expect((await problemOf(await gateway.send('GET /nowhere'))).code).toBe('not_found')
    const outside = await gateway.fetch(new Request('http://gateway.test/elsewhere'))
    expect((await problemOf(outside)).code).toBe('not_found')
  })

  test('a method that is not offered is 405 and says what is', async () => {
    const response = await gateway.send('DELETE /onboarding', { token })
    expect(response.headers.get('Allow')).toBe('GET, PUT')
    expect((await problemOf(response)).code).toBe('method_not_allowed')
  })
})

describe('policy', () => {
  const guarded = endpointNames.filter((name) => (allEndpoints[name] as Endpoint).access !== 'public')

  test.each(guarded)('%s needs a token', async (name) => {
    expect((await problemOf(await gateway.send(name))).code).toBe('unauthenticated')
    expect((await problemOf(await gateway.send(name, { token: 'x.y.z' }))).code).toBe('invalid_access_token')
  })
})

describe('replies', () => {
  test('a reply that breaks the contract is a 500, and the log names the endpoint', async () => {
    const session = await gateway.register()
    await gateway.store.transaction(async (tx) => {
      const user = await tx.get('users', session.user.id)
      if (user) await tx.put('users', { ...user, created_at: 'yesterday' })
    })
    const problem = await problemOf(await gateway.send('GET /users/me', { token: session.access_token }))
    expect(problem).toMatchObject({ status: 500, code: 'internal' })
    expect(gateway.log.at(-1)).toMatchObject({
      event: 'contract_breach',
      endpoint: 'GET /users/me',
      detail: expect.stringMatching(/^created_at/),
    })
  })

  test('a disk that refuses is a 503, and nothing has happened', async () => {
    gateway.disk.refuse = true
    const response = await gateway.send('PATCH /users/me', { body: { name: 'Otieno' }, token })
    expect(response.headers.get('Retry-After')).toBe('2')
    expect((await problemOf(response)).code).toBe('store_unavailable')
    gateway.disk.refuse = false
    expect((await gateway.call('GET /users/me', token)).name).toBe('Wanjiru')
  })

  test('a GET has an ETag and answers 304 while nothing changed', async () => {
    const first = await gateway.send('GET /users/me', { token })
    const etag = first.headers.get('ETag') ?? ''
    const again = await gateway.send('GET /users/me', { token, headers: { 'If-None-Match': etag } })
    expect([again.status, await again.text(), again.headers.get('ETag')]).toEqual([304, '', etag])
    await gateway.call('PATCH /users/me', { body: { name: 'Otieno' } }, token)
    expect((await gateway.send('GET /users/me', { token, headers: { 'If-None-Match': etag } })).status).toBe(200)
  })

  test('a caller’s request id comes back; a strange one is replaced', async () => {
    const id = 'abcdefgh-1234'
    const given = await gateway.send('GET /gateway/health', { headers: { 'X-Request-Id': id } })
    expect(given.headers.get('X-Request-Id')).toBe(id)
    const strange = await gateway.send('GET /gateway/health', { headers: { 'X-Request-Id': '<script>' } })
    expect(strange.headers.get('X-Request-Id')).toMatch(/^[\w-]{36}$/)
  })

  test('only known origins get CORS headers', async () => {
    const from = async (origin: string) =>
      (await gateway.send('GET /gateway/health', { headers: { Origin: origin } })).headers.get(
        'Access-Control-Allow-Origin',
      )
    expect(await from('http://localhost:5173')).toBe('http://localhost:5173')
    expect(await from('https://evil.example')).toBeNull()
  })

  test('health answers at both places', async () => {
    expect(await gateway.call('GET /gateway/health')).toMatchObject({ status: 'up' })
    const plain = await gateway.fetch(new Request('http://gateway.test/health'))
    expect(await plain.json()).toMatchObject({ status: 'up' })
  })

  test('health is 503, with the store down, from a refused write to the next that is kept', async () => {
    const rename = () => gateway.send('PATCH /users/me', { body: { name: 'Otieno' }, token })
    const health = async () => {
      const responses = [
        await gateway.send('GET /gateway/health'),
        await gateway.fetch(new Request('http://gateway.test/health')),
      ]
      const bodies = await Promise.all(responses.map((response) => response.json()))
      return responses.map(({ status }, at) => [status, bodies[at].status, bodies[at].services.at(-1)])
    }
    gateway.disk.refuse = true
    await rename()
    gateway.disk.refuse = false
    const down = [503, 'down', { name: 'store', status: 'down' }]
    expect(await health()).toEqual([down, down])
    await rename()
    const up = [200, 'up', { name: 'store', status: 'up' }]
    expect(await health()).toEqual([up, up])
  })
})

test('every endpoint is one service’s', async () => {
  const { items } = await gateway.call('GET /gateway/services')
  const paths = items.flatMap((service) => service.paths)
  expect(new Set(paths).size).toBe(paths.length)
  const nouns = new Set(endpointNames.map((name) => `/${name.split('/')[1]!}`))
  expect([...nouns].filter((noun) => noun !== '/gateway').toSorted()).toEqual(paths.toSorted())
})

describe('Idempotency-Key', () => {
  const name = 'POST /courses/{id}/quizzes/{quiz_id}/attempts'
  const key = '3f0e6a0e-5d2c-4f0a-9b1e-0a3b5c7d9e11'
  const params = async () => {
    const [course] = (await gateway.call('GET /courses', token)).items
    const full = await gateway.call('GET /courses/{id}', { params: { id: course!.id } }, token)
    return { id: full.id, quiz_id: full.modules[0]!.lessons[0]!.quiz_id }
  }

  test('the same key and body answer with the same result, once', async () => {
    const input = { params: await params(), body: { answers: [] }, idempotencyKey: key }
    const first = await gateway.call(name, input, token)
    expect(await gateway.call(name, input, token)).toEqual(first)
    expect(gateway.store.rows('attempts').size).toBe((await openTestGateway()).store.rows('attempts').size + 1)
  })

  test('for 30 days; what is older is forgotten, a little with each call', async () => {
    const at = await params()
    const ask = (idempotencyKey: string) =>
      gateway.call(name, { params: at, body: { answers: [] }, idempotencyKey }, token)
    const first = await ask(key)
    const row = [...gateway.store.rows('idempotency').values()].find(({ id }) => id.endsWith(key))!
    await gateway.store.transaction(async (tx) => {
      for (let n = 0; n < 30; n++) await tx.put('idempotency', { ...row, id: `somebody:${n}` })
    })
    const keys = () => [...gateway.store.rows('idempotency').keys()]
    const { email } = await gateway.call('GET /users/me', token)
    const pass = async (ms: number) => {
      gateway.pass(ms)
      token = (await gateway.signIn(email)).access_token
    }
    await pass(30 * DAY_MS - 1000)
    expect(await ask(key)).toEqual(first)
    expect(keys()).toHaveLength(31)
    await pass(2000)
    await ask(crypto.randomUUID())
    expect(keys()).toHaveLength(31 - 20 + 1)
    await ask(crypto.randomUUID())
    expect(keys()).toHaveLength(2)
    expect((await ask(key)).id).not.toBe(first.id)
  })

  test('two at once are one', async () => {
    const input = { params: await params(), body: { answers: [] }, idempotencyKey: key }
    const [a, b] = await Promise.all([gateway.call(name, input, token), gateway.call(name, input, token)])
    expect(a).toEqual(b)
  })

  test('the same key and another body conflict', async () => {
    const at = await params()
    await gateway.call(name, { params: at, body: { answers: [] }, idempotencyKey: key }, token)
    const quiz = await gateway.call('GET /courses/{id}/quizzes/{quiz_id}', { params: at }, token)
    const body = { answers: [{ item_id: quiz.questions[0]!.id, response: 'a' }] }
    const response = await gateway.send(name, { params: at, body, token, headers: { 'Idempotency-Key': key } })
    expect((await problemOf(response)).code).toBe('idempotency_conflict')
  })

  test.each([undefined, 'not-a-uuid'])('without a UUID (%s) the request is refused', async (given) => {
    const headers: Record<string, string> = given ? { 'Idempotency-Key': given } : {}
    const response = await gateway.send(name, { params: await params(), body: { answers: [] }, token, headers })
    expect((await problemOf(response)).code).toBe('idempotency_key_required')
  })
})

describe('what the person’s devices are told', () => {
  async function listen() {
    const { id } = await gateway.call('GET /users/me', token)
    const heard: ServerMessage[] = []
    const socket = gateway.realtime.connect(
      { send: (text) => void heard.push(JSON.parse(text) as ServerMessage), close: () => {} },
      token,
    )
    const join = (channel: string) => socket.message(JSON.stringify({ type: 'subscribe', channel }))
    join(`user:${id}`)
    await expect.poll(() => heard.map(({ type }) => type)).toEqual(['ready', 'subscribed'])
    return { heard, join, told: () => heard.filter((message) => 'data' in message).map(({ type }) => type) }
  }
  const course = { id: 'cells-and-life' }
  const lessons = async () =>
    (await gateway.call('GET /courses/{id}', { params: course }, token)).modules.flatMap((module) => module.lessons)

  test('a lesson read is told once', async () => {
    const { told } = await listen()
    const [lesson] = await lessons()
    const input = { params: { ...course, lesson_id: lesson!.id } }
    await gateway.call('POST /courses/{id}/lessons/{lesson_id}/completion', input, token)
    await gateway.call('POST /courses/{id}/lessons/{lesson_id}/completion', input, token)
    expect(told()).toEqual(['learning_milestone'])
  })

  test('a quiz passed is told when it is on disk, and not where the disk refuses', async () => {
    const { heard } = await listen()
    const quizzes = () => heard.flatMap((message) => ('data' in message && message.data.quiz_id) || [])
    const [lesson] = await lessons()
    const params = { ...course, quiz_id: lesson!.quiz_id }
    const quiz = await gateway.call('GET /courses/{id}/quizzes/{quiz_id}', { params }, token)
    const answers = quiz.questions.map(({ id }) => ({ item_id: id, response: keyOf(gateway, id) }))
    const hand = () =>
      gateway.send('POST /courses/{id}/quizzes/{quiz_id}/attempts', {
        params,
        body: { answers },
        token,
        headers: { 'Idempotency-Key': crypto.randomUUID() },
      })
    gateway.disk.refuse = true
    expect([(await hand()).status, heard.length]).toEqual([503, 2])
    gateway.disk.refuse = false
    expect([(await hand()).status, quizzes()]).toEqual([201, [lesson!.quiz_id]])
  })

  test('a course’s channel is for those enrolled, by its exact name', async () => {
    await gateway.call('POST /courses/{id}/enrolments', { params: course }, token)
    const { heard, join } = await listen()
    join('course:cells-and-life')
    await expect.poll(() => heard.at(-1)).toMatchObject({ type: 'subscribed', channel: 'course:cells-and-life' })
    join('course:cells-and-life:more')
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(heard).toHaveLength(3)
  })
})

describe('OpenAPI', () => {
  test('the document is valid 3.1 and holds every endpoint', async () => {
    const document = await gateway.call('GET /gateway/openapi.json')
    const validator = new Validator()
    const { valid, errors } = await validator.validate(structuredClone(document))
    expect(errors ?? []).toEqual([])
    expect([valid, validator.version]).toEqual([true, '3.1'])
    const paths = document.paths as Record<string, Record<string, unknown>>
    const listed = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace('/api/v1', '')}`),
    )
    expect(listed.toSorted()).toEqual(endpointNames.toSorted())
  })
})
