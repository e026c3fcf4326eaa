import fc from 'fast-check'
import { http, HttpResponse } from 'msw'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { endSession, readSession, useSession } from '../../stores/session.ts'
import { createTestGateway, type TestGateway } from '../../testing/gateway.ts'
import { outcome, times } from '../../testing/outcome.ts'
import { problem, server } from '../../testing/server.ts'
import { openTab, type Tab } from '../../testing/tab.ts'
import { logout } from './auth.ts'
import { call } from './endpoints.ts'

const MINUTE = 60_000
const GRACE_MS = 10_000
const NO_ANSWER = ['network', 'aborted', 'unauthenticated', 'invalid_access_token', 'invalid_refresh_token']

/** What is known of the session from outside. */
interface Model {
  state: 'signedOut' | 'fresh' | 'nearExpiry' | 'expired' | 'refreshing'
  /** Minutes since the pair came. */
  age: number
  /** `outage`: the gateway answers no refresh. */
  network: 'on' | 'off' | 'outage'
  /** The gateway still knows this family of tokens. */
  isLiving: boolean
  /** Seconds for which the answer to a refresh has been held back; nobody waits for more than ten. */
  held: number
}

let gateway: TestGateway
let tab: Tab
let network: Model['network']
/** The next answer to a refresh does not arrive. */
let isLost: boolean
/** While set, answers to refreshes wait here. */
let gate: { opened: Promise<void>; open: () => void } | null
let reached: () => void
/** What was asked for and has not been looked at yet. */
let asked: Promise<unknown>[] = []
/** Access token → the refresh token it was issued with. */
const pairs = new Map<string, string>()
/** Refresh token → when it was first exchanged. */
const spent = new Map<string, number>()

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  gateway = await createTestGateway()
  tab = await openTab()
  server.use(
    http.all('*/api/*', () => (network === 'off' ? HttpResponse.error() : undefined)),
    http.post('*/api/v1/auth/refresh', async ({ request }) => {
      if (network === 'off') return HttpResponse.error()
      if (network === 'outage') return problem('store_unavailable')
      const { refresh_token } = (await request.clone().json()) as { refresh_token: string }
      const reply = await gateway.fetch(request)
      if (reply.ok) note(await reply.clone().json(), refresh_token)
      reached()
      await gate?.opened
      if (!isLost) return reply
      isLost = false
      return HttpResponse.error()
    }),
  )
})
afterEach(() => {
  vi.useRealTimers()
})

function note(session: { access_token: string; refresh_token: string }, used?: string) {
  pairs.set(session.access_token, session.refresh_token)
  if (used === undefined) return
  expect(Date.now() - (spent.get(used) ?? Date.now())).toBeLessThanOrEqual(GRACE_MS)
  if (!spent.has(used)) spent.set(used, Date.now())
}

/** Everything that was asked for comes to an end, and says how. */
async function settle() {
  gate?.open()
  gate = null
  const codes = await Promise.all(asked.splice(0))
  for (const code of codes) expect(['ok', ...NO_ANSWER]).toContain(code)
  return codes
}

type Command = fc.AsyncCommand<Model, object>

/** A command with its name; after each of them the pair that the phone holds was issued together. */
const command = (name: string, check: (model: Model) => boolean, run: (model: Model) => Promise<void> | void) =>
  fc.constant<Command>({
    check,
    toString: () => name,
    run: async (model) => {
      await run(model)
      const [access, refresh] = [localStorage.getItem('access_token'), localStorage.getItem('refresh_token')]
      expect(access === null ? null : pairs.get(access)).toBe(refresh)
      expect(useSession.getState().signedIn).toBe(model.state !== 'signedOut')
    },
  })

function pass(model: Model, minutes: number) {
  vi.advanceTimersByTime(minutes * MINUTE)
  model.age += minutes
  const { state, age } = model
  if (state !== 'signedOut' && state !== 'refreshing')
    model.state = age < 14.5 ? 'fresh' : age < 15 ? 'nearExpiry' : 'expired'
}

const renewed = (model: Model) => void Object.assign(model, { state: 'fresh', age: 0 })
const isIdle = ({ state }: Model) => state !== 'refreshing' && state !== 'signedOut'
const isSignedIn = ({ state }: Model) => state !== 'signedOut'
const isRefreshing = ({ state }: Model) => state === 'refreshing'
const ask = (who: Pick<Tab, 'call'>) => outcome(who.call('GET /users/me'))
const here = { call }

