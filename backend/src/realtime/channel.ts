import type { EventType, RealtimeEvent } from '@tajiconnect/contract/realtime'

/** How many events of a channel are kept for those who were away. */
export const KEPT = 1_000

export interface Member {
  sendText(text: string): void
}

/** One channel: who is on it, and its last events. Ids are `<epoch>-<number>`; numbers rise by one. */
export class Channel {
  readonly members = new Set<Member>()
  readonly #name: string
  readonly #epoch: string
  readonly #events: RealtimeEvent[] = []
  #last = 0

  constructor(name: string, epoch: string) {
    this.#name = name
    this.#epoch = epoch
  }

  /** The id of the last event, or of the place before the first. */
  get id(): string {
    return `${this.#epoch}-${this.#last}`
  }

  add(type: EventType, data: Record<string, unknown>, at: string): RealtimeEvent {
    this.#last += 1
    const event: RealtimeEvent = { type, id: this.id, channel: this.#name, at, data }
    this.#events.push(event)
    if (this.#events.length > KEPT) this.#events.shift()
    return event
  }

  /** What came after the event with the id; null where that can no longer be told. */
  after(id: string): RealtimeEvent[] | null {
    const [, epoch, number] = /^(.*)-(\d{1,15})$/s.exec(id) ?? []
    const missed = this.#last - Number(number)
    if (epoch !== this.#epoch || missed < 0 || missed > this.#events.length) return null
    return this.#events.slice(this.#events.length - missed)
  }
}
