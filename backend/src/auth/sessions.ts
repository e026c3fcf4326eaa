import type { Session } from '@tajiconnect/contract/auth'
import type { User } from '@tajiconnect/contract/users'
import { noteForAudit } from '../audit/note.ts'
import type { DeviceSession } from '../collections.ts'
import { ProblemError } from '../gateway/problem-error.ts'
import { StoreUnavailable, type Change, type Store } from '../store.ts'
import type { Reader, Tx } from '../transaction.ts'
import { networkOf } from './network.ts'
import { REFRESH_SECONDS, type Tokens } from './tokens.ts'

/** For so long the token before the newest one answers with the newest pair: its reply may have been lost. */
export const GRACE_MS = 10_000
/** `last_seen_at` is written no more often than this. */
export const SEEN_MS = 5 * 60_000
/** An ended session is forgotten after this. */
export const KEPT_MS = 30 * 24 * 60 * 60_000

/** What is known of the device that a request came from. */
export interface Device {
  userAgent: string
  address?: string
}

/** A new device session; the caller turns it into tokens once it is on disk. Long ended ones of the person go. */
export async function startSession(tx: Tx, user: User, device: Device, now: Date): Promise<DeviceSession> {
  for (const old of await tx.find('sessions', 'user_id', user.id))
    if (Date.parse(old.revoked_at ?? old.expires_at) < now.getTime() - KEPT_MS) await tx.delete('sessions', old.id)
  const session: DeviceSession = {
    id: crypto.randomUUID(),
    user_id: user.id,
    generation: 1,
    rotated_at: now.toISOString(),
    expires_at: new Date(now.getTime() + REFRESH_SECONDS * 1000).toISOString(),
    revoked_at: null,
    user_agent: device.userAgent,
    address: networkOf(device.address),
    last_seen_at: now.toISOString(),
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

export const isLive = (session: DeviceSession, user: Pick<User, 'status'>, now: Date): boolean =>
  !session.revoked_at && Date.parse(session.expires_at) > now.getTime() && user.status === 'active'

/** Throws `account_suspended`. Only who has proved that the account is theirs is told. */
export function refuseSuspended({ status }: Pick<User, 'status'>): void {
  if (status === 'suspended') throw new ProblemError('account_suspended')
}

export const lastSeen = ({ last_seen_at, created_at }: DeviceSession): string => last_seen_at ?? created_at

/** Notes that the session is in use, every few minutes. A disk that refuses does not keep anyone from reading. */
export async function seen(store: Store, session: DeviceSession, address: string | undefined, now: Date) {
  const isFresh = (row: DeviceSession) => now.getTime() - Date.parse(lastSeen(row)) < SEEN_MS
  if (isFresh(session)) return
  try {
    await store.transaction(async (tx) => {
      const current = await tx.get('sessions', session.id)
      // A page opens with several requests at once; the first of them has noted it.
      if (!current || current.revoked_at || isFresh(current)) return
      const network = networkOf(address) ?? current.address
      await tx.put('sessions', { ...current, address: network, last_seen_at: now.toISOString() })
    })
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error
  }
}

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
    await endSession(tx, session, now)
    await noteForAudit(tx, user.id, 'refresh_token_reused', now)
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
    if (session) await endSession(tx, session, now)
  })
}

/** Its tokens are refused from here on, and its socket closes. */
export async function endSession(tx: Tx, session: DeviceSession, now: Date): Promise<void> {
  if (!session.revoked_at) await tx.put('sessions', { ...session, revoked_at: now.toISOString() })
}

/** Whose sockets these changes may have to close: of sessions that have ended, and accounts suspended or gone. */
export const signedOutBy = (changes: readonly Change[]): string[] =>
  changes.flatMap(([name, id, row]) => {
    if (name === 'users') return (row as User | null)?.status === 'active' ? [] : [id]
    const session = name === 'sessions' ? (row as DeviceSession | null) : null
    return session?.revoked_at ? [session.user_id] : []
  })

/** Ends every session of the person but the one to keep. */
export async function endSessions(tx: Tx, user_id: string, now: Date, keep?: string): Promise<void> {
  for (const session of await tx.find('sessions', 'user_id', user_id))
    if (session.id !== keep) await endSession(tx, session, now)
}
