import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { RealtimeConnection, type ConnectionOptions, type Wire } from './connection.ts'

/** The gateway's end of a socket, played by the test. */
class FakeSocket extends EventTarget {
  readonly readyState = 1
  readonly sent: Record<string, unknown>[] = []
  closed: number | undefined

  send(text: string) {
    this.sent.push(JSON.parse(text))
  }
  close(code: number) {
    this.closed = code
  }
  say(...messages: (object | string | ArrayBuffer)[]) {
    for (const message of messages) {
      const raw = typeof message === 'string' || message instanceof ArrayBuffer
      this.dispatchEvent(new MessageEvent('message', { data: raw ? message : JSON.stringify(message) }))
    }
  }
  drop(code = 1006) {
    this.dispatchEvent(Object.assign(new Event('close'), { code }))
  }
  /** Opens, and takes the token. */
  async accept() {
    this.dispatchEvent(new Event('open'))
    this.say({ type: 'ready' })
    await settle()
  }
  subscriptions() {
    return this.sent.filter(({ type }) => type === 'subscribe')
  }
}

const settle = () => vi.advanceTimersByTimeAsync(0)
const event = (id: string, channel = 'user:1') => ({ type: 'notification', id, channel, at: '', data: {} })

function setUp(options: Partial<ConnectionOptions> = {}) {
  const sockets: FakeSocket[] = []
  const statuses: string[] = []
  const events: string[] = []
  const resyncs: string[] = []
  const connection = new RealtimeConnection({
    connect: () => {
      sockets.push(new FakeSocket())
      return sockets.at(-1) as unknown as Wire
    },
    token: async () => 'token',
    renew: async () => 'renewed',
    interval: 3000,
    attempts: 5,
    random: () => 1,
    ...options,
  })
  const handlers = {
    onEvent: ({ id }: { id: string }) => void events.push(id),
    onResync: (channel: string) => void resyncs.push(channel),
    onStatus: (status: string) => void statuses.push(status),
  }
  const start = async () => {
    connection.start(handlers)
    await settle()
  }
  const last = () => {
    const socket = sockets.at(-1)
    if (!socket) throw new Error('No socket was opened')
    return socket
  }
  return { connection, sockets, statuses, events, resyncs, start, last, status: () => statuses.at(-1) }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
})

test('the token goes in the first frame, and subscriptions only after it is taken', async () => {
  const { connection, start, last, statuses } = setUp()
  connection.subscribe('user:1')
  await start()
  last().dispatchEvent(new Event('open'))
  expect(last().sent).toEqual([{ type: 'auth', token: 'token' }])
  last().say({ type: 'ready' })
  expect(last().sent.slice(1)).toEqual([{ type: 'subscribe', channel: 'user:1' }])
  expect(statuses).toEqual(['connecting', 'open'])
})

test('delays double up to half a minute, and five attempts later it is suspended, once', async () => {
  const { start, last, sockets, statuses } = setUp({ attempts: 5 })
  await start()
  const delays: number[] = []
  for (let i = 0; i < 5; i += 1) {
    const before = sockets.length
    last().drop()
    const from = Date.now()
    while (sockets.length === before) await vi.advanceTimersToNextTimerAsync()
    delays.push(Date.now() - from)
  }
  last().drop()
  await vi.advanceTimersByTimeAsync(3_600_000)
  expect(delays).toEqual([3000, 6000, 12_000, 24_000, 30_000])
  expect(sockets).toHaveLength(6)
  expect(statuses.filter((status) => status === 'suspended')).toHaveLength(1)
})

test('a delay is anything between nothing and its bound', async () => {
  const delays: number[] = []
  for (let i = 0; i < 1000; i += 1) {
    const { connection, start, last, sockets } = setUp({ random: () => i / 1000 })
    await start()
    last().drop()
    const from = Date.now()
    while (sockets.length === 1) await vi.advanceTimersToNextTimerAsync()
    delays.push(Date.now() - from)
    connection.stop()
  }
  expect(Math.max(...delays)).toBeLessThanOrEqual(3000)
  expect(delays.reduce((sum, each) => sum + each) / 1000).toBeCloseTo(1500, -2)
})

