import type { Session } from '@tajiconnect/contract/auth'
import type { User } from '@tajiconnect/contract/users'
import type { DeviceSession } from '../collections.ts'
import { ProblemError } from '../gateway/problem-error.ts'
import type { Store } from '../store.ts'
import type { Reader, Tx } from '../transaction.ts'
import { REFRESH_SECONDS, type Tokens } from './tokens.ts'

/** For so long the token before the newest one answers with the newest pair: its reply may have been lost. */
export const GRACE_MS = 10_000

/** A new device session; the caller turns it into tokens once it is on disk. */
export async function startSession(tx: Tx, user: User, userAgent: string, now: Date): Promise<DeviceSession> {
  const session: DeviceSession = {
    id: crypto.randomUUID(),
    user_id: user.id,
    generation: 1,
    rotated_at: now.toISOString(),
    expires_at: new Date(now.getTime() + REFRESH_SECONDS * 1000).toISOString(),
    revoked_at: null,
    user_agent: userAgent,
    created_at: now.toISOString(),
  }
  await tx.put('sessions', session)
  return session
}

/** The person and device session behind an access token, or undefined where either has ended. */
export async function liveSession(
  reader: Reader,
  { user_id, session_id }: { user_id: string; session_id: string },
  now: Date,
) {
  const session = await reader.get('sessions', session_id)
  const user = await reader.get('users', user_id)
  return session && user && session.user_id === user_id && isLive(session, user, now) ? { session, user } : undefined
}

const isLive = (session: DeviceSession, user: User, now: Date): boolean =>
  !session.revoked_at && Date.parse(session.expires_at) > now.getTime() && user.status === 'active'

/**
 * Exchanges a refresh token for the next pair. Within the grace the token before answers with the same pair again; any
 * older one is taken for theft and ends the whole family.
 */
export async function rotate(store: Store, tokens: Tokens, token: string, now: Date): Promise<Session> {
  const claim = await tokens.readRefresh(token)
  if (!claim) throw new ProblemError('invalid_refresh_token')
  const outcome = await store.transaction(async (tx) => {
    const session = await tx.get('sessions', claim.session_id)
    const user = session && (await tx.get('users', session.user_id))
    if (!session || !user || !isLive(session, user, now)) return 'invalid_refresh_token'
    if (claim.generation === session.generation) {
      const next = { ...session, generation: session.generation + 1, rotated_at: now.toISOString() }
      await tx.put('sessions', next)
      return { session: next, user }
    }
    const sinceRotation = now.getTime() - Date.parse(session.rotated_at)
    if (claim.generation === session.generation - 1 && sinceRotation <= GRACE_MS) return { session, user }
    await tx.put('sessions', { ...session, revoked_at: now.toISOString() })
    return 'refresh_token_reused'
  })
  if (typeof outcome === 'string') throw new ProblemError(outcome)
  return tokens.pair(outcome.user, outcome.session)
}

/** Ends the token's device session. Says nothing about tokens it does not know. */
export async function end(store: Store, tokens: Tokens, token: string, now: Date): Promise<void> {
  const claim = await tokens.readRefresh(token)
  if (!claim) return
  await store.transaction(async (tx) => {
    const session = await tx.get('sessions', claim.session_id)
    if (session && !session.revoked_at) await tx.put('sessions', { ...session, revoked_at: now.toISOString() })
  })
}
