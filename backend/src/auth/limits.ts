import { atMost } from '../at-most.ts'
import { ProblemError } from '../gateway/problem-error.ts'
import { RateLimit } from './rate-limit.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const ATTEMPTS_AT_ONCE = 4

/**
 * How often things may be tried. Accounts go by their e-mail address, so that one that does not exist behaves like any
 * other. All of it is in memory: a restart forgets it.
 */
export class Limits {
  readonly #accounts: RateLimit
  readonly #sources: RateLimit
  readonly #registrations: RateLimit
  readonly #mails: RateLimit
  readonly #strangers: RateLimit
  readonly #codes: RateLimit
  readonly #questions: RateLimit
  readonly #classCodes: RateLimit
  /** The last attempt in line for each account that has one. */
  readonly #tails = new Map<string, Promise<void>>()
  readonly #turn = atMost(ATTEMPTS_AT_ONCE)

  constructor(clock: () => Date) {
    this.#accounts = new RateLimit({ max: 10, windowMs: 15 * MINUTE, until: 'last' }, clock)
    this.#sources = new RateLimit({ max: 100, windowMs: HOUR, until: 'first' }, clock)
    this.#registrations = new RateLimit({ max: 20, windowMs: HOUR, until: 'first' }, clock)
    this.#codes = new RateLimit({ max: 100, windowMs: HOUR, until: 'first' }, clock)
    this.#mails = new RateLimit({ max: 5, windowMs: HOUR, until: 'first' }, clock)
    this.#strangers = new RateLimit({ max: 5, windowMs: HOUR, until: 'first' }, clock)
    this.#questions = new RateLimit({ max: 5, windowMs: HOUR, until: 'first' }, clock)
    this.#classCodes = new RateLimit({ max: 10, windowMs: 15 * MINUTE, until: 'first' }, clock)
  }

  /**
   * Lets somebody prove who they are: `work` throws `invalid_credentials` or `invalid_otp` where they fail. Throws
   * `account_locked` after ten failures for the account in 15 minutes, and `too_many_requests` after a hundred from one
   * address in an hour, without running `work`. A success forgets the account's failures. Attempts for one account run
   * one after another, and few run at once, so that guesses sent together are each counted before the next.
   */
  attempt<T>(email: string, address: string | undefined, work: () => Promise<T>): Promise<T> {
    return this.#inLine(email, () => this.#turn(() => this.#counted(email, sourceOf(address), work)))
  }

  /** Forgets the account's failures: somebody has shown by other means that it is theirs. */
  unlock(email: string) {
    this.#accounts.clear(email)
  }

  /** Throws `too_many_requests` after twenty in an hour from one address. */
  registration(address: string | undefined) {
    const source = sourceOf(address)
    if (source) refuse('too_many_requests', this.#registrations.take(source))
  }

  /** A code that Google has to be asked about. Throws `too_many_requests` after a hundred in an hour from one address. */
  googleCode(address: string | undefined) {
    const source = sourceOf(address)
    if (source) refuse('too_many_requests', this.#codes.take(source))
  }

  /** Whether one more mail about this account may be asked for from this address: five an hour. Counts it. */
  mayMail(email: string, address: string | undefined): boolean {
    return this.#mails.take(`${sourceOf(address)} ${email}`) === 0
  }

  /** The same for somebody who is signed in, and may be told: throws `too_many_requests`. */
  mail(email: string, address: string | undefined) {
    refuse('too_many_requests', this.#mails.take(`${sourceOf(address)} ${email}`))
  }

  /** A message to somebody who may never have heard of us, whoever asks for it: throws after five an hour. */
  stranger(to: string) {
    refuse('too_many_requests', this.#strangers.take(to))
  }

  /** A learner's question to a person: throws after five an hour, however many of them were taken back. */
  question(user_id: string) {
    refuse('too_many_requests', this.#questions.take(user_id))
  }

  /** A class code, right or wrong, from one person: throws `too_many_requests` after ten in 15 minutes. */
  classCode(user_id: string) {
    refuse('too_many_requests', this.#classCodes.take(user_id))
  }

  async #counted<T>(email: string, source: string | null, work: () => Promise<T>): Promise<T> {
    if (source) refuse('too_many_requests', this.#sources.waitMs(source))
    refuse('account_locked', this.#accounts.waitMs(email))
    // Others from the same address run beside this one, so it counts from the start and is taken back if it was none.
    const takeBack = source ? this.#sources.add(source) : () => {}
    try {
      const result = await work()
      takeBack()
      this.#accounts.clear(email)
      return result
    } catch (error) {
      if (isFailure(error)) this.#accounts.add(email)
      else takeBack()
      throw error
    }
  }

  #inLine<T>(key: string, work: () => Promise<T>): Promise<T> {
    const turn = (this.#tails.get(key) ?? Promise.resolve()).then(work)
    const leave = () => {
      if (this.#tails.get(key) === tail) this.#tails.delete(key)
    }
    const tail: Promise<void> = turn.then(leave, leave)
    this.#tails.set(key, tail)
    return turn
  }
}

const isFailure = (error: unknown) =>
  error instanceof ProblemError && (error.code === 'invalid_credentials' || error.code === 'invalid_otp')

function refuse(code: 'account_locked' | 'too_many_requests', waitMs: number) {
  if (waitMs > 0) throw new ProblemError(code, { headers: { 'Retry-After': String(Math.ceil(waitMs / 1000)) } })
}

/**
 * Who counts as one: an IPv4 address, or the 64 bits of an IPv6 address that its holder cannot choose freely. Null where
 * the host knows no address, which has one person before it.
 */
export function sourceOf(address: string | undefined): string | null {
  if (!address) return null
  const v4 = /^(?:::ffff:)?(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (v4 || !address.includes(':')) return v4 ?? address
  const [head = '', tail] = (address.split('%', 1)[0] ?? '').toLowerCase().split('::')
  const groups = head.split(':').filter(Boolean)
  if (tail === undefined || groups.length >= 4) return groups.slice(0, 4).join(':')
  const rest = tail.split(':').filter(Boolean)
  const zeros = Array<string>(Math.max(0, 8 - groups.length - rest.length)).fill('0')
  return [...groups, ...zeros, ...rest].slice(0, 4).join(':')
}
