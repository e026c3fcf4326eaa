import { SignJWT, base64url, jwtVerify } from 'jose'
import type { Session } from '@tajiconnect/contract/auth'
import type { User } from '@tajiconnect/contract/users'
import type { DeviceSession } from '../collections.ts'

export const ACCESS_SECONDS = 15 * 60
export const REFRESH_SECONDS = 30 * 24 * 60 * 60

const claims = { issuer: 'tajiconnect', audience: 'tajiconnect-api' }
const KNOWN_MAX = 5000

export interface AccessClaims {
  user_id: string
  session_id: string
  /** Milliseconds since the epoch. */
  expires_at: number
}

/**
 * Access tokens are JWTs (HS256, RFC 9068's `at+jwt`). A refresh token is `session.generation.mac`: nothing of it is
 * stored, and one generation of a session always has the same pair, so a lost reply can be given again.
 */
export class Tokens {
  readonly #secret: Uint8Array<ArrayBuffer>
  readonly #clock: () => Date
  #macKey: Promise<CryptoKey> | undefined
  /** Verified before; a signature is worth checking once. */
  readonly #known = new Map<string, AccessClaims>()

  constructor(secret: Uint8Array<ArrayBuffer>, clock: () => Date) {
    if (secret.byteLength < 32) throw new Error('The signing secret needs at least 32 bytes')
    this.#secret = secret
    this.#clock = clock
  }

  async pair(user: User, session: DeviceSession): Promise<Session> {
    const issued = Math.floor(Date.parse(session.rotated_at) / 1000)
    const access_token = await new SignJWT({ sid: session.id, gen: session.generation })
      .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt' })
      .setIssuer(claims.issuer)
      .setAudience(claims.audience)
      .setSubject(user.id)
      .setIssuedAt(issued)
      .setExpirationTime(issued + ACCESS_SECONDS)
      .sign(this.#secret)
    const refresh_token = await this.#refreshToken(session.id, session.generation)
    return { access_token, refresh_token, token_type: 'Bearer', expires_in: ACCESS_SECONDS, user }
  }

  /** Null for whatever is not a live access token of ours: wrong signature, algorithm, type, audience, issuer, time. */
  async verifyAccess(token: string): Promise<AccessClaims | null> {
    const known = this.#known.get(token) ?? (await this.#verify(token))
    return known && known.expires_at > this.#clock().getTime() ? known : null
  }

  async readRefresh(token: string): Promise<{ session_id: string; generation: number } | null> {
    const [session_id, generation, mac] = token.split('.')
    if (!session_id || !generation || !mac || !/^\d{1,9}$/.test(generation)) return null
    const bytes = decoded(mac)
    const ok =
      bytes && (await crypto.subtle.verify('HMAC', await this.#mac(), bytes, signed(session_id, Number(generation))))
    return ok ? { session_id, generation: Number(generation) } : null
  }

  async #verify(token: string): Promise<AccessClaims | null> {
    try {
      const options = { ...claims, algorithms: ['HS256'], typ: 'at+jwt', currentDate: this.#clock() }
      const { payload } = await jwtVerify<{ sid: string }>(token, this.#secret, options)
      const found = { user_id: payload.sub ?? '', session_id: payload.sid, expires_at: (payload.exp ?? 0) * 1000 }
      if (this.#known.size >= KNOWN_MAX) this.#known.clear()
      this.#known.set(token, found)
      return found
    } catch {
      return null
    }
  }

  async #refreshToken(session_id: string, generation: number): Promise<string> {
    const mac = await crypto.subtle.sign('HMAC', await this.#mac(), signed(session_id, generation))
    return `${session_id}.${generation}.${base64url.encode(new Uint8Array(mac))}`
  }

  #mac(): Promise<CryptoKey> {
    const algorithm = { name: 'HMAC', hash: 'SHA-256' }
    this.#macKey ??= crypto.subtle.importKey('raw', this.#secret, algorithm, false, ['sign', 'verify'])
    return this.#macKey
  }
}

const signed = (session_id: string, generation: number) =>
  new TextEncoder().encode(`refresh:${session_id}.${generation}`)

function decoded(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    return new Uint8Array(base64url.decode(text))
  } catch {
    return null
  }
}