test('once suspended, a wake tries at once with a full count', async () => {
  const { connection, start, last, sockets, status } = setUp({ attempts: 1 })
  await start()
  last().drop()
  await vi.advanceTimersByTimeAsync(3000)
  last().drop()
  expect(status()).toBe('suspended')
  connection.wake()
  await settle()
  expect(sockets).toHaveLength(3)
  last().drop()
  expect(status()).toBe('waiting')
})

test('a socket that opens and falls at once is no success: the count goes on', async () => {
  const { start, last, status, sockets } = setUp({ attempts: 3 })
  await start()
  for (let i = 0; i < 4; i += 1) {
    await last().accept()
    await vi.advanceTimersByTimeAsync(4000)
    last().drop()
    if (i < 3) await vi.advanceTimersByTimeAsync(30_000)
  }
  expect(status()).toBe('suspended')
  expect(sockets).toHaveLength(4)
})

test('after five seconds open a failure is a first failure again', async () => {
  const { start, last, sockets } = setUp({ attempts: 1 })
  await start()
  for (let i = 0; i < 5; i += 1) {
    await last().accept()
    await vi.advanceTimersByTimeAsync(5001)
    last().drop()
    await vi.advanceTimersByTimeAsync(3000)
  }
  expect(sockets).toHaveLength(6)
})

test('a gateway that falls silent is noticed ten seconds after the ping', async () => {
  const { start, last, sockets, status } = setUp()
  await start()
  const first = last()
  await first.accept()
  await vi.advanceTimersByTimeAsync(25_000)
  expect(first.sent.at(-1)).toEqual({ type: 'ping' })
  await vi.advanceTimersByTimeAsync(10_000)
  expect(status()).toBe('waiting')
  expect(first.closed).toBe(1000)
  await vi.advanceTimersByTimeAsync(3000)
  expect(sockets).toHaveLength(2)
  first.say(event('late'))
  first.drop()
  expect(status()).toBe('connecting')
})

test('a pong after nine seconds, or any other frame, keeps the connection', async () => {
  const { start, last, status } = setUp()
  await start()
  await last().accept()
  await vi.advanceTimersByTimeAsync(25_000)
  for (const reply of [{ type: 'pong' }, { type: 'whatever' }, 'nonsense']) {
    await vi.advanceTimersByTimeAsync(9000)
    last().say(reply)
    await vi.advanceTimersByTimeAsync(16_000)
  }
  expect(status()).toBe('open')
})

test.each(['before it opens', 'before the token is taken'])(
  'silence %s ends the attempt after ten seconds',
  async (when) => {
    const { start, last, status } = setUp()
    await start()
    if (when !== 'before it opens') last().dispatchEvent(new Event('open'))
    await vi.advanceTimersByTimeAsync(9999)
    expect(status()).toBe('connecting')
    await vi.advanceTimersByTimeAsync(1)
    expect(status()).toBe('waiting')
  },
)

test('a socket that cannot be made, or a token that cannot be had, is a failed attempt', async () => {
  const broken = setUp({
    connect: () => {
      throw new DOMException('insecure', 'SecurityError')
    },
  })
  await broken.start()
  expect(broken.status()).toBe('waiting')
  broken.connection.stop()
  const tokenless = setUp({ token: () => Promise.reject(new Error('network')) })
  await tokenless.start()
  expect(tokenless.status()).toBe('waiting')
  expect(tokenless.sockets).toHaveLength(0)
  tokenless.connection.stop()
})

test('a refused token is renewed once and the connection comes back with the new one', async () => {
  let token = 'old'
  const renew = vi.fn(async () => void (token = 'new'))
  const { start, last, sockets, status } = setUp({ token: async () => token, renew })
  await start()
  await last().accept()
  last().drop(4401)
  await settle()
  await last().accept()
  expect(renew.mock.calls).toEqual([['old']])
  expect(sockets).toHaveLength(2)
  expect(last().sent[0]).toEqual({ type: 'auth', token: 'new' })
  expect(status()).toBe('open')
})

test('a token refused twice in a row ends it until the next sign-in', async () => {
  const { connection, start, last, sockets, status } = setUp()
  await start()
  last().drop(4401)
  await settle()
  last().drop(4401)
  connection.wake()
  connection.sleep()
  await vi.advanceTimersByTimeAsync(3_600_000)
  expect(status()).toBe('refused')
  expect(sockets).toHaveLength(2)
})

