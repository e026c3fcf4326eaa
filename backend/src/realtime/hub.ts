import {
  CLOSE,
  ClientMessage,
  type EventType,
  type RealtimeEvent,
  type ServerMessage,
} from '@tajiconnect/contract/realtime'
import { serial } from '../serial.ts'
import { Channel } from './channel.ts'

/** One connection as the host gives it; after `close` the host calls nothing more than `closed`. */
export interface HubSocket {
  send(text: string): void
  close(code: number, reason: string): void
}

export interface HubConnection {
  /** A text frame has come in. */
  message(text: string): void
  /** The connection is over, whoever ended it. */
  closed(): void
}

export interface Hub {
  /** Takes a new connection; `token` where the host has it already (from `Sec-WebSocket-Protocol`). */
  connect(socket: HubSocket, token?: string): HubConnection
  /** Keeps the event for those who were away, and sends it to everyone on the channel. */
  publish(channel: string, type: EventType, data: Record<string, unknown>): RealtimeEvent
  /** The person's sign-in may have ended: closes those of their connections whose token is refused by now. */
  recheck(user_id: string): void
  /** Ends every connection; the host is stopping. */
  close(): void
}

export interface HubOptions {
  clock: () => Date
  /** Who the token speaks for and until when (ms since 1970), or null where it is refused. */
  verify(token: string): Promise<{ user_id: string; expires_at: number } | null>
  mayJoin(user_id: string, channel: string): boolean | Promise<boolean>
  /** Another one at each start, without a dash: ids of an earlier run must not be taken for this one's. */
  epoch: string
  /** Calls back after so many ms; answers with a function that calls it off. */
  schedule?: (ms: number, then: () => void) => () => void
}

/** What one connection may do. */
export const LIMITS = {
  authMs: 5_000,
  messageChars: 64 * 1024,
  /** At most `messages` in any window of `windowMs`. */
  messages: 100,
  windowMs: 10_000,
  channels: 100,
} as const

const STANDARD_CLOSE = { goingAway: 1001, malformed: 1008, tooLarge: 1009, internal: 1011 } as const

const MAX_TIMER_MS = 2 ** 31 - 1

/**
 * The realtime hub in plain messages; hosts bring the sockets. A frame that is not a message of the contract closes
 * with 1008, one over `LIMITS.messageChars` with 1009. A client signs in again on the same connection by another `auth`.
 */
