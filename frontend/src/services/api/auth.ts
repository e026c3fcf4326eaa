import type { Input } from '@tajiconnect/contract/endpoints'
import type { User } from '@tajiconnect/contract/users'
import { endSession, readSession, saveSession, saveUser } from '../../stores/session.ts'
import { call } from './endpoints.ts'

export async function register(body: Input<'POST /auth/register'>['body']): Promise<User> {
  const session = await call('POST /auth/register', { body })
  saveSession(session)
  return session.user
}

export async function login(body: Input<'POST /auth/login'>['body']): Promise<User> {
  const session = await call('POST /auth/login', { body })
  saveSession(session)
  return session.user
}

/** Signs in by what Google handed to `/auth/google/callback`; the first time this opens an account. */
export async function signInWithGoogle(body: Input<'POST /auth/google/callback'>['body']): Promise<User> {
  const session = await call('POST /auth/google/callback', { body })
  saveSession(session)
  return session.user
}

/**
 * Signs out on this phone at once, and at the gateway if it can be reached. Unsent work stays on the phone until the
 * same person signs in again, unless they have agreed to lose it (`useSync().waiting` says how much there is).
 */
export async function logout({ discardUnsent = false } = {}): Promise<void> {
  const session = readSession()
  if (!session) return
  const { refresh_token, user } = session
  endSession('left')
  // Fetched by now in any case: something is waiting in it.
  if (discardUnsent) await (await import('../../stores/outbox.ts')).outbox.clear(user.id)
  await call('POST /auth/logout', { body: { refresh_token } }).catch(() => {})
}

/** The signed-in account as the gateway knows it now. */
export async function currentUser(): Promise<User> {
  const user = await call('GET /users/me')
  saveUser(user)
  return user
}
