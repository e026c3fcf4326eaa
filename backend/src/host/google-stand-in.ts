import { base64url, exportJWK, generateKeyPair, SignJWT } from 'jose'
import { escaped, htmlPage } from './html-page.ts'
import type { GoogleOptions } from './google.ts'

/** Who can be chosen: two whose e-mail is confirmed, and one whose is not. */
export const people = [
  { id: 'zawadi', name: 'Zawadi Njeri', email: 'zawadi.njeri@example.com', email_verified: true },
  { id: 'baraka', name: 'Baraka Otieno', email: 'baraka.otieno@example.com', email_verified: true },
  { id: 'halima', name: 'Halima Abdi', email: 'halima.abdi@example.com', email_verified: false },
] as const
type Person = (typeof people)[number]

const CLIENT = { id: 'tajiconnect.stand-in', secret: 'stand-in' }
const ISSUER = 'urn:tajiconnect:google-stand-in'
const CODE_MS = 60_000
const CODES_MAX = 1000
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

interface Options {
  /** Where it is reached by a browser; asked for only once something listens. */
  origin: () => string
  redirectUris: readonly string[]
  clock: () => Date
}

interface Grant {
  person: Person
  redirect_uri: string
  code_challenge: string | null
  nonce: string | null
  until: number
}

export interface GoogleStandIn {
  /** Answers whatever stands below `/google/`; undefined for anything else. */
  answer(request: Request): Promise<Response> | undefined
  /** How to talk to it, without a network. */
  options: GoogleOptions
}

/**
 * Speaks Google's protocol with made-up people: a consent page, codes that count once and for a minute, PKCE by S256, a
 * token endpoint, and keys of its own. For loopback: it asks nobody who they are.
 */
export function createGoogleStandIn({ origin, redirectUris, clock }: Options): GoogleStandIn {
  const grants = new Map<string, Grant>()
  let pair: ReturnType<typeof generateKeyPair> | undefined
  const keyPair = () => (pair ??= generateKeyPair('RS256'))

  function authorize({ searchParams: asked, pathname }: URL): Response {
    const of = (name: string) => asked.get(name) ?? ''
    const wrong =
      of('client_id') !== CLIENT.id
        ? `The client id is ${CLIENT.id}.`
        : !redirectUris.includes(of('redirect_uri'))
          ? `The redirect URI is one of ${redirectUris.join(', ')}.`
          : of('response_type') !== 'code' || !of('scope').split(' ').includes('openid')
            ? 'It takes response_type=code, and a scope with openid.'
            : asked.has('code_challenge') && of('code_challenge_method') !== 'S256'
              ? 'PKCE goes by S256.'
              : null
    if (wrong) return htmlPage('Not asked well', `<h1>Not asked well</h1>\n<p>${escaped(wrong)}</p>`, 400)
    const back = (answer: Record<string, string>) => {
      const url = new URL(of('redirect_uri'))
      for (const [key, value] of Object.entries({ ...answer, state: of('state') })) url.searchParams.set(key, value)
      return url.href
    }
    const person = people.find(({ id }) => id === asked.get('person'))
    if (!person) return consentPage(`${pathname}?${asked}`, back({ error: 'access_denied' }))
    const code = base64url.encode(crypto.getRandomValues(new Uint8Array(32)))
    grants.set(code, {
      person,
      redirect_uri: of('redirect_uri'),
      code_challenge: asked.get('code_challenge'),
      nonce: asked.get('nonce'),
      until: clock().getTime() + CODE_MS,
    })
    const [oldest] = grants.keys()
    if (grants.size > CODES_MAX && oldest) grants.delete(oldest)
    const headers = { Location: back({ code }), 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' }
    return new Response(null, { status: 302, headers })
  }

  async function token(request: Request): Promise<Response> {
    const form = new URLSearchParams(await request.text())
    const refuse = (error: string, status = 400) => Response.json({ error }, { status, headers })
    if (form.get('client_id') !== CLIENT.id || form.get('client_secret') !== CLIENT.secret)
      return refuse('invalid_client', 401)
    if (form.get('grant_type') !== 'authorization_code') return refuse('unsupported_grant_type')
    const code = form.get('code') ?? ''
    const grant = grants.get(code)
    grants.delete(code)
    const challenge = await s256(form.get('code_verifier'))
    const holds =
      grant &&
      grant.until > clock().getTime() &&
      grant.redirect_uri === form.get('redirect_uri') &&
      grant.code_challenge === challenge
    return holds
      ? Response.json({ id_token: await idToken(grant), token_type: 'Bearer' }, { headers })
      : refuse('invalid_grant')
  }

  async function idToken({ person: { id, ...claims }, nonce }: Grant): Promise<string> {
    const now = Math.floor(clock().getTime() / 1000)
    return new SignJWT({ ...claims, ...(nonce && { nonce }) })
      .setProtectedHeader({ alg: 'RS256', kid: 'stand-in' })
      .setIssuer(ISSUER)
      .setAudience(CLIENT.id)
      .setSubject(id)
      .setIssuedAt(now)
      .setExpirationTime(now + 3600)
      .sign((await keyPair()).privateKey)
  }

  async function jwks(): Promise<Response> {
    const key = await exportJWK((await keyPair()).publicKey)
    return Response.json({ keys: [{ ...key, kid: 'stand-in', use: 'sig', alg: 'RS256' }] }, { headers })
  }

  const routes: Record<string, (request: Request, url: URL) => Response | Promise<Response>> = {
    'GET /google/authorize': (_, url) => authorize(url),
    'POST /google/token': token,
    'GET /google/jwks': jwks,
  }
  const answer = (request: Request): Promise<Response> | undefined => {
    const url = new URL(request.url)
    if (!url.pathname.startsWith('/google/')) return undefined
    // A page that has pointed its own name at this machine is told apart by that name.
    if (!LOOPBACK.has(url.hostname)) return Promise.resolve(new Response(null, { status: 403 }))
    const route = routes[`${request.method} ${url.pathname}`]
    return Promise.resolve(route ? route(request, url) : new Response(null, { status: 404 }))
  }

  return {
    answer,
    options: {
      clientId: CLIENT.id,
      clientSecret: CLIENT.secret,
      get authorizeUrl() {
        return `${origin()}/google/authorize`
      },
      tokenUrl: 'http://localhost/google/token',
      jwksUrl: 'http://localhost/google/jwks',
      issuers: [ISSUER],
      fetch: async (url, { method, headers, body }) =>
        (await answer(new Request(url, { method, headers, body }))) ?? new Response(null, { status: 404 }),
    },
  }
}

const headers = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' }

const s256 = async (verifier: string | null) =>
  verifier === null
    ? null
    : base64url.encode(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))))

function consentPage(here: string, cancel: string): Response {
  const choice = ({ id, name, email, email_verified }: Person) =>
    `<li><a href="${escaped(`${here}&person=${id}`)}"><b>${name}</b>${email}${email_verified ? '' : ' (not confirmed)'}</a></li>`
  const main = `<h1>Who are you today?</h1>
<p>This is not Google. It stands in for Google's sign-in on this machine, and nobody here is real. With GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET set, the real one is asked.</p>
<p>TajiConnect asks for your name and your e-mail address. Continue as:</p>
<ul>
${people.map(choice).join('\n')}
</ul>
<p><a href="${escaped(cancel)}">Cancel</a></p>`
  return htmlPage('Sign in: a stand-in for Google', main)
}
