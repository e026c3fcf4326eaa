import { create } from 'axios'
import type { Session } from '@tajiconnect/contract/auth'
import { config } from '../../config.ts'
import { isParked } from '../../stores/people.ts'
import { endSession, expiresSoon, readSession, saveSession } from '../../stores/session.ts'
import { underLock } from '../../utils/lock.ts'
import { ApiError, toApiError } from './api-error.ts'

export const API_BASE = `${config.apiUrl}/api/v1`

const LOCK_MS = 5000
/** Of each of two tries (see `ask`); together they are the ten seconds that anyone waits. */
const TIMEOUT_MS = 5000
const COOLDOWN_MS = 60_000
/** The first pause where no answer came at all; each further one is twice as long, up to the cooldown. */
const SILENCE_MS = 1000

/** Without interceptors, so that a refresh never sets off a refresh. */
const bare = create({ baseURL: API_BASE, timeout: TIMEOUT_MS })

let running: { sent: string; done: Promise<string> } | null = null
/** A refresh token that has just failed is not tried again for `pause` milliseconds. */
let failed: { token: string; error: ApiError; at: number; pause: number } | null = null

/**
 * The signed-in person's access token, renewed where it is about to run out. If that fails it is used as it is: the
 * gateway decides whether it still counts.
 */
export async function liveToken(): Promise<string> {
  const token = readSession()?.access_token
  if (!token) throw new ApiError('unauthenticated', { status: 401 })
  return expiresSoon(token) ? renew(token).catch(() => token) : token
}

/**
 * An access token other than `sent`, which has run out: the one another request or tab has already fetched, or a new
 * one. Never ends the session. Fails with an ApiError: a refusal (401) or whatever stood in the way.
 */
export async function renew(sent: string): Promise<string> {
  if (running?.sent !== sent) {
    const done = underLock('taji-refresh', LOCK_MS, () => rotate(sent)).finally(() => {
      if (running?.done === done) running = null
    })
    running = { sent, done }
  }
  return running.done
}

/** As `renew`, for a token the gateway has refused: where the refresh is refused as well, the session is over. */
export async function renewOrLeave(sent: string): Promise<string> {
  try {
    return await renew(sent)
  } catch (cause) {
    const error = toApiError(cause)
    if (error.status === 401 && readSession()?.access_token === sent) endSession('refused')
    if (error.status === 401 || error.code === 'aborted') throw error
    throw new ApiError('network', { retryAfter: error.retryAfter ?? undefined })
  }
}

async function rotate(sent: string): Promise<string> {
  const before = readSession()
  if (!before) throw new ApiError('unauthenticated', { status: 401 })
  if (before.access_token !== sent) return before.access_token
  if (failed?.token === before.refresh_token && isResting(failed)) throw failed.error

  let session: Session
  try {
    session = sessionOf(await ask(before.refresh_token))
  } catch (cause) {
    const error = toApiError(cause)
    failed = { token: before.refresh_token, error, at: Date.now(), pause: pauseAfter(error, before.refresh_token) }
    throw error
  }

  // Someone signed out, or another tab rotated, while the reply was under way: what stands there now counts.
  const after = readSession()
  if (after?.refresh_token !== before.refresh_token) {
    if (after?.user.id === before.user.id) return after.access_token
    await sealAfterwards(session)
    throw new ApiError('aborted')
  }
  saveSession(session)
  return session.access_token
}

/**
 * Where no answer comes it is asked for again at once: the pair may have been renewed all the same, and for ten seconds
 * the gateway answers the old token with that very pair. After them it would take it for a stolen one.
 */
async function ask(refresh_token: string): Promise<unknown> {
  const post = () => bare.post<unknown>('/auth/refresh', { refresh_token })
  const { data } = await post().catch((cause: unknown) => {
    if (toApiError(cause).status === null) return post()
    throw cause
  })
  return data
}

function pauseAfter({ status, retryAfter }: ApiError, token: string): number {
  if (retryAfter !== null) return retryAfter * 1000
  if (status !== null) return COOLDOWN_MS
  return failed?.token === token ? Math.min(failed.pause * 2, COOLDOWN_MS) : SILENCE_MS
}

/** A clock that was set back does not make the rest longer. */
function isResting({ at, pause }: { at: number; pause: number }): boolean {
  const since = Date.now() - at
  return since >= 0 && since < pause
}

/** For somebody who made room for another learner while this was under way. What it takes is fetched for them alone. */
async function sealAfterwards(session: Session): Promise<void> {
  if (isParked(session.user.id)) await (await import('../../stores/parking.ts')).resealPair(session)
}

/** Half a pair, or a proxy's page with status 200, is no answer. */
function sessionOf(data: unknown): Session {
  const { access_token, refresh_token, user } = (data ?? {}) as Partial<Session>
  if (!access_token || !refresh_token || !user?.id) throw new ApiError('network')
  return data as Session
}

if (typeof window !== 'undefined') window.addEventListener('online', () => (failed = null))
