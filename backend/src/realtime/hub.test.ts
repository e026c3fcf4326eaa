import { CLOSE, type RealtimeEvent, type ServerMessage } from '@tajiconnect/contract/realtime'
import { beforeEach, expect, test } from 'vitest'
import { KEPT } from './channel.ts'
import { createHub, LIMITS, type Hub } from './hub.ts'

const MINUTE = 60_000

let now: number
let timers: { at: number; call: () => void }[]
let hub: Hub
let ended: Set<string>

/** Moves the clock on and calls back whatever is due. */
function pass(ms: number) {
  now += ms
  const due = timers.filter(({ at }) => at <= now)
  timers = timers.filter(({ at }) => at > now)
  for (const { call } of due) call()
}

const newHub = (epoch: string) =>
  createHub({
    clock: () => new Date(now),
    epoch,
    // a token is the name of its person and the minutes it is good for
    verify: async (token) => {
      const [user_id = '', minutes] = token.split(' ')
      return minutes && !ended.has(token) ? { user_id, expires_at: now + Number(minutes) * MINUTE } : null
    },
    mayJoin: async (user_id, channel) => channel === 'platform' || channel === `user:${user_id}`,
    schedule: (ms, call) => {
      const timer = { at: now + ms, call }
      timers.push(timer)
      return () => (timers = timers.filter((other) => other !== timer))
    },
  })

beforeEach(() => {
  now = Date.parse('2026-11-22T08:00:00Z')
  timers = []
  ended = new Set()
  hub = newHub('a1')
})

function connect(to = hub, token?: string) {
  const received: ServerMessage[] = []
  const closed: { code: number; reason: string }[] = []
  const connection = to.connect(
    {
      send: (text) => void received.push(JSON.parse(text) as ServerMessage),
      close: (code, reason) => void closed.push({ code, reason }),
    },
    token,
  )
  const say = async (...messages: unknown[]) => {
    for (const message of messages) connection.message(typeof message === 'string' ? message : JSON.stringify(message))
    await settled()
  }
  return { connection, received, closed, say, code: () => closed[0]?.code }
}

const settled = () => new Promise((resolve) => setTimeout(resolve))
const auth = { type: 'auth', token: 'amina 15' }
const own = { type: 'subscribe', channel: 'user:amina' }
const idsOf = (messages: ServerMessage[]) => messages.flatMap((message) => ('data' in message ? message.id : []))

async function signedIn(to = hub) {
  const client = connect(to)
  await client.say(auth)
  return client
}

test('a token in the first message, or handed in by the host, is confirmed', async () => {
  const byMessage = await signedIn()
  const byHost = connect(hub, 'amina 15')
  await settled()
  expect(byMessage.received).toEqual([{ type: 'ready' }])
  expect(byHost.received).toEqual([{ type: 'ready' }])
})

test('who does not sign in within five seconds is closed', async () => {
  const silent = connect()
  const prompt = await signedIn()
  pass(LIMITS.authMs)
  expect(silent.code()).toBe(CLOSE.noAuth)
  expect(prompt.closed).toEqual([])
})

test.each([
  ['a refused token', { type: 'auth', token: 'nobody' }],
  ['a token past its time', { type: 'auth', token: 'amina 0' }],
  ['a ping before signing in', { type: 'ping' }],
  ['a subscription before signing in', own],
])('%s closes with 4401', async (_, message) => {
  const client = connect()
  await client.say(message)
  expect(client.code()).toBe(CLOSE.token)
  expect(client.received).toEqual([])
})

test('a token that expires while connected closes with 4401; a new one in time keeps the connection', async () => {
  const one = await signedIn()
  const other = await signedIn()
  pass(14 * MINUTE)
  await other.say(auth)
  pass(MINUTE)
  expect(one.code()).toBe(CLOSE.token)
  expect(other.closed).toEqual([])
  expect(other.received).toEqual([{ type: 'ready' }, { type: 'ready' }])
  pass(14 * MINUTE)
  expect(other.code()).toBe(CLOSE.token)
})

