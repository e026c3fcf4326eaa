import { QueryClient } from '@tanstack/react-query'
import { renderHook, waitFor } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { login } from '../services/api/auth.ts'
import { call, query } from '../services/api/endpoints.ts'
import { endSession } from '../stores/session.ts'
import { createTestGateway, PASSWORD, type TestGateway } from '../testing/gateway.ts'
import { problem, server } from '../testing/server.ts'
import { keepCache, queryClient, useCacheReady } from './cache.ts'
import { database } from './db.ts'

const me = query('GET /users/me')
const onboarding = query('GET /onboarding')

let gateway: TestGateway
const stops: (() => void)[] = []
beforeEach(async () => {
  gateway = await createTestGateway()
})
afterEach(() => {
  for (const stop of stops.splice(0)) stop()
  vi.restoreAllMocks()
})

const kept = async () => (await database())?.getAll('cache') ?? []

/** The page as it is after a reload: nothing in memory, everything that the phone has kept. */
async function open(): Promise<QueryClient> {
  const client = new QueryClient({ defaultOptions: queryClient.getDefaultOptions() })
  stops.push(keepCache(client))
  const { result, unmount } = renderHook(useCacheReady)
  await waitFor(() => expect(result.current).toBe(true))
  unmount()
  return client
}

async function write() {
  window.dispatchEvent(new Event('pagehide'))
  await waitFor(async () => expect(await kept()).not.toEqual([]))
}

async function reload(): Promise<QueryClient> {
  for (const stop of stops.splice(0)) stop()
  return open()
}

test('what was fetched is there after a reload, fresh for half an hour, without a request', async () => {
  await gateway.enter()
  const before = await open()
  const fetched = await before.fetchQuery(me)
  await write()
  const client = await reload()
  expect(client.getQueryData(me.queryKey)).toEqual(fetched)
  gateway.requests.length = 0
  await client.fetchQuery(me)
  expect(gateway.requests).toEqual([])
})

test('after half an hour it is shown and fetched again', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  try {
    await gateway.enter()
    await (await open()).fetchQuery(me)
    await write()
    vi.advanceTimersByTime(1_800_001)
    const client = await reload()
    expect(client.getQueryData(me.queryKey)).toBeDefined()
    gateway.requests.length = 0
    await client.fetchQuery(me)
    expect(gateway.requests).toContain('GET /users/me')
  } finally {
    vi.useRealTimers()
  }
})

test('after thirty days it is forgotten', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  try {
    await gateway.enter()
    await (await open()).fetchQuery(me)
    await write()
    vi.advanceTimersByTime(30 * 86_400_000 + 1)
    expect((await reload()).getQueryData(me.queryKey)).toBeUndefined()
    expect(await kept()).toEqual([])
  } finally {
    vi.useRealTimers()
  }
})

test('what is known to be out of date is so after a reload too', async () => {
  await gateway.enter()
  const before = await open()
  await before.fetchQuery(me)
  await before.invalidateQueries({ queryKey: me.queryKey })
  await write()
  const client = await reload()
  expect(client.getQueryState(me.queryKey)?.isInvalidated).toBe(true)
})

test('what the app itself puts into the cache is kept as well', async () => {
  await gateway.enter()
  const before = await open()
  const held = await before.fetchQuery(onboarding)
  before.setQueryData(onboarding.queryKey, { ...held, hopes: 'Kuwa daktari' })
  await write()
  expect((await reload()).getQueryData(onboarding.queryKey)?.hopes).toBe('Kuwa daktari')
})

test('signing out forgets everything, on the phone and in memory', async () => {
  await gateway.enter()
  const client = await open()
  await client.fetchQuery(me)
  await write()
  endSession('left')
  expect(client.getQueryCache().getAll()).toEqual([])
  await waitFor(async () => expect(await kept()).toEqual([]))
})

test('the next person sees nothing of the one before', async () => {
  await gateway.enter()
  const client = await open()
  await client.fetchQuery(onboarding)
  await write()
  await gateway.enterAnew()
  expect(client.getQueryData(onboarding.queryKey)).toBeUndefined()
  const { result } = renderHook(useCacheReady)
  await waitFor(() => expect(result.current).toBe(true))
  expect(client.getQueryData(onboarding.queryKey)).toBeUndefined()
  await waitFor(async () => expect(await kept()).toEqual([]))
})

test('what was under way when the person changed goes nowhere', async () => {
  const { user } = await gateway.enter()
  const client = await open()
  await client.fetchQuery(me)
  const slow = client
    .fetchQuery({
      ...me,
      staleTime: 0,
      queryFn: () => new Promise<typeof user>((resolve) => setTimeout(resolve, 50, user)),
    })
    .catch(() => {})
  const next = await login({ email: 'instructor@tajiconnect.test', password: PASSWORD })
  await slow
  await call('GET /users/me')
  expect(client.getQueryData(me.queryKey)).toBeUndefined()
  await client.fetchQuery(onboarding)
  await write()
  expect((await kept()).map(({ user_id, key }) => [user_id, key[1]])).toEqual([[next.id, 'GET /onboarding']])
})

