import { createRemoteJWKSet, customFetch } from 'jose'
import * as z from 'zod/mini'
import type { Google } from '../deps.ts'

const TIMEOUT_MS = 8_000

export type Fetch = (url: string, init: RequestInit) => Promise<Response>

export interface GoogleOptions {
  clientId: string
  clientSecret: string
  readonly authorizeUrl: string
  tokenUrl: string
  jwksUrl: string
  issuers: Google['issuers']
  fetch: Fetch
}

/** Google's own addresses, of its discovery document. */
export const REAL_GOOGLE = {
  authorizeUrl: 'https://accounts.google.com/o/oauth2/v2/auth',
  tokenUrl: 'https://oauth2.googleapis.com/token',
  jwksUrl: 'https://www.googleapis.com/oauth2/v3/certs',
  issuers: ['https://accounts.google.com', 'accounts.google.com'],
} as const satisfies Partial<GoogleOptions>

const Tokens = z.object({ id_token: z.string().check(z.maxLength(10_000)) })
const Refusal = z.object({ error: z.string() })

/** Talks to Google, or to whatever speaks the same protocol; whatever takes longer than 8 seconds has failed. */
export function createGoogle(options: GoogleOptions): Google {
  const { clientId, clientSecret, tokenUrl, jwksUrl, issuers, fetch } = options
  return {
    clientId,
    get authorizeUrl() {
      return options.authorizeUrl
    },
    issuers,
    keys: createRemoteJWKSet(new URL(jwksUrl), {
      timeoutDuration: TIMEOUT_MS,
      [customFetch]: (url, { method, headers, signal }) => fetch(url, { method, headers, signal, redirect: 'error' }),
    }),
    exchange: async ({ code, redirect_uri, code_verifier }) => {
      const client = { client_id: clientId, client_secret: clientSecret }
      const grant = { grant_type: 'authorization_code', code, redirect_uri, ...(code_verifier && { code_verifier }) }
      const response = await fetch(tokenUrl, {
        method: 'POST',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' },
        body: new URLSearchParams({ ...client, ...grant }).toString(),
        signal: AbortSignal.timeout(TIMEOUT_MS),
        redirect: 'error',
      })
      const body: unknown = await response.json()
      if (response.ok) return z.parse(Tokens, body).id_token
      const { data } = Refusal.safeParse(body)
      if (data?.error === 'invalid_grant') return null
      // Ours to mend, such as a wrong secret; the name of the error holds nothing of the learner's.
      throw new Error(`The token endpoint answered ${response.status} ${data?.error ?? ''}`.trim())
    },
  }
}