test('the connection of one person cannot become that of another', async () => {
  const client = await signedIn()
  await client.say({ type: 'auth', token: 'juma 15' })
  expect(client.code()).toBe(CLOSE.token)
})

test('messages sent without waiting are answered in order', async () => {
  const client = connect()
  await client.say(auth, own, { type: 'ping' })
  expect(client.received.map(({ type }) => type)).toEqual(['ready', 'subscribed', 'pong'])
})

test("someone else's channel closes with 4403", async () => {
  const client = await signedIn()
  await client.say({ type: 'subscribe', channel: 'user:juma' })
  expect(client.code()).toBe(CLOSE.channel)
  hub.publish('user:juma', 'notification', {})
  expect(client.received).toEqual([{ type: 'ready' }])
})

test('an event reaches everyone on its channel once, and nobody else', async () => {
  const [phone, laptop, away] = [await signedIn(), await signedIn(), await signedIn()]
  await phone.say(own, own)
  await laptop.say(own)
  await away.say(own, { type: 'unsubscribe', channel: 'user:amina' })
  const event = hub.publish('user:amina', 'learning_milestone', { course_id: 'c1' })
  expect(event).toEqual({
    type: 'learning_milestone',
    id: 'a1-1',
    channel: 'user:amina',
    at: '2026-11-22T08:00:00.000Z',
    data: { course_id: 'c1' },
  })
  expect(phone.received.filter(({ type }) => type === 'learning_milestone')).toEqual([event])
  expect(laptop.received.at(-1)).toEqual(event)
  expect(idsOf(away.received)).toEqual([])
})

test('what was missed on three channels is replayed once and in order, before what comes next', async () => {
  const seen = new Map<string, RealtimeEvent>()
  const channels = ['user:amina', 'platform']
  for (const channel of channels) seen.set(channel, hub.publish(channel, 'notification', { n: 0 }))
  for (const channel of channels) for (let n = 1; n <= 5; n += 1) hub.publish(channel, 'notification', { n })
  const client = await signedIn()
  await client.say(...channels.map((channel) => ({ type: 'subscribe', channel, since: seen.get(channel)?.id })))
  hub.publish('platform', 'notification', { n: 6 })
  const ids = [2, 3, 4, 5, 6].map((n) => `a1-${n}`)
  expect(idsOf(client.received)).toEqual([...ids, ...ids, 'a1-7'])
  expect(client.received.map(({ type }) => type)).not.toContain('resync')
})

test('without `since` nothing old is sent; up to date there is nothing to send', async () => {
  const { id } = hub.publish('user:amina', 'notification', {})
  const fresh = await signedIn()
  const current = await signedIn()
  await fresh.say(own)
  await current.say({ ...own, since: id })
  expect(fresh.received.at(-1)).toEqual({ type: 'subscribed', channel: 'user:amina', id })
  expect(current.received.at(-1)).toEqual({ type: 'subscribed', channel: 'user:amina', id })
})

test('where the channel stood when it was joined is enough to get what was missed, also before the first event', async () => {
  for (const events of [['a1-1'], ['a1-2']]) {
    const client = await signedIn()
    await client.say(own)
    const subscribed = client.received.at(-1)
    client.connection.closed()
    hub.publish('user:amina', 'notification', {})
    const back = await signedIn()
    await back.say({ ...own, since: subscribed && 'id' in subscribed ? subscribed.id : undefined })
    expect(idsOf(back.received.slice(2))).toEqual(events)
  }
})

test('the last thousand are kept; before them, from another run, or unintelligible means resync', async () => {
  for (let n = 0; n <= KEPT; n += 1) hub.publish('user:amina', 'notification', { n })
  const oldest = await signedIn()
  await oldest.say({ ...own, since: 'a1-1' })
  expect(idsOf(oldest.received)).toHaveLength(KEPT)
  for (const since of ['a1-0', 'a0-1000', `a1-${KEPT + 2}`, 'a1-', '', '__proto__']) {
    const client = await signedIn()
    await client.say({ ...own, since })
    expect(client.received.slice(1)).toEqual([
      { type: 'subscribed', channel: 'user:amina', id: `a1-${KEPT + 1}` },
      { type: 'resync', channel: 'user:amina', id: `a1-${KEPT + 1}` },
    ])
  }
})

