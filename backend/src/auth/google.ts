import { Email } from '@tajiconnect/contract/credentials'
import { errors, jwtVerify, type JWTVerifyGetKey } from 'jose'
import * as z from 'zod/mini'
import type { GatewayDeps, Google } from '../deps.ts'
import { invalid, ProblemError } from '../gateway/problem-error.ts'

/** Who somebody is at Google. */
export interface GoogleIdentity {
  /** Issuer and subject: what Google never gives to anybody else. */
  id: string
  email: string
  email_verified: boolean
  name: string
}

interface Proof {
  code: string
  redirect_uri: string
  code_verifier?: string
  nonce?: string
}

export interface GoogleSignIn {
  config(): { client_id: string; authorize_url: string }
  /**
   * Who stands behind a code. Throws `validation` for a redirect URI that is not ours, `google_refused` where the code or
   * its ID token does not hold, and `google_unavailable` where Google cannot be asked.
   */
  identify(proof: Proof): Promise<GoogleIdentity>
  /** Lets `identify` answer once more for a proof that Google takes only once, for five minutes: a second factor is due. */
  hold(proof: Proof, identity: GoogleIdentity): void
  release(proof: Proof): void
}

const Claims = z.object({
  sub: z.string().check(z.minLength(1), z.maxLength(255)),
  email: Email,
  email_verified: z.optional(z.boolean()),
  name: z.optional(z.string()),
  nonce: z.optional(z.string()),
})

const HELD_MS = 5 * 60_000
const HELD_MAX = 1000

/** The app's page that Google leads back to, wherever the app may stand. */
export const redirectUris = (appUrl: string, corsOrigins: readonly string[]): string[] =>
  [...new Set([appUrl, ...corsOrigins])].map((origin) => `${origin}/auth/google/callback`)

export function googleSignIn({ google, appUrl, corsOrigins, clock, log }: GatewayDeps): GoogleSignIn {
  const ours = redirectUris(appUrl, corsOrigins)
  const unavailable = (error: unknown) => {
    log({ level: 'error', event: 'google_failed', detail: error instanceof Error ? error.message : String(error) })
    return new ProblemError('google_unavailable')
  }
  // A key that is not among Google's speaks against the token; keys that cannot be had do not.
  const keys: JWTVerifyGetKey = async (header, token) => {
    try {
      return await google.keys(header, token)
    } catch (error) {
      throw error instanceof errors.JWKSNoMatchingKey ? error : unavailable(error)
    }
  }
  const held = new Map<string, { identity: GoogleIdentity; until: number }>()
  const keyOf = ({ code, redirect_uri, code_verifier, nonce }: Proof) =>
    JSON.stringify([code, redirect_uri, code_verifier, nonce])
  return {
    hold: (proof, identity) => {
      const [oldest] = held.keys()
      if (held.size >= HELD_MAX && oldest) held.delete(oldest)
      if (!held.has(keyOf(proof))) held.set(keyOf(proof), { identity, until: clock().getTime() + HELD_MS })
    },
    release: (proof) => void held.delete(keyOf(proof)),
    config: () => ({ client_id: google.clientId, authorize_url: google.authorizeUrl }),
    identify: async (proof) => {
      const earlier = held.get(keyOf(proof))
      if (earlier && earlier.until > clock().getTime()) return earlier.identity
      const { nonce, ...grant } = proof
      if (!ours.includes(grant.redirect_uri))
        throw invalid('redirect_uri', 'unknown_redirect', `One of ${ours.join(', ')}.`)
      const token = await google.exchange(grant).catch((error: unknown) => {
        throw unavailable(error)
      })
      const claims = token === null ? null : await claimsOf(token, google, keys, clock())
      if (!claims || claims.nonce !== nonce) throw new ProblemError('google_refused')
      const { sub, email, email_verified = false } = claims
      const name = claims.name?.trim() || email.split('@', 1)[0] || email
      return { id: `${google.issuers[0]} ${sub}`, email, email_verified, name: name.slice(0, 80) }
    },
  }
}

/** What the token says, or null where its signature, algorithm, issuer, audience, time or shape is wrong. */
async function claimsOf(token: string, google: Google, keys: JWTVerifyGetKey, now: Date) {
  try {
    const { payload } = await jwtVerify(token, keys, {
      algorithms: ['RS256'],
      issuer: [...google.issuers],
      audience: google.clientId,
      requiredClaims: ['exp', 'sub'],
      currentDate: now,
    })
    return z.parse(Claims, payload)
  } catch (error) {
    if (error instanceof ProblemError) throw error
    return null
  }
}
