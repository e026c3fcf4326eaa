export interface Rule {
  max: number
  windowMs: number
  /** Once there were `max` within a window: wait until the first of them is a window ago, or until the last is. */
  until: 'first' | 'last'
}

/** Beyond so many keys the one that was quiet for longest is forgotten. */
export const KEYS_MAX = 10_000

/** Counts what happened lately, by key, in bounded memory. */
export class RateLimit {
  readonly #rule: Rule
  readonly #clock: () => Date
  /** The newest `max` times of each key, in order; the key added to last stands last. */
  readonly #times = new Map<string, number[]>()

  constructor(rule: Rule, clock: () => Date) {
    this.#rule = rule
    this.#clock = clock
  }

  /** Milliseconds until there may be one more; 0 for now. */
  waitMs(key: string): number {
    const { max, windowMs, until } = this.#rule
    const times = this.#times.get(key) ?? []
    if (times.length < max) return 0
    return Math.max(0, (times.at(until === 'first' ? 0 : -1) ?? 0) + windowMs - this.#clock().getTime())
  }

  /** Counts one more. Answers with what takes it back. */
  add(key: string): () => void {
    const { max, windowMs } = this.#rule
    const now = this.#clock().getTime()
    const recent = (this.#times.get(key) ?? []).filter((time) => time > now - windowMs)
    this.#times.delete(key)
    this.#times.set(key, [...recent, now].slice(-max))
    const [oldest] = this.#times.keys()
    if (this.#times.size > KEYS_MAX && oldest !== undefined) this.#times.delete(oldest)
    return () => this.#takeBack(key, now)
  }

  /** Counts one more where there may be one; answers with `waitMs`. */
  take(key: string): number {
    const wait = this.waitMs(key)
    if (wait === 0) this.add(key)
    return wait
  }

  clear(key: string) {
    this.#times.delete(key)
  }

  #takeBack(key: string, time: number) {
    const times = this.#times.get(key) ?? []
    const at = times.lastIndexOf(time)
    if (at >= 0) times.splice(at, 1)
    if (times.length === 0) this.#times.delete(key)
  }
}