test('after a restart the ids of the run before are known to be others', async () => {
  const { id } = hub.publish('user:amina', 'notification', {})
  const restarted = newHub('b2')
  restarted.publish('user:amina', 'notification', {})
  const client = await signedIn(restarted)
  await client.say({ ...own, since: id })
  expect(client.received.at(-1)).toEqual({ type: 'resync', channel: 'user:amina', id: 'b2-1' })
})

test.each([
  ['not JSON', '{'],
  ['an unknown type', { type: 'shout' }],
  ['a missing field', { type: 'subscribe' }],
  ['a list', []],
  ['a name of an object', '{"__proto__":{"type":"ping"}}'],
])('a malformed message (%s) closes with 1008', async (_, message) => {
  const client = await signedIn()
  await client.say(message)
  expect(client.code()).toBe(1008)
  expect(({} as { type?: string }).type).toBeUndefined()
})

test('a message over 64 kB closes with 1009', async () => {
  const client = await signedIn()
  await client.say({ type: 'subscribe', channel: 'x'.repeat(LIMITS.messageChars) })
  expect(client.code()).toBe(1009)
})

test('more than a hundred messages in ten seconds close with 4429; spread out they do not', async () => {
  const [hasty, steady] = [await signedIn(), await signedIn()]
  await hasty.say(...Array.from({ length: LIMITS.messages }, () => ({ type: 'ping' })))
  expect(hasty.code()).toBe(CLOSE.tooMany)
  for (let n = 0; n < 3 * LIMITS.messages; n += 1) {
    pass(LIMITS.windowMs / LIMITS.messages)
    await steady.say({ type: 'ping' })
  }
  expect(steady.closed).toEqual([])
})

test('a closed connection gets nothing more, and leaves no timer', async () => {
  const gone = await signedIn()
  await gone.say(own)
  gone.connection.closed()
  await gone.say({ type: 'ping' })
  hub.publish('user:amina', 'notification', {})
  expect(gone.received).toHaveLength(2)
  expect(timers).toEqual([])
})

test('who leaves while the token is being checked is not signed in', async () => {
  const client = connect()
  client.connection.message(JSON.stringify(auth))
  client.connection.closed()
  await settled()
  expect(client.received).toEqual([])
  expect(timers).toEqual([])
})

test('once a sign-in has ended, a recheck closes its connections with 4401 and no others', async () => {
  const [gone, other] = [await signedIn(), await signedIn()]
  await other.say({ type: 'auth', token: 'amina 20' })
  const stranger = connect(hub, 'kamau 15')
  await stranger.say({ type: 'ping' })
  ended.add(auth.token)
  hub.recheck('amina')
  await settled()
  expect([gone.code(), other.code(), stranger.code()]).toEqual([CLOSE.token, undefined, undefined])
})

test('a recheck also meets the connection whose token is being checked just then', async () => {
  const client = connect(hub, auth.token)
  // The check has begun, and has found the token good.
  hub.recheck('amina')
  ended.add(auth.token)
  await settled()
  expect(client.code()).toBe(CLOSE.token)
  expect(timers).toEqual([])
})

test('stopping closes everyone with 1001', async () => {
  const [one, other] = [await signedIn(), connect()]
  hub.close()
  expect([one.code(), other.code()]).toEqual([1001, 1001])
})

test('a check that fails closes with 1011 and not more', async () => {
  const failing = createHub({
    clock: () => new Date(now),
    epoch: 'c3',
    verify: () => Promise.reject(new Error('the store is gone')),
    mayJoin: () => true,
    schedule: () => () => {},
  })
  const client = connect(failing)
  await client.say(auth)
  expect(client.closed).toEqual([{ code: 1011, reason: 'Internal error' }])
})
