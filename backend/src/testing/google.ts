import type { Input } from '@tajiconnect/contract/endpoints'
import { base64url } from 'jose'
import type { TestGateway } from './gateway.ts'

export const REDIRECT = 'http://localhost:5173/auth/google/callback'
export const VERIFIER = 'v'.repeat(43)
export const NONCE = 'n'.repeat(22)
export type GoogleProof = Input<'POST /auth/google/callback'>['body']

const challengeOf = async (verifier: string) =>
  base64url.encode(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))))

/** What a browser sends to the consent page. */
export async function asked(gateway: TestGateway, changes: Record<string, string> = {}): Promise<URL> {
  const { client_id, authorize_url } = await gateway.call('GET /auth/google/config')
  const url = new URL(authorize_url)
  const params = {
    client_id,
    redirect_uri: REDIRECT,
    response_type: 'code',
    scope: 'email profile openid',
    state: 's'.repeat(22),
    nonce: NONCE,
    code_challenge: await challengeOf(VERIFIER),
    code_challenge_method: 'S256',
    ...changes,
  }
  for (const [key, value] of Object.entries(params)) url.searchParams.set(key, value)
  return url
}

/** What the stand-in answers at an address. */
export const open = async (gateway: TestGateway, url: URL | string): Promise<Response> =>
  (await gateway.google.answer(new Request(url))) ?? new Response(null, { status: 404 })

/** Follows the link of one of the people on the page; answers with where it leads back to. */
export async function choose(gateway: TestGateway, person: string, url: URL): Promise<URL> {
  const html = await (await open(gateway, url)).text()
  const href = [...html.matchAll(/href="([^"]+)"/g)].map(([, link = '']) => link.replaceAll('&amp;', '&'))
  const link = href.find((each) => each.endsWith(`person=${person}`)) ?? ''
  return new URL((await open(gateway, new URL(link, url))).headers.get('Location') ?? '')
}

/** What the app sends on when one of the people comes back from the consent page. */
export const googleProof = async (
  gateway: TestGateway,
  person: string,
): Promise<Required<Omit<GoogleProof, 'otp' | 'locale'>>> => ({
  code: (await choose(gateway, person, await asked(gateway))).searchParams.get('code') ?? '',
  redirect_uri: REDIRECT,
  code_verifier: VERIFIER,
  nonce: NONCE,
})
