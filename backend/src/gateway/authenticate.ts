import type { Endpoint } from '@tajiconnect/contract/endpoint'
import type { User } from '@tajiconnect/contract/users'
import { liveSession, seen } from '../auth/sessions.ts'
import type { DeviceSession } from '../collections.ts'
import type { Incoming } from './handler.ts'
import { ProblemError } from './problem-error.ts'

interface SignedIn {
  user: User
  /** Absent where somebody comes by a signed address. */
  session?: DeviceSession
}

/** Who asks, by the `Authorization` header or a signed address. Throws 401 where nobody does, 403 where they may not. */
export async function authenticate(
  access: Exclude<Endpoint['access'], 'public'>,
  { signed }: Endpoint,
  incoming: Incoming,
): Promise<SignedIn> {
  const { request, address, services, deps } = incoming
  const token = new URL(request.url).searchParams.get('token')
  const bySignature = signed && token !== null && !request.headers.has('Authorization')
  const live = await (bySignature ? linked(token, incoming) : bearer(incoming))
  if (access !== 'any' && !access.includes(live.user.role)) throw new ProblemError('forbidden')
  if (live.session) await seen(deps.store, live.session, address, services.clock())
  return live
}

/** Opens nothing but the one thing the address was made for. */
async function linked(token: string, { params, services, deps }: Incoming): Promise<SignedIn> {
  const user_id = await services.links.verify(token, params['id'] ?? '')
  const user = user_id === null ? undefined : await deps.store.read((tx) => tx.get('users', user_id))
  if (user?.status !== 'active') throw new ProblemError('link_expired')
  return { user }
}

async function bearer({ request, services, deps }: Incoming): Promise<SignedIn> {
  const [scheme, token] = request.headers.get('Authorization')?.split(' ') ?? []
  const challenge = { headers: { 'WWW-Authenticate': 'Bearer' } }
  if (scheme?.toLowerCase() !== 'bearer' || !token) throw new ProblemError('unauthenticated', challenge)
  const claims = await services.tokens.verifyAccess(token)
  const live = claims && (await deps.store.read((tx) => liveSession(tx, claims, services.clock())))
  if (!live) throw new ProblemError('invalid_access_token', challenge)
  return live
}
