import { waitFor } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { logout } from '../services/api/auth.ts'
import { call } from '../services/api/endpoints.ts'
import { createTestGateway, type TestGateway } from '../testing/gateway.ts'
import { problem, server } from '../testing/server.ts'
import { database } from '../utils/db.ts'
import { keepSending, outbox, useSync } from './outbox.ts'
import { endSession, readSession } from './session.ts'

let gateway: TestGateway
let stop: () => void
beforeEach(async () => {
  gateway = await createTestGateway()
  stop = keepSending()
})
afterEach(() => {
  stop()
  vi.restoreAllMocks()
})

const sync = () => {
  const { state, waiting, parked } = useSync.getState()
  return { state, waiting, parked: parked.map(({ parked }) => parked?.code) }
}
const settled = (state: string) => waitFor(() => expect(sync().state).toBe(state))
const kept = async () => (await database())?.getAll('outbox') ?? []
/** Fails the next time; what waits then is not tried again by itself within the test's patience. */
function failOnce() {
  gateway.fail('PUT /onboarding', 'store_unavailable', 1)
  vi.spyOn(Math, 'random').mockReturnValue(0.99)
}
const hopes = (text: string) => ({ name: 'PUT /onboarding', input: { body: { hopes: text } } }) as const
const sent = () => gateway.requests.filter((request) => !request.includes('/auth/'))

function offline(is: boolean) {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(!is)
  window.dispatchEvent(new Event(is ? 'offline' : 'online'))
}

test('what is added is saved, sent, and gone once confirmed', async () => {
  await gateway.enterAnew()
  await outbox.wake()
  const states: string[] = []
  const unsubscribe = useSync.subscribe(({ state }) => states.push(state))
  await outbox.add(hopes('Kuwa mwalimu'))
  await settled('confirmed')
  unsubscribe()
  // Told as saved before that, unless a round that is under way takes it along at once.
  expect(states.filter((state, i) => state !== states[i - 1]).slice(-2)).toEqual(['sending', 'confirmed'])
  expect((await call('GET /onboarding')).hopes).toBe('Kuwa mwalimu')
  expect(await kept()).toEqual([])
})

test('offline it stays on the phone, through a reload, and goes in order once online', async () => {
  await gateway.enterAnew()
  server.use(http.put('*/api/v1/onboarding', () => (navigator.onLine ? undefined : HttpResponse.error())))
  offline(true)
  for (const text of ['one', 'two', 'three']) await outbox.add(hopes(text))
  await waitFor(() => expect(sync()).toMatchObject({ state: 'offline', waiting: 3 }))
  expect(await kept()).toHaveLength(3)
  stop()
  stop = keepSending()
  offline(false)
  await settled('confirmed')
  expect((await call('GET /onboarding')).hopes).toBe('three')
  expect(sent().filter((request) => request === 'PUT /onboarding')).toHaveLength(3)
})

test('a later entry takes the place of an unsent one', async () => {
  await gateway.enterAnew()
  server.use(http.put('*/api/v1/onboarding', () => (navigator.onLine ? undefined : HttpResponse.error())))
  offline(true)
  for (const text of ['one', 'two', 'three']) await outbox.add({ ...hopes(text), replaces: 'hopes' })
  await outbox.add({ name: 'PUT /onboarding', input: { body: { county: 'Kisumu' } }, replaces: 'county' })
  await waitFor(() => expect(sync().waiting).toBe(2))
  offline(false)
  await settled('confirmed')
  expect(await call('GET /onboarding')).toMatchObject({ hopes: 'three', county: 'Kisumu' })
  expect(sent().filter((request) => request === 'PUT /onboarding')).toHaveLength(2)
})

test('an entry replaced while it is under way does not take the later one with it', async () => {
  await gateway.enterAnew()
  let release = () => {}
  const held = new Promise<void>((resolve) => (release = resolve))
  server.use(http.put('*/api/v1/onboarding', async () => void (await held), { once: true }))
  await outbox.add({ ...hopes('one'), replaces: 'hopes' })
  await settled('sending')
  await outbox.add({ ...hopes('two'), replaces: 'hopes' })
  release()
  await settled('confirmed')
  expect((await call('GET /onboarding')).hopes).toBe('two')
})