test('where the token cannot be renewed it is tried again later', async () => {
  const { start, last, status, sockets } = setUp({ renew: () => Promise.reject(new Error('network')) })
  await start()
  last().drop(4401)
  await settle()
  expect(status()).toBe('waiting')
  await vi.advanceTimersByTimeAsync(3000)
  expect(sockets).toHaveLength(2)
})

test('a newer token is shown on the open connection', async () => {
  let token = 'first'
  const { start, last, sockets } = setUp({ token: async () => token })
  await start()
  await last().accept()
  token = 'second'
  await vi.advanceTimersByTimeAsync(25_000)
  last().say({ type: 'ready' })
  expect(last().sent.slice(1)).toEqual([{ type: 'auth', token: 'second' }, { type: 'ping' }])
  await vi.advanceTimersByTimeAsync(25_000)
  expect(last().sent.slice(3)).toEqual([{ type: 'ping' }])
  expect(sockets).toHaveLength(1)
})

test('a refused channel is dropped and the others go on', async () => {
  const { connection, start, last, sockets } = setUp()
  for (const channel of ['user:1', 'course:closed', 'course:open']) connection.subscribe(channel)
  await start()
  await last().accept()
  last().say({ type: 'subscribed', channel: 'user:1' })
  last().drop(4403)
  await settle()
  await last().accept()
  expect(sockets).toHaveLength(2)
  expect(
    last()
      .subscriptions()
      .map(({ channel }) => channel),
  ).toEqual(['user:1', 'course:open'])
})

test('a channel that is refused later on is dropped as well', async () => {
  const { connection, start, last, sockets } = setUp()
  connection.subscribe('course:left')
  connection.subscribe('user:1')
  await start()
  await last().accept()
  last().say({ type: 'subscribed', channel: 'course:left' }, { type: 'subscribed', channel: 'user:1' })
  last().drop()
  await vi.advanceTimersByTimeAsync(3000)
  await last().accept()
  last().drop(4403)
  await settle()
  await last().accept()
  expect(sockets).toHaveLength(3)
  expect(last().subscriptions()).toEqual([{ type: 'subscribe', channel: 'user:1' }])
})

test('after a drop each channel goes on after its last message, and nothing counts twice', async () => {
  const { connection, start, last, events } = setUp()
  for (const channel of ['user:1', 'platform', 'course:c']) connection.subscribe(channel)
  await start()
  await last().accept()
  last().say(event('u1'), event('p1', 'platform'), event('u2'), event('u2'))
  last().drop()
  await vi.advanceTimersByTimeAsync(3000)
  await last().accept()
  expect(last().subscriptions()).toEqual([
    { type: 'subscribe', channel: 'user:1', since: 'u2' },
    { type: 'subscribe', channel: 'platform', since: 'p1' },
    { type: 'subscribe', channel: 'course:c' },
  ])
  last().say(event('u2'), event('u3'), event('u4'))
  expect(events).toEqual(['u1', 'p1', 'u2', 'u3', 'u4'])
})

test('a drop before the first message loses none: where the channel stood is asked for', async () => {
  const { connection, start, last, events, resyncs } = setUp()
  for (const channel of ['user:1', 'platform']) connection.subscribe(channel)
  await start()
  await last().accept()
  last().say(
    { type: 'subscribed', channel: 'user:1', id: 'e-0' },
    { type: 'subscribed', channel: 'platform', id: 'e-4' },
    event('e-5', 'platform'),
  )
  last().drop()
  await vi.advanceTimersByTimeAsync(3000)
  await last().accept()
  expect(last().subscriptions()).toEqual([
    { type: 'subscribe', channel: 'user:1', since: 'e-0' },
    { type: 'subscribe', channel: 'platform', since: 'e-5' },
  ])
  // Confirmed, but what was missed has not come yet; and a gateway that has started anew.
  last().say(
    { type: 'subscribed', channel: 'user:1', id: 'e-2' },
    { type: 'subscribed', channel: 'platform', id: 'f-1' },
    { type: 'resync', channel: 'platform', id: 'f-1' },
  )
  last().drop()
  await vi.advanceTimersByTimeAsync(6000)
  await last().accept()
  expect(
    last()
      .subscriptions()
      .map(({ since }) => since),
  ).toEqual(['e-0', 'f-1'])
  expect([events, resyncs]).toEqual([['e-5'], ['platform']])
})