/** Three requests, one of them in the other tab. What comes of them follows from the model. */
async function askThree(model: Model) {
  asked.push(ask(here), ask(here), ask(tab))
  const codes = new Set(await settle())
  const { state, network, isLiving } = model
  const needsRefresh = state === 'expired' || !isLiving
  const succeeds = isSignedIn(model) && network !== 'off' && isLiving && !(needsRefresh && network === 'outage')
  if (succeeds) expect(codes).toEqual(new Set(['ok']))
  else expect(codes).not.toContain('ok')
  if (isSignedIn(model) && network === 'on' && !isLiving) model.state = 'signedOut'
  else if (succeeds && network === 'on' && state !== 'fresh') renewed(model)
}

async function letThrough(model: Model) {
  expect(new Set(await settle())).toEqual(new Set(['ok']))
  renewed(model)
}

const leave = async (model: Model, who: Pick<Tab, 'logout'>) => {
  await who.logout()
  await settle()
  expect(readSession()).toBeNull()
  expect(localStorage).toHaveLength(0)
  model.state = 'signedOut'
}

async function turnNetwork(model: Model, to: Model['network']) {
  model.network = network = to
  if (to === 'on') window.dispatchEvent(new Event('online'))
}

/** Drawn more often than others. */
const often = (drawn: fc.Arbitrary<Command>) => Array.from({ length: 4 }, () => drawn)

const commands = [
  ...often(
    command(
      'sign in',
      (model) => !isSignedIn(model),
      async (model) => {
        await turnNetwork(model, 'on')
        note(await gateway.enter())
        model.isLiving = true
        renewed(model)
      },
    ),
  ),
  ...[14.6, 16, 120].map((minutes) => command(`pass ${minutes} minutes`, isIdle, (model) => pass(model, minutes))),
  command('pass two seconds', isIdle, (model) => pass(model, 2 / 60)),
  ...(['on', 'off', 'outage'] as const).map((to) =>
    command(`network ${to}`, isIdle, (model) => turnNetwork(model, to)),
  ),
  command('lose the next answer to a refresh', isIdle, () => void (isLost = true)),
  ...often(command('ask', isIdle, askThree)),
  ...often(
    command(
      'ask, and be kept waiting for the refresh',
      ({ network, state, isLiving }) => network === 'on' && isLiving && (state === 'expired' || state === 'nearExpiry'),
      async (model) => {
        let open = () => {}
        gate = { opened: new Promise((resolve) => (open = resolve)), open }
        const arrival = new Promise<void>((resolve) => (reached = resolve))
        asked.push(...times(3, () => ask(here)))
        await arrival
        Object.assign(model, { state: 'refreshing', held: 0 })
      },
    ),
  ),
  ...often(command('ask while it is refreshing', isRefreshing, () => void asked.push(ask(here), ask(tab)))),
  ...often(
    command(
      'pass two seconds while it is refreshing',
      ({ state, held }) => state === 'refreshing' && held < 10,
      (model) => {
        pass(model, 2 / 60)
        model.held += 2
      },
    ),
  ),
  command('let the refresh through', isRefreshing, letThrough),
  command(
    'sign out',
    ({ state, network }) => state !== 'signedOut' && network !== 'off',
    (model) => leave(model, { logout }),
  ),
  command(
    'sign out in the other tab',
    ({ state, network }) => state !== 'signedOut' && network !== 'off',
    (model) => leave(model, tab),
  ),
  command('the gateway ends the family', isIdle, async (model) => {
    const { user } = readSession() ?? {}
    await gateway.store.transaction(async (tx) => {
      for (const session of await tx.find('sessions', 'user_id', user?.id ?? ''))
        await tx.put('sessions', { ...session, revoked_at: new Date().toISOString() })
    })
    model.isLiving = false
  }),
]

test('T44 and before, together: whatever happens in whatever order, one pair, no token twice, every request settles', async () => {
  const property = fc.asyncProperty(fc.commands(commands, { size: '+1' }), async (run) => {
    const model: Model = { state: 'signedOut', age: 0, network: 'on', isLiving: false, held: 0 }
    network = 'on'
    isLost = false
    gate = null
    reached = () => {}
    endSession('left')
    await fc.asyncModelRun(() => ({ model, real: {} }), run)
    if (isRefreshing(model)) {
      await settle()
      renewed(model)
    }
    await turnNetwork(model, 'on')
    await askThree(model)
  })
  await fc.assert(property, { numRuns: 40 })
}, 120_000)
