import { LlmError, type LlmFailure, type LlmRequest, type Provider, type ProviderName } from './llm.ts'

export const TOTAL_MS = 8000
/** Where another provider stands behind, the one before leaves it time. */
const FIRST_MS = 5000
const LONGEST_WAIT_MS = 2000
const JITTER_MS = 400
export const LOCKED_OUT_MS = 10 * 60_000
/** So many failures in a row, of whatever kind, and a provider rests. */
const PATIENCE = 3
const REST_MS = 60_000
const CACHE_MS = 24 * 60 * 60_000
const CACHE_MAX = 500

export interface LlmAnswer<T> {
  value: T
  provider: ProviderName
}

/** Why there is no answer: how the last provider tried failed, or that all of them rest. */
export type NoAnswer = LlmFailure | 'resting'

export interface Llm {
  /**
   * What the first provider that gives a fit answer says, within 8 seconds. `check` reads an answer and throws where it
   * does not fit. Never rejects.
   */
  ask<T>(request: LlmRequest, check: (answer: unknown) => T): Promise<LlmAnswer<T> | { failure: NoAnswer }>
}

interface Options {
  /** In the order in which they are asked. */
  providers: readonly Provider[]
  clock: () => Date
  /** Called with each failure; its detail holds neither key nor question. */
  onFailure?: (provider: ProviderName, error: LlmError) => void
  totalMs?: number
  /** The most that is added by chance to the wait before a retry. */
  jitterMs?: number
}

/** Asks one provider after the other, with one retry, a breaker for each, and a memory for answers. */
export function createLlm({ providers, clock, onFailure, totalMs = TOTAL_MS, jitterMs = JITTER_MS }: Options): Llm {
  const breakers = new Map(providers.map(({ name }) => [name, { failures: 0, until: 0 }]))
  const cache = new Map<string, { answer: unknown; until: number }>()
  const now = () => clock().getTime()

  function note(provider: Provider, error: LlmError) {
    const breaker = breakers.get(provider.name)!
    breaker.failures += 1
    if (error.failure === 'locked_out') breaker.until = now() + LOCKED_OUT_MS
    else if (breaker.failures >= PATIENCE) breaker.until = now() + REST_MS
    onFailure?.(provider.name, error)
  }

  async function tryOne<T>(
    provider: Provider,
    request: LlmRequest,
    check: (answer: unknown) => T,
    signal: AbortSignal,
  ) {
    const key = await keyOf(provider, request)
    const known = cache.get(key)
    if (known && known.until > now()) return check(known.answer)
    const answer = await withRetry(() => provider.ask(request, signal), jitterMs, signal)
    const value = fit(check, answer)
    const [oldest] = cache.keys()
    if (cache.size >= CACHE_MAX && oldest) cache.delete(oldest)
    cache.set(key, { answer, until: now() + CACHE_MS })
    return value
  }

  return {
    async ask(request, check) {
      const end = performance.now() + totalMs
      let failure: NoAnswer = 'resting'
      const ready = providers.filter(({ name }) => breakers.get(name)!.until <= now())
      for (const [at, provider] of ready.entries()) {
        const left = end - performance.now()
        if (left <= 0) break
        const isLast = at === ready.length - 1
        const share = isLast ? left : Math.min(left, (FIRST_MS * totalMs) / TOTAL_MS)
        const signal = AbortSignal.timeout(Math.ceil(share))
        try {
          const value = await tryOne(provider, request, check, signal)
          breakers.get(provider.name)!.failures = 0
          return { value, provider: provider.name }
        } catch (cause) {
          const error = cause instanceof LlmError ? cause : new LlmError('bad_answer', String(cause))
          note(provider, error)
          failure = error.failure
        }
      }
      return { failure }
    },
  }
}

function fit<T>(check: (answer: unknown) => T, answer: unknown): T {
  try {
    return check(answer)
  } catch {
    throw new LlmError('bad_answer', 'The answer does not fit what was asked.')
  }
}

/** Once more after a failure that may pass, unless the service wants more patience than a learner has. */
async function withRetry<T>(work: () => Promise<T>, jitterMs: number, signal: AbortSignal): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof LlmError) || error.failure !== 'busy' || (error.retryAfterMs ?? 0) > LONGEST_WAIT_MS)
      throw error
    await pause((error.retryAfterMs ?? 0) + Math.random() * jitterMs, signal)
    return work()
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer)
        reject(new LlmError('timeout', 'No answer in time.'))
      },
      { once: true },
    )
  })
}

async function keyOf({ name, model }: Provider, request: LlmRequest): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify([name, model, request]))
  return String.fromCharCode(...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)))
}