test('what the gateway will not take is parked with its reason, and the rest goes on', async () => {
  await gateway.enterAnew()
  await outbox.add(hopes('x'.repeat(1000)))
  await outbox.add(hopes('fine'))
  await waitFor(() => expect(sync()).toEqual({ state: 'saved', waiting: 0, parked: ['validation'] }))
  expect((await call('GET /onboarding')).hopes).toBe('fine')
  await outbox.discard(useSync.getState().parked[0]?.id ?? '')
  expect(sync()).toEqual({ state: 'confirmed', waiting: 0, parked: [] })
})

test('a parked entry can be sent again', async () => {
  await gateway.enterAnew()
  gateway.fail('PUT /onboarding', 'not_ready', 1)
  await outbox.add(hopes('ready now'))
  await waitFor(() => expect(sync().parked).toEqual(['not_ready']))
  await outbox.retry(useSync.getState().parked[0]?.id ?? '')
  await settled('confirmed')
  expect((await call('GET /onboarding')).hopes).toBe('ready now')
})

test.each([
  ['status 503', () => problem('store_unavailable')],
  ['status 429', () => HttpResponse.json({ code: 'rate_limited' }, { status: 429 })],
  ['status 408', () => HttpResponse.json({ code: 'slow' }, { status: 408 })],
  ["a portal's 403", () => HttpResponse.html('<h1>Pay</h1>', { status: 403 })],
  ['no network', () => HttpResponse.error()],
])('%s is tried again after a while', async (_, reply) => {
  await gateway.enterAnew()
  vi.spyOn(Math, 'random').mockReturnValue(0.01)
  let calls = 0
  server.use(
    http.put('*/api/v1/onboarding', () => {
      calls += 1
      return calls < 3 ? reply() : undefined
    }),
  )
  await outbox.add(hopes('patience'))
  await settled('confirmed')
  expect(calls).toBe(3)
  expect((await call('GET /onboarding')).hopes).toBe('patience')
})

test('an entry carries its own id as the idempotency key, the same at each try', async () => {
  await gateway.enterAnew()
  vi.spyOn(Math, 'random').mockReturnValue(0)
  const keys: (string | null)[] = []
  server.use(
    http.put('*/api/v1/onboarding', ({ request }) => {
      keys.push(request.headers.get('Idempotency-Key'))
      return keys.length === 1 ? HttpResponse.error() : undefined
    }),
  )
  const { id } = await outbox.add(hopes('once'))
  await settled('confirmed')
  expect(keys).toEqual([id, id])
})

test('the reply reaches whoever asked for it', async () => {
  await gateway.enterAnew()
  const replies: (string | null)[] = []
  const broken = outbox.onConfirmed('PUT /onboarding', () => {
    throw new Error('a fault in a page')
  })
  const reported = vi.spyOn(globalThis, 'reportError').mockImplementation(() => {})
  const leave = outbox.onConfirmed('PUT /onboarding', ({ hopes }) => replies.push(hopes))
  await outbox.add(hopes('heard'))
  await settled('confirmed')
  leave()
  broken()
  await outbox.add(hopes('unheard'))
  await settled('confirmed')
  expect(replies).toEqual(['heard'])
  expect(reported).toHaveBeenCalledTimes(1)
})

test('unsent work waits for the person it belongs to', async () => {
  const { user } = await gateway.enter()
  await outbox.wake()
  failOnce()
  await outbox.add(hopes('mine'))
  await settled('saved')
  await logout()
  await gateway.enter('instructor@tajiconnect.test')
  await settled('confirmed')
  expect((await kept()).map(({ user_id }) => user_id)).toEqual([user.id])
  await gateway.enter()
  await waitFor(async () => expect(await kept()).toEqual([]))
  expect((await call('GET /onboarding')).hopes).toBe('mine')
})