test('rows of another person are neither read nor kept', async () => {
  await gateway.enter()
  const row = { key: me.queryKey, data: { name: 'Old' }, at: Date.now(), stale: false, version: 0 }
  await (await database())?.put('cache', { ...row, user_id: 'someone', hash: 'b' })
  expect((await open()).getQueryData(me.queryKey)).toBeUndefined()
  await waitFor(async () => expect(await kept()).toEqual([]))
})

test('rows of another shape are not read; each stays until a reply takes its place', async () => {
  const { user } = await gateway.enter()
  await (await open()).fetchQuery(me)
  await (await open()).fetchQuery(onboarding)
  await write()
  const db = await database()
  const old = (await kept()).map((row) => ({ ...row, version: row.version - 1 }))
  for (const row of old) await db?.put('cache', row)
  const client = await reload()
  expect(client.getQueryCache().getAll()).toEqual([])
  await client.fetchQuery(me)
  await write()
  await waitFor(async () =>
    expect(new Map((await kept()).map(({ key, version }) => [key[1], version]))).toEqual(
      new Map([
        ['GET /users/me', (old[0]?.version ?? 0) + 1],
        ['GET /onboarding', old[0]?.version],
      ]),
    ),
  )
  expect(client.getQueryData(me.queryKey)).toMatchObject({ id: user.id })
})

test('the changes of one turn are one write, and what has not changed is none', async () => {
  await gateway.enter()
  const client = await open()
  const put = vi.spyOn(IDBObjectStore.prototype, 'put')
  try {
    for (let i = 0; i < 100; i += 1) client.setQueryData(['me', 'x'], { i })
    await waitFor(async () => expect(await kept()).toMatchObject([{ data: { i: 99 } }]))
    await client.invalidateQueries({ queryKey: ['me', 'x'] })
    await client.invalidateQueries({ queryKey: ['me', 'x'] })
    await waitFor(async () => expect(await kept()).toMatchObject([{ stale: true }]))
    expect(put).toHaveBeenCalledTimes(2)
  } finally {
    put.mockRestore()
  }
})

/** The cache as the page has it, with its own opinion on retries. */
async function freshCache() {
  vi.resetModules()
  const [{ queryClient: client }, { query }] = await Promise.all([
    import('./cache.ts'),
    import('../services/api/endpoints.ts'),
  ])
  return { client, query }
}

test.each(['store_unavailable', 'too_many_requests', 'network'] as const)(
  'T44: a read that fails with %s is tried three times by itself, and a write once',
  async (how) => {
    vi.spyOn(Math, 'random').mockReturnValue(0)
    await gateway.enter()
    const { client, query } = await freshCache()
    let [reads, writes] = [0, 0]
    const reply = () => (how === 'network' ? HttpResponse.error() : problem(how))
    server.use(
      http.get('*/api/v1/subjects', () => ((reads += 1), reply())),
      http.all('*/api/v1/:rest*', ({ request }) => (request.method === 'GET' ? undefined : ((writes += 1), reply()))),
    )
    await expect(client.fetchQuery(query('GET /subjects'))).rejects.toMatchObject({ passing: true })
    expect(reads).toBe(3)
    const mutations = client.getMutationCache()
    const rename = () => call('PATCH /users/me', { body: { name: 'Amina' } })
    for (const mutationFn of [rename, () => call('POST /users/me/restore')])
      await expect(mutations.build(client, { mutationFn }).execute(undefined)).rejects.toMatchObject({ passing: true })
    expect(writes).toBe(2)
  },
)

test('T44: between tries there is a random pause that grows, and never less than the gateway asks for', async () => {
  const { client } = await freshCache()
  const { retryDelay } = client.getDefaultOptions().queries ?? {}
  if (typeof retryDelay !== 'function') throw new Error('There is no pause.')
  const { ApiError } = await import('../services/api/api-error.ts')
  const random = vi.spyOn(Math, 'random').mockReturnValue(0.5)
  expect([0, 1].map((failures) => retryDelay(failures, new ApiError('network')))).toEqual([500, 1000])
  random.mockReturnValue(0)
  expect(retryDelay(0, new ApiError('too_many_requests', { status: 429, retryAfter: 7 }))).toBe(7000)
})

test('without a database everything works from memory', async () => {
  vi.resetModules()
  vi.stubGlobal('indexedDB', {
    open: () => {
      throw new DOMException('private window', 'InvalidStateError')
    },
  })
  try {
    const cache = await import('./cache.ts')
    const session = await import('../stores/session.ts')
    const { user } = await gateway.enter()
    session.readSession()
    const stop = cache.keepCache()
    const { result, unmount } = renderHook(cache.useCacheReady)
    await waitFor(() => expect(result.current).toBe(true))
    unmount()
    cache.queryClient.setQueryData(['me', 'x'], user)
    window.dispatchEvent(new Event('pagehide'))
    expect(cache.queryClient.getQueryData(['me', 'x'])).toEqual(user)
    session.endSession('left')
    expect(cache.queryClient.getQueryData(['me', 'x'])).toBeUndefined()
    stop()
  } finally {
    vi.unstubAllGlobals()
  }
})