test('resync is passed on once, and forgets the ids of a gateway that has started anew', async () => {
  const { connection, start, last, events, resyncs } = setUp()
  connection.subscribe('user:1')
  await start()
  await last().accept()
  last().say(event('e-1'), { type: 'resync', channel: 'user:1' }, event('e-1'))
  expect(resyncs).toEqual(['user:1'])
  expect(events).toEqual(['e-1', 'e-1'])
})

test('two users of a channel make one subscription, which ends with the second', async () => {
  const { connection, start, last } = setUp()
  await start()
  await last().accept()
  const leave = [connection.subscribe('course:c'), connection.subscribe('course:c')]
  expect(last().subscriptions()).toHaveLength(1)
  leave[0]?.()
  leave[0]?.()
  expect(last().sent.at(-1)).toMatchObject({ type: 'subscribe' })
  leave[1]?.()
  expect(last().sent.at(-1)).toEqual({ type: 'unsubscribe', channel: 'course:c' })
})

test('what was left or joined while away is what the next connection asks for', async () => {
  const { connection, start, last, events } = setUp()
  const leave = connection.subscribe('course:a')
  await start()
  await last().accept()
  last().drop()
  leave()
  connection.subscribe('course:b')
  await vi.advanceTimersByTimeAsync(3000)
  await last().accept()
  expect(last().subscriptions()).toEqual([{ type: 'subscribe', channel: 'course:b' }])
  last().say({ type: 'subscribed', channel: 'course:a' }, event('a1', 'course:a'), event('b1', 'course:b'))
  expect(events).toEqual(['b1'])
})

test('frames that make no sense are passed over', async () => {
  const { connection, start, last, events, status } = setUp()
  connection.subscribe('user:1')
  await start()
  await last().accept()
  const odd = ['{"type":', '[]', 'null', '7', new ArrayBuffer(8), { type: 'notification', channel: 'user:1' }]
  last().say(...odd, '{"__proto__":{"polluted":true},"type":"x","id":"1","channel":"__proto__"}', event('fine'))
  expect(events).toEqual(['fine'])
  expect(status()).toBe('open')
  expect('polluted' in {}).toBe(false)
})

test('stopping closes the socket for good, whatever was under way', async () => {
  const { connection, start, last, sockets, status, events } = setUp()
  connection.subscribe('user:1')
  await start()
  await last().accept()
  connection.stop()
  last().say(event('late'))
  connection.wake()
  await vi.advanceTimersByTimeAsync(3_600_000)
  expect(last().closed).toBe(1000)
  expect(status()).toBe('off')
  expect(sockets).toHaveLength(1)
  expect(events).toEqual([])
  expect(vi.getTimerCount()).toBe(0)
})

test('start, stop and start again, as StrictMode does, leave one socket', async () => {
  const { connection, start, sockets, last, status } = setUp()
  void start()
  connection.stop()
  await start()
  await last().accept()
  expect(sockets).toHaveLength(1)
  expect(status()).toBe('open')
})

test('T27: out of sight it lets go at the next beat, asks for no token all day, and comes back once when seen', async () => {
  let hidden = false
  const token = vi.fn(async () => 'token')
  const { connection, start, last, sockets, status } = setUp({ hidden: () => hidden, token })
  connection.subscribe('user:1')
  await start()
  await last().accept()
  last().say(event('u1'))
  hidden = true
  token.mockClear()
  await vi.advanceTimersByTimeAsync(24 * 60 * 60_000)
  expect(status()).toBe('suspended')
  expect(last().closed).toBe(1000)
  expect(vi.getTimerCount()).toBe(0)
  expect(token).not.toHaveBeenCalled()
  hidden = false
  connection.wake()
  connection.wake()
  await settle()
  await last().accept()
  expect(sockets).toHaveLength(2)
  expect(token).toHaveBeenCalledTimes(1)
  expect(last().subscriptions()).toEqual([{ type: 'subscribe', channel: 'user:1', since: 'u1' }])
})

test('on waking, an open connection is asked whether it still lives', async () => {
  const { connection, start, last, status } = setUp()
  await start()
  await last().accept()
  connection.wake()
  await settle()
  expect(last().sent.at(-1)).toEqual({ type: 'ping' })
  await vi.advanceTimersByTimeAsync(10_000)
  expect(status()).toBe('waiting')
})
