import type { Session } from '@tajiconnect/contract/auth'
import type { User } from '@tajiconnect/contract/users'
import { create } from 'zustand'
import { config } from '../config.ts'
import { storage } from '../utils/storage.ts'

const { tokenStorageKey, refreshTokenKey, userStorageKey } = config
const KEYS = [tokenStorageKey, refreshTokenKey, userStorageKey]

/** What the phone holds for the signed-in person. Tokens stay in here: no component, log or address sees one. */
export type Held = Pick<Session, 'access_token' | 'refresh_token' | 'user'>

interface SessionState {
  user: User | null
  signedIn: boolean
  /** Why nobody is signed in: the learner left, or the gateway refused to go on. Null before any sign-in. */
  signedOut: 'left' | 'refused' | null
}

function held(): Held | null {
  const access_token = tokenAt(tokenStorageKey)
  const refresh_token = tokenAt(refreshTokenKey)
  const user = userAt(userStorageKey)
  return access_token && refresh_token && user ? { access_token, refresh_token, user } : null
}

const tokenAt = (key: string) => storage.get(key)?.match(/^(?!undefined$|null$)[\w.~+/=-]{1,4096}$/)?.[0]

let parsed: { text: string; user: User | null } = { text: '', user: null }

/** Parsed once a text, so that one account is one object. */
function userAt(key: string): User | null {
  const text = storage.get(key) ?? ''
  if (text !== parsed.text) parsed = { text, user: parseUser(text) }
  return parsed.user
}

function parseUser(text: string): User | null {
  try {
    const user: unknown = JSON.parse(text)
    const known = typeof user === 'object' && user !== null && 'id' in user && typeof user.id === 'string'
    return known ? (user as User) : null
  } catch {
    return null
  }
}

const stateOf = (user: User | null) => ({ user, signedIn: user !== null })

/** Who is signed in, in this tab and in every other. */
export const useSession = create<SessionState>()(() => ({ ...stateOf(held()?.user ?? null), signedOut: null }))

/** What stands there and cannot be read. What is missing is another matter: another tab may be about to write it. */
const isSpoilt = () =>
  KEYS.some((key) => storage.get(key) !== null && !(key === userStorageKey ? userAt(key) : tokenAt(key)))

/** Reads the phone afresh and follows what another tab, or the learner by hand, has changed there. */
export function readSession(): Held | null {
  const now = held()
  if (!now && isSpoilt()) forget()
  const state = useSession.getState()
  const user = now?.user ?? null
  if (user !== state.user) useSession.setState({ ...stateOf(user), signedOut: user ? null : 'left' })
  return now
}

/**
 * Keeps a new pair. The access token goes last, and another person's goes first, so that at no instant can another tab
 * read one person's token beside someone else's account, or a refresh token that was already spent. Where the phone cannot
 * keep the refresh token this tab alone holds the pair, and the phone still the one before. A pair is `fresh` unless it
 * has lain here for a while.
 */
export function saveSession(session: Held, { fresh = true } = {}): void {
  if (held()?.user.id !== session.user.id) storage.remove(tokenStorageKey)
  storage.set(userStorageKey, JSON.stringify(session.user))
  const isKept = storage.set(refreshTokenKey, session.refresh_token)
  if (isKept) storage.set(tokenStorageKey, session.access_token)
  else storage.hold(tokenStorageKey, session.access_token)
  received = fresh ? { token: session.access_token, at: Date.now() } : null
  useSession.setState({ ...stateOf(held()?.user ?? null), signedOut: null })
}

/** Keeps what has changed on the signed-in account itself. */
export function saveUser(user: User): void {
  if (readSession()?.user.id !== user.id) return
  storage.set(userStorageKey, JSON.stringify(user))
  readSession()
}

export function endSession(signedOut: 'left' | 'refused'): void {
  forget()
  useSession.setState({ ...stateOf(null), signedOut })
}

function forget(): void {
  for (const key of KEYS) storage.remove(key)
}

/** When the newest token came, by this phone's clock; its own times are by the gateway's. */
let received: { token: string; at: number } | null = null
const MARGIN_S = 30

/** Whether an access token has under 30 seconds left. A token that is no JWT never says so: the gateway will. */
export function expiresSoon(token: string, now = Date.now()): boolean {
  const { iat, exp } = timesOf(token)
  if (exp === undefined) return false
  if (received?.token !== token || iat === undefined) return exp * 1000 - now < MARGIN_S * 1000
  const life = exp - iat
  // One that never had any life: another of its kind would be no better, and the gateway decides.
  if (life <= 0) return false
  return now - received.at > (life - Math.min(MARGIN_S, life / 2)) * 1000
}

function timesOf(token: string): { iat?: number; exp?: number } {
  try {
    const payload = token.split('.')[1]?.replaceAll('-', '+').replaceAll('_', '/') ?? ''
    return JSON.parse(atob(payload)) as { iat?: number; exp?: number }
  } catch {
    return {}
  }
}

/** Follows the other tabs, and a page brought back by the browser's Back button. */
if (typeof window !== 'undefined') {
  const keys = new Set<string | null>([...KEYS, null])
  window.addEventListener('storage', ({ key }) => keys.has(key) && readSession())
  window.addEventListener('pageshow', () => readSession())
}