export function createHub(options: HubOptions): Hub {
  const { clock, verify, mayJoin, epoch, schedule = timer } = options
  const channels = new Map<string, Channel>()
  const connections = new Set<Connection>()

  const channelNamed = (name: string): Channel => {
    const channel = channels.get(name) ?? new Channel(name, epoch)
    channels.set(name, channel)
    return channel
  }

  class Connection implements HubConnection {
    readonly #socket: HubSocket
    readonly #joined = new Set<string>()
    /** Messages are answered in order, though checking a token or a channel takes a while. */
    readonly #inOrder = serial()
    #user: string | null = null
    #token = ''
    #open = true
    #callOff: () => void
    #windowStart = 0
    #inWindow = 0

    constructor(socket: HubSocket) {
      this.#socket = socket
      this.#callOff = schedule(LIMITS.authMs, () => this.end(CLOSE.noAuth, 'No sign-in within 5 seconds'))
    }

    message(text: string) {
      if (!this.#open) return
      if (text.length > LIMITS.messageChars) return this.end(STANDARD_CLOSE.tooLarge, 'Message too large')
      if (this.#isTooMuch()) return this.end(CLOSE.tooMany, 'Too many messages')
      const message = parse(text)
      if (!message) return this.end(STANDARD_CLOSE.malformed, 'Malformed message')
      this.handle(message)
    }

    handle(message: ClientMessage) {
      this.#run(() => this.#answer(message))
    }

    recheck(user_id: string) {
      this.#run(async () => {
        if (this.#user === user_id && !(await verify(this.#token))) this.end(CLOSE.token, 'Signed out')
      })
    }

    closed() {
      this.#open = false
      this.#callOff()
      connections.delete(this)
      for (const name of this.#joined) channels.get(name)?.members.delete(this)
      this.#joined.clear()
    }

    end(code: number, reason: string) {
      if (!this.#open) return
      this.closed()
      this.#socket.close(code, reason)
    }

    sendText(text: string) {
      if (this.#open) this.#socket.send(text)
    }

    #send(message: ServerMessage) {
      this.sendText(JSON.stringify(message))
    }

    #run(work: () => unknown) {
      this.#inOrder(() => (this.#open ? work() : undefined)).catch(() =>
        this.end(STANDARD_CLOSE.internal, 'Internal error'),
      )
    }

    async #answer(message: ClientMessage) {
      if (message.type === 'auth') return this.#signIn(message.token)
      if (this.#user === null) return this.end(CLOSE.token, 'The first message must be auth')
      if (message.type === 'ping') return this.#send({ type: 'pong' })
      if (message.type === 'unsubscribe') return this.#leave(message.channel)
      return this.#subscribe(this.#user, message.channel, message.since)
    }

    async #signIn(token: string) {
      const claims = await verify(token)
      const left = claims ? claims.expires_at - clock().getTime() : 0
      if (!claims || left <= 0) return this.end(CLOSE.token, 'Token refused')
      if (this.#user !== null && this.#user !== claims.user_id) return this.end(CLOSE.token, 'Token of someone else')
      if (!this.#open) return
      this.#user = claims.user_id
      this.#token = token
      this.#callOff()
      this.#callOff = schedule(Math.min(left, MAX_TIMER_MS), () => this.end(CLOSE.token, 'Token expired'))
      this.#send({ type: 'ready' })
    }

    async #subscribe(user: string, name: string, since: string | undefined) {
      if (!(await mayJoin(user, name))) return this.end(CLOSE.channel, 'Channel refused')
      if (!this.#open) return
      if (this.#joined.size >= LIMITS.channels && !this.#joined.has(name)) {
        return this.end(CLOSE.tooMany, 'Too many channels')
      }
      const channel = channelNamed(name)
      this.#joined.add(name)
      channel.members.add(this)
      const { id } = channel
      this.#send({ type: 'subscribed', channel: name, id })
      const missed = since === undefined ? [] : channel.after(since)
      if (missed) for (const event of missed) this.#send(event)
      else this.#send({ type: 'resync', channel: name, id })
    }

    #leave(name: string) {
      this.#joined.delete(name)
      channels.get(name)?.members.delete(this)
    }

    #isTooMuch(): boolean {
      const now = clock().getTime()
      if (Math.abs(now - this.#windowStart) >= LIMITS.windowMs) {
        this.#windowStart = now
        this.#inWindow = 0
      }
      this.#inWindow += 1
      return this.#inWindow > LIMITS.messages
    }
  }

  return {
    connect(socket, token) {
      const connection = new Connection(socket)
      connections.add(connection)
      if (token !== undefined) connection.handle({ type: 'auth', token })
      return connection
    },
    publish(name, type, data) {
      const channel = channelNamed(name)
      const event = channel.add(type, data, clock().toISOString())
      const text = JSON.stringify(event)
      for (const member of channel.members) member.sendText(text)
      return event
    },
    recheck(user_id) {
      for (const connection of connections) connection.recheck(user_id)
    },
    close() {
      for (const connection of connections) connection.end(STANDARD_CLOSE.goingAway, 'The gateway is stopping')
    },
  }
}

function parse(text: string): ClientMessage | null {
  try {
    const { success, data } = ClientMessage.safeParse(JSON.parse(text))
    return success ? data : null
  } catch {
    return null
  }
}

function timer(ms: number, then: () => void): () => void {
  const id = setTimeout(then, ms)
  return () => clearTimeout(id)
}