test('who agrees to lose it signs out without it', async () => {
  await gateway.enter()
  gateway.fail('PUT /onboarding', 'network')
  await outbox.add(hopes('gone'))
  await settled('offline')
  await logout({ discardUnsent: true })
  expect(await kept()).toEqual([])
})

test('a session that is refused loses no work', async () => {
  const { user } = await gateway.enter()
  gateway.pass(31 * 86_400_000)
  await outbox.add(hopes('kept'))
  await waitFor(async () => expect(await kept()).toMatchObject([{ user_id: user.id, parked: null }]))
  await gateway.enter()
  await waitFor(async () => expect(await kept()).toEqual([]))
  expect((await call('GET /onboarding')).hopes).toBe('kept')
})

test('nobody signed in, nothing to add to', async () => {
  endSession('left')
  await expect(outbox.add(hopes('whose?'))).rejects.toMatchObject({ code: 'unauthenticated' })
})

test('two tabs send each entry once, and both learn that it is confirmed', async () => {
  let tail: Promise<unknown> = Promise.resolve()
  const request = (_name: string, _options: object, work: () => Promise<unknown>) => (tail = tail.then(work))
  vi.stubGlobal('navigator', { onLine: true, locks: { request } })
  try {
    await gateway.enterAnew()
    vi.resetModules()
    const other = await import('./outbox.ts')
    const stopOther = other.keepSending()
    const heard: string[] = []
    outbox.onConfirmed('PUT /onboarding', ({ hopes }) => heard.push(`this: ${hopes}`))
    other.outbox.onConfirmed('PUT /onboarding', ({ hopes }) => heard.push(`other: ${hopes}`))
    await outbox.add(hopes('together'))
    void outbox.wake()
    void other.outbox.wake()
    await settled('confirmed')
    await waitFor(() => expect(heard.toSorted()).toEqual(['other: together', 'this: together']))
    expect(sent().filter((each) => each === 'PUT /onboarding')).toHaveLength(1)
    await waitFor(() => expect(other.useSync.getState()).toMatchObject({ state: 'confirmed', waiting: 0 }))
    stopOther()
  } finally {
    vi.unstubAllGlobals()
  }
})

test('an entry is never sent with the token of someone else, however late they signed in', async () => {
  await gateway.enter()
  await outbox.wake()
  failOnce()
  await outbox.add(hopes('not yours'))
  await settled('saved')
  const mine = { ...localStorage }
  await gateway.enter('instructor@tajiconnect.test')
  const theirs = { ...localStorage }
  for (const [key, value] of Object.entries(mine)) localStorage.setItem(key, value)
  readSession()
  for (const [key, value] of Object.entries(theirs)) localStorage.setItem(key, value)
  const before = sent().length
  await outbox.wake()
  expect(sent()).toHaveLength(before)
  expect(await kept()).toHaveLength(1)
})

test('what is added in the last moment of a run is sent in the next', async () => {
  let release = () => {}
  const held = new Promise<void>((resolve) => (release = resolve))
  const request = async (_name: string, _options: object, work: () => Promise<void>) => {
    await work()
    await held
  }
  await gateway.enterAnew()
  await outbox.wake()
  vi.stubGlobal('navigator', { onLine: true, locks: { request } })
  try {
    const first = outbox.wake()
    await waitFor(() => expect(sync().state).toBe('confirmed'))
    await outbox.add(hopes('just in time'))
    release()
    await first
    expect(await kept()).toEqual([])
  } finally {
    vi.unstubAllGlobals()
  }
})

test('where the phone keeps nothing the work is still sent', async () => {
  await gateway.enterAnew()
  vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError')
  })
  failOnce()
  await outbox.add(hopes('from memory'))
  await settled('saved')
  await outbox.wake()
  await settled('confirmed')
  expect((await call('GET /onboarding')).hopes).toBe('from memory')
})
