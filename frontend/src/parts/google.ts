import { config } from '../config.ts'
import { currentLocale } from '../i18n/i18n.ts'
import { paths } from '../paths.ts'
import { ApiError } from '../services/api/api-error.ts'
import { signInWithGoogle } from '../services/api/auth.ts'
import { call } from '../services/api/endpoints.ts'
import { useSession } from '../stores/session.ts'
import { ownPath } from '../utils/own-path.ts'
import { agree } from './agree.ts'

const AUTHORIZE_URL = 'https://accounts.google.com/o/oauth2/v2/auth'
const KEY = 'taji.google'

/** What somebody goes to Google for: to sign in, or to connect Google to the account (an id) they are signed in to. */
export interface Errand {
  /** Where to go on once signed in. */
  from?: string
  link?: string
}

/** What this tab keeps while somebody is at Google. */
interface Kept extends Errand {
  state: string
  nonce: string
  code_verifier: string
}

/** Leaving the page; its own object so that a test can stand at the door. */
export const door = { leaveFor: (url: string) => location.assign(url) }

const base64url = (bytes: Uint8Array) =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
const random = (bytes: number) => base64url(crypto.getRandomValues(new Uint8Array(bytes)))
const redirectUri = () => location.origin + paths.googleCallback

/**
 * Sends the page to Google, or to what the gateway offers where no client id is set. State and nonce have 128 bits, the
 * PKCE verifier 256; they stay in this tab. Fails with an ApiError where the gateway has to be asked and is not there.
 */
export async function leaveForGoogle(errand: Errand): Promise<void> {
  const { googleClientId } = config
  const { client_id, authorize_url } = googleClientId
    ? { client_id: googleClientId, authorize_url: AUTHORIZE_URL }
    : await call('GET /auth/google/config')
  const kept: Kept = { state: random(16), nonce: random(16), code_verifier: random(32), ...errand }
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(kept.code_verifier))
  sessionStorage.setItem(KEY, JSON.stringify(kept))
  const url = new URL(authorize_url)
  url.search = new URLSearchParams({
    client_id,
    redirect_uri: redirectUri(),
    response_type: 'code',
    scope: 'email profile openid',
    state: kept.state,
    nonce: kept.nonce,
    code_challenge: base64url(new Uint8Array(digest)),
    code_challenge_method: 'S256',
  }).toString()
  door.leaveFor(url.href)
}

/** Somebody is back from Google: `stray` where this tab sent nobody there, `denied` where they stopped it. */
export interface Return {
  fault: 'stray' | 'denied' | 'refused' | null
  errand: Errand
  /** Connects Google to the account; may be called again while the password or the code is wrong. */
  link(proof: { password: string; otp?: string }): Promise<void>
  /** Signs in, and says where to go next. Calls without a second factor are one until it fails; then it may be called again. */
  finish(otp?: string): Promise<string>
}

let opened: { search: string; result: Return } | null = null

/** Reads the address that Google led back to. Once an address: what this tab kept for it is taken out and used up. */
export function openReturn(search: string): Return {
  if (opened?.search !== search) opened = { search, result: read(new URLSearchParams(search)) }
  return opened.result
}

function read(params: URLSearchParams): Return {
  const kept = take()
  const { from, link } = kept ?? {}
  const errand = { from, link }
  const refuse = () => Promise.reject(new ApiError('google_refused'))
  const fail = (fault: Return['fault']): Return => ({ fault, errand, finish: refuse, link: refuse })
  if (!kept || params.get('state') !== kept.state) return fail('stray')
  // On a shared phone somebody else may be signed in by now.
  if (link && useSession.getState().user?.id !== link) return fail('stray')
  const code = params.get('code')
  if (!code || params.has('error')) return fail(params.get('error') === 'access_denied' ? 'denied' : 'refused')
  const { nonce, code_verifier } = kept
  const proof = { code, redirect_uri: redirectUri(), code_verifier, nonce }
  const signIn = async (otp?: string) => {
    const user = await signInWithGoogle({ ...proof, locale: currentLocale(), otp })
    await agree(user)
    return user.onboarding_completed ? (ownPath(from) ?? paths.today) : paths.welcome
  }
  let running: Promise<string> | null = null
  const once = () =>
    (running ??= signIn().catch((error: unknown) => {
      running = null
      throw error
    }))
  return {
    fault: null,
    errand,
    finish: (otp) => (otp === undefined ? once() : signIn(otp)),
    link: (mine) => call('POST /auth/google/link', { body: { ...proof, ...mine } }, { as: link }),
  }
}

function take(): Kept | null {
  try {
    const text = sessionStorage.getItem(KEY)
    sessionStorage.removeItem(KEY)
    const kept = JSON.parse(text ?? 'null') as Kept | null
    return kept?.state && kept.nonce && kept.code_verifier ? kept : null
  } catch {
    return null
  }
}
