import type { CLOSE, ClientMessage, RealtimeEvent } from '@tajiconnect/contract/realtime'

/**
 * `waiting`: between two attempts. `suspended`: given up for now, or out of sight; `wake` begins afresh. `refused`: the
 * gateway takes no token of ours; only the next sign-in begins afresh.
 */
export type RealtimeStatus = 'off' | 'connecting' | 'open' | 'waiting' | 'suspended' | 'refused'

/** What of a WebSocket is used. */
export type Wire = Pick<WebSocket, 'send' | 'close' | 'addEventListener' | 'readyState'>

export interface ConnectionOptions {
  /** Opens a socket; whatever it throws counts as a failed attempt. */
  connect(): Wire
  /** A live access token; called before each attempt and each heartbeat. */
  token(): Promise<string>
  /** Another token for the one refused. */
  renew(refused: string): Promise<unknown>
  /** Base of the delay in milliseconds, and attempts in a row before it is suspended. */
  interval: number
  attempts: number
  hidden?: () => boolean
  random?: () => number
}

export interface ConnectionHandlers {
  onEvent(event: RealtimeEvent): void
  /** Messages of the channel were missed for good. */
  onResync(channel: string): void
  onStatus(status: RealtimeStatus): void
}

interface Channel {
  users: number
  confirmed: boolean
  refused: boolean
  /** The newest message, or where the channel stood when it was joined: what comes after is asked for after a drop. */
  last: string | undefined
  /** Ids of the newest messages, so that one that comes twice counts once. */
  seen: Set<string>
}

/** Of a socket's `readyState`. */
const OPEN = 1
const READY_MS = 10_000
const BEAT_MS = 25_000
const PONG_MS = 10_000
/** A connection that lived so long was a good one: the next failure is a first failure again. */
const STABLE_MS = 5000
const LONGEST_MS = 30_000
const SHORTEST_MS = 100
const SEEN_MAX = 200

const TOKEN_REFUSED: (typeof CLOSE)['token'] = 4401
const CHANNEL_REFUSED: (typeof CLOSE)['channel'] = 4403

/** One realtime connection that keeps itself alive. Channels are what its users want; the gateway is told of them. */
export class RealtimeConnection {
  readonly #options: ConnectionOptions
  readonly #channels = new Map<string, Channel>()
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>()
  #status: RealtimeStatus = 'off'
  #wire: Wire | null = null
  #sent = ''
  #failures = 0
  #renewed = false
  #handlers: ConnectionHandlers | null = null
  /** Aborted with each attempt's end, so that nothing of it comes through later. */
  #attempt = new AbortController()

  constructor(options: ConnectionOptions) {
    this.#options = options
  }

