import fc from 'fast-check'
import { http } from 'msw'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createTestGateway, type TestGateway } from '../../testing/gateway.ts'
import { outcome, times } from '../../testing/outcome.ts'
import { server } from '../../testing/server.ts'
import { openTab, type Tab } from '../../testing/tab.ts'

const MINUTE = 60_000
const GRACE_MS = 10_000

let gateway: TestGateway
beforeEach(async () => {
  gateway = await createTestGateway()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const openTabs = async (count: number): Promise<Tab[]> => {
  const tabs: Tab[] = []
  for (let at = 0; at < count; at += 1) tabs.push(await openTab())
  return tabs
}
const refreshes = () => gateway.requests.filter((request) => request === 'POST /auth/refresh').length
const stored = () => [localStorage.getItem('access_token'), localStorage.getItem('refresh_token')]

type Work = () => Promise<unknown>

/** `navigator.locks`, as far as it is used: one at a time, in turn. */
function stubLocks() {
  let last: Promise<unknown> = Promise.resolve()
  const request = (_name: string, _options: object, work: Work) => {
    const turn = last.then(work)
    last = turn.catch(() => undefined)
    return turn
  }
  vi.stubGlobal('navigator', { onLine: true, locks: { request } })
}

/** Long enough for a request to reach the gateway, where nothing holds it. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 1))

test.each([
  ['T15: five tabs, 50 times over', 50],
  ['T15, T18: five tabs of a browser without locks, 200 times over', 200],
])(
  '%s, apart by up to two seconds and in any order: nobody is signed out, no pair is mixed',
  async (_, rounds) => {
    const withLocks = rounds === 50
    if (withLocks) stubLocks()
    await gateway.enter()
    const tabs = await openTabs(5)
    const issued = new Map<string, string>()
    let order: fc.Scheduler | null = null
    const inTurn = (label: string) => order?.schedule(Promise.resolve(), label)
    server.use(
      http.post('*/api/v1/auth/refresh', async ({ request }) => {
        gateway.requests.push('POST /auth/refresh')
        await inTurn('request')
        const reply = await gateway.fetch(request)
        const { access_token, refresh_token } = await reply.clone().json()
        issued.set(access_token, refresh_token)
        await inTurn('reply')
        return reply
      }),
    )
    const sent: number[] = []
    const round = fc.asyncProperty(
      fc.scheduler(),
      fc.array(fc.nat(2000), { minLength: 5, maxLength: 5 }),
      async (scheduler, apart) => {
        order = scheduler
        gateway.pass(16 * MINUTE)
        const before = issued.size
        const asked = tabs.map(async (tab, at) => {
          await inTurn(`tab ${at}`)
          gateway.pass((apart[at] ?? 0) / 5)
          return outcome(tab.call('GET /users/me'))
        })
        const done = scheduler.waitFor(Promise.all(asked), async (run) => {
          await run()
          await settle()
          const [access, refresh] = stored()
          if (issued.has(access ?? '')) expect(issued.get(access ?? '')).toBe(refresh)
        })
        expect(await done).toEqual(Array(5).fill('ok'))
        for (const tab of tabs) expect(tab.readSession()).toMatchObject({ access_token: stored()[0] })
        expect(issued.get(stored()[0] ?? '')).toBe(stored()[1])
        sent.push(issued.size - before)
      },
    )
    await fc.assert(round, { numRuns: rounds, endOnFailure: true })
    // One pair a round, whoever fetched it; and only where there are no locks more than one tab asks for it.
    expect(sent).toEqual(Array(rounds).fill(1))
    if (withLocks) expect(refreshes()).toBe(rounds)
    else expect(refreshes()).toBeGreaterThan(rounds)
  },
  120_000,
)

test('T14, T18: tabs without locks whose token ends at the same instant go on with one pair', async () => {
  await gateway.enter()
  const tabs = await openTabs(2)
  gateway.pass(16 * MINUTE)
  const codes = await Promise.all(tabs.flatMap((tab) => times(10, () => outcome(tab.call('GET /users/me')))))
  expect(codes).toEqual(Array(20).fill('ok'))
  expect(refreshes()).toBeLessThanOrEqual(2)
  expect(tabs[0]?.readSession()).toEqual(tabs[1]?.readSession())
})

test('T16: a pair that another tab has fetched is taken over without a refresh', async () => {
  const { access_token } = await gateway.enter()
  const [a, b] = (await openTabs(2)) as [Tab, Tab]
  gateway.pass(16 * MINUTE)
  await a.call('GET /users/me')
  expect(refreshes()).toBe(1)
  expect(await b.renewOrLeave(access_token)).toBe(a.readSession()?.access_token)
  expect(await outcome(b.call('GET /users/me'))).toBe('ok')
  expect(refreshes()).toBe(1)
})

test('T17: a lock that another tab never lets go of is waited for no longer than five seconds', async () => {
  const { access_token } = await gateway.enter()
  const tab = await openTab()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const request = (_name: string, { signal }: { signal: AbortSignal }) =>
    new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
  vi.stubGlobal('navigator', { onLine: true, locks: { request } })
  const renewed = tab.renewOrLeave(access_token)
  await vi.advanceTimersByTimeAsync(4900)
  expect(refreshes()).toBe(0)
  await vi.advanceTimersByTimeAsync(200)
  vi.useRealTimers()
  expect(await renewed).not.toBe(access_token)
  expect(refreshes()).toBe(1)
})

test('T19: a sign-out in another tab while a refresh is under way leaves nothing behind', async () => {
  await gateway.enter()
  const [a, b] = (await openTabs(2)) as [Tab, Tab]
  gateway.pass(16 * MINUTE)
  server.use(
    http.post('*/api/v1/auth/refresh', async ({ request }) => {
      const reply = await gateway.fetch(request)
      await a.logout()
      return reply
    }),
  )
  await expect(b.call('GET /users/me')).rejects.toMatchObject({ code: 'aborted' })
  expect(localStorage).toHaveLength(0)
  expect(b.useSession.getState()).toMatchObject({ signedIn: false, signedOut: 'left' })
})

test('T23: an old refresh token played again after the grace ends it for the thief and the owner alike', async () => {
  const stolen = await gateway.enter()
  const owner = await openTab()
  gateway.pass(16 * MINUTE)
  await owner.call('GET /users/me')
  const audit = gateway.store.rows('audit').size
  gateway.pass(GRACE_MS + 1)
  const replay = () => gateway.send('POST /auth/refresh', { body: { refresh_token: stolen.refresh_token } })
  const reply = await replay()
  expect([reply.status, (await reply.json()).code]).toEqual([401, 'refresh_token_reused'])
  expect([...gateway.store.rows('audit').values()].slice(audit)).toMatchObject([
    { event: 'refresh_token_reused', user_id: stolen.user.id },
  ])
  await expect(owner.call('GET /users/me')).rejects.toMatchObject({ status: 401 })
  expect(owner.useSession.getState()).toMatchObject({ signedIn: false, signedOut: 'refused' })
  expect(localStorage).toHaveLength(0)
  expect((await replay()).status).toBe(401)
})