  start(handlers: ConnectionHandlers): void {
    this.#handlers = handlers
    if (this.#status === 'off') this.#afresh()
  }

  stop(): void {
    this.#rest('off')
  }

  /** Out of sight: let go until `wake`. */
  sleep(): void {
    if (this.#status !== 'off' && this.#status !== 'refused') this.#rest('suspended')
  }

  /** There is new hope (online, in sight again): try at once, or see whether the open connection still lives. */
  wake(): void {
    if (this.#status === 'waiting' || this.#status === 'suspended') this.#afresh()
    else if (this.#status === 'open') void this.#beat()
  }

  /** Joins a channel until every user of it has called what this returns. */
  subscribe(name: string): () => void {
    const channel = this.#channels.get(name) ?? newChannel()
    this.#channels.set(name, channel)
    channel.users += 1
    if (channel.users === 1 && this.#status === 'open') this.#join(name, channel)
    let left = false
    return () => {
      if (left) return
      left = true
      channel.users -= 1
      if (channel.users > 0) return
      this.#channels.delete(name)
      if (this.#status === 'open' && !channel.refused) this.#send({ type: 'unsubscribe', channel: name })
    }
  }

  #afresh() {
    this.#failures = 0
    this.#renewed = false
    void this.#open()
  }

  async #open() {
    this.#detach()
    const { signal } = this.#attempt
    this.#become('connecting')
    this.#after('ready', READY_MS, () => this.#lost())
    try {
      const token = await this.#options.token()
      if (signal.aborted) return
      const wire = this.#options.connect()
      this.#wire = wire
      this.#sent = token
      wire.addEventListener('open', () => this.#send({ type: 'auth', token }), { signal })
      wire.addEventListener('message', ({ data }) => this.#receive(data), { signal })
      wire.addEventListener('close', ({ code }) => this.#lost(code), { signal })
    } catch {
      if (!signal.aborted) this.#lost()
    }
  }

  #receive(frame: unknown) {
    this.#clear('pong')
    const message = parse(frame)
    if (message?.type === 'ready') return this.#ready()
    const channel = this.#channels.get(String(message?.channel))
    if (!message || !channel) return
    const name = message.channel as string
    if (message.type === 'subscribed') {
      channel.confirmed = true
      channel.last ??= idOf(message)
    } else if (message.type === 'resync') {
      Object.assign(channel, { last: idOf(message), seen: new Set() })
      this.#handlers?.onResync(name)
    } else if (isEvent(message) && !channel.seen.has(message.id)) {
      channel.last = message.id
      channel.seen.add(message.id)
      if (channel.seen.size > SEEN_MAX) channel.seen.delete(first(channel.seen))
      this.#handlers?.onEvent(message)
    }
  }

  #ready() {
    if (this.#status !== 'connecting') return
    this.#clear('ready')
    this.#become('open')
    this.#after('stable', STABLE_MS, () => {
      this.#failures = 0
      this.#renewed = false
    })
    this.#after('beat', BEAT_MS, () => void this.#beat())
    for (const [name, channel] of this.#channels) if (!channel.refused) this.#join(name, channel)
  }

  #join(name: string, channel: Channel) {
    channel.confirmed = false
    this.#send({ type: 'subscribe', channel: name, since: channel.last })
  }

  /** Shows the gateway a newer token before the last one runs out, and asks for a sign of life. */
  async #beat() {
    if (this.#options.hidden?.()) return this.sleep()
    const { signal } = this.#attempt
    this.#after('beat', BEAT_MS, () => void this.#beat())
    const token = await this.#options.token().catch(() => this.#sent)
    if (signal.aborted) return
    if (token !== this.#sent) this.#send({ type: 'auth', token })
    this.#sent = token
    this.#send({ type: 'ping' })
    this.#after('pong', PONG_MS, () => this.#lost())
  }

  #lost(code?: number) {
    const refusedToken = this.#sent
    this.#detach()
    if (code === TOKEN_REFUSED) return this.#renew(refusedToken)
    if (code === CHANNEL_REFUSED && this.#refuseChannel()) return void this.#open()
    this.#retry()
  }

  #renew(refused: string) {
    if (this.#renewed) return this.#become('refused')
    this.#renewed = true
    const { signal } = this.#attempt
    this.#become('connecting')
    this.#options.renew(refused).then(
      () => signal.aborted || void this.#open(),
      () => signal.aborted || this.#retry(),
    )
  }

  /** The gateway answers in order, so the channel it refused is the first it has not confirmed. */
  #refuseChannel(): boolean {
    const channel = [...this.#channels.values()].find(({ confirmed, refused }) => !confirmed && !refused)
    if (channel) channel.refused = true
    return channel !== undefined
  }

  #retry() {
    if (this.#failures >= this.#options.attempts) return this.#become('suspended')
    const bound = Math.min(LONGEST_MS, this.#options.interval * 2 ** this.#failures)
    this.#failures += 1
    const { random = Math.random } = this.#options
    this.#after('retry', Math.max(SHORTEST_MS, random() * bound), () => void this.#open())
    this.#become('waiting')
  }

  #rest(status: 'off' | 'suspended') {
    this.#detach()
    this.#become(status)
  }

  /** Ends whatever is under way. A socket may take minutes to close, so nobody listens to it any more. */
  #detach() {
    this.#attempt.abort()
    this.#attempt = new AbortController()
    for (const name of this.#timers.keys()) this.#clear(name)
    const wire = this.#wire
    this.#wire = null
    wire?.close(1000)
  }

  /** Nothing goes to one that is closing: its end is told by an event of its own. */
  #send(message: ClientMessage) {
    if (this.#wire?.readyState === OPEN) this.#wire.send(JSON.stringify(message))
  }

  #become(status: RealtimeStatus) {
    if (status === this.#status) return
    this.#status = status
    this.#handlers?.onStatus(status)
  }

  #after(name: string, ms: number, then: () => void) {
    this.#clear(name)
    this.#timers.set(name, setTimeout(then, ms))
  }

  #clear(name: string) {
    clearTimeout(this.#timers.get(name))
    this.#timers.delete(name)
  }
}

const newChannel = (): Channel => ({ users: 0, confirmed: false, refused: false, last: undefined, seen: new Set() })

const first = (set: Set<string>): string => set.values().next().value ?? ''

function parse(frame: unknown): Record<string, unknown> | null {
  try {
    const message: unknown = typeof frame === 'string' ? JSON.parse(frame) : null
    return typeof message === 'object' && message !== null ? (message as Record<string, unknown>) : null
  } catch {
    return null
  }
}

const idOf = ({ id }: Record<string, unknown>) => (typeof id === 'string' ? id : undefined)

const isEvent = (message: object): message is RealtimeEvent =>
  'id' in message && typeof message.id === 'string' && 'type' in message && typeof message.type === 'string'
