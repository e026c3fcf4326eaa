import { base64url, createLocalJWKSet, exportJWK, exportSPKI, generateKeyPair, SignJWT, type JWTPayload } from 'jose'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Google } from '../deps.ts'
import { codeOf } from '../testing/authenticator.ts'
import { openTestGateway, SEED_PASSWORD, type TestGateway } from '../testing/gateway.ts'
import * as google from '../testing/google.ts'
import { NONCE, REDIRECT } from '../testing/google.ts'

let gateway: TestGateway
beforeEach(async () => void (gateway = await openTestGateway()))

type Body = google.GoogleProof
const asked = (changes?: Record<string, string>) => google.asked(gateway, changes)
const open = (url: URL | string) => google.open(gateway, url)
const choose = (person: string, url: URL) => google.choose(gateway, person, url)
const proof = async (person: string, changes: Partial<Body> = {}): Promise<Body> => ({
  ...(await google.googleProof(gateway, person)),
  ...changes,
})

const send = async (body: Body, address?: string) => {
  const response = await gateway.send('POST /auth/google/callback', { body, address })
  const { code } = (await response.json()) as { code?: string }
  return [response.status, code]
}
const signIn = async (person: string) =>
  gateway.call('POST /auth/google/callback', { body: await proof(person, { locale: 'sw' }) })

describe('the whole way, by the stand-in', () => {
  test('the first time opens an account, later times sign in to it', async () => {
    const first = await signIn('zawadi')
    expect(first.user).toMatchObject({
      name: 'Zawadi Njeri',
      email: 'zawadi.njeri@example.com',
      email_verified: true,
      role: 'learner',
      locale: 'sw',
      onboarding_completed: false,
    })
    expect(await gateway.call('GET /users/me', first.access_token)).toEqual(first.user)
    expect(gateway.mails).toEqual([])
    expect((await signIn('zawadi')).user.id).toBe(first.user.id)
    expect((await signIn('baraka')).user.id).not.toBe(first.user.id)
  })

  test('an address that Google has not confirmed is to be confirmed here', async () => {
    const { user } = await signIn('halima')
    expect(user.email_verified).toBe(false)
    expect(gateway.mails.map(({ to }) => to)).toEqual([user.email])
  })

  test('who signs in is told by the subject, not by the e-mail', async () => {
    const { user } = await signIn('zawadi')
    await gateway.store.transaction((tx) => tx.put('users', { ...user, email: 'zawadi@example.org' }))
    expect((await signIn('zawadi')).user).toMatchObject({ id: user.id, email: 'zawadi@example.org' })
  })

  test('state comes back as it went, and so does cancelling', async () => {
    const url = await asked({ state: 'a b&c' })
    expect((await choose('baraka', url)).searchParams.get('state')).toBe('a b&c')
    const html = await (await open(url)).text()
    expect(html).toContain('This is not Google.')
    const cancel = /href="([^"]+)">Cancel/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? ''
    expect(Object.fromEntries(new URL(cancel).searchParams)).toEqual({ error: 'access_denied', state: 'a b&c' })
  })

  test.each([
    ['client_id', 'somebody'],
    ['redirect_uri', 'https://evil.example/auth/google/callback'],
    ['redirect_uri', `${REDIRECT}/`],
    ['response_type', 'token'],
    ['scope', 'email'],
    ['code_challenge_method', 'plain'],
  ])('a wrong %s (%s) is said on the page, and leads nowhere', async (name, value) => {
    const response = await open(new URL(`${await asked({ [name]: value })}&person=zawadi`))
    expect([response.status, response.headers.get('Location')]).toEqual([400, null])
  })

  test('it answers to its own machine’s names only', async () => {
    expect((await open('http://rebound.example/google/jwks')).status).toBe(403)
    expect((await open('http://localhost/google/jwks')).status).toBe(200)
    expect((await open('http://localhost/google/elsewhere')).status).toBe(404)
  })
})

describe('what is refused', () => {
  const refused = [401, 'google_refused']

  test('a code counts once', async () => {
    const body = await proof('zawadi')
    expect((await send(body))[0]).toBe(200)
    expect(await send(body)).toEqual(refused)
  })

  test('of two requests with one code, one gets in', async () => {
    const body = await proof('zawadi')
    const statuses = (await Promise.all([send(body), send(body)])).map(([status]) => status)
    expect(statuses.toSorted()).toEqual([200, 401])
  })

  test('a code counts for a minute', async () => {
    const body = await proof('zawadi')
    gateway.pass(60_000)
    expect(await send(body)).toEqual(refused)
  })

  test.each<[string, Partial<Body>]>([
    ['code', { code: 'guessed' }],
    ['verifier', { code_verifier: 'w'.repeat(43) }],
    ['missing verifier', { code_verifier: undefined }],
    ['nonce', { nonce: 'm'.repeat(22) }],
    ['missing nonce', { nonce: undefined }],
  ])('a wrong %s', async (_, change) => {
    expect(await send(await proof('zawadi', change))).toEqual(refused)
    expect(gateway.store.rows('identities').size).toBe(0)
  })

  test('a redirect URI that is not ours, before Google is asked', async () => {
    const body = await proof('zawadi')
    for (const redirect_uri of ['https://evil.example/auth/google/callback', `${REDIRECT}?x=1`])
      expect(await send({ ...body, redirect_uri })).toEqual([422, 'validation'])
    expect((await send(body))[0]).toBe(200)
  })

  test.each([true, false])(
    'an account with that e-mail is never joined on its own (confirmed: %s)',
    async (confirmed) => {
      const email = confirmed ? 'zawadi.njeri@example.com' : 'halima.abdi@example.com'
      const { user } = await gateway.register(email)
      expect(await send(await proof(confirmed ? 'zawadi' : 'halima'))).toEqual([409, 'account_exists'])
      expect(gateway.store.rows('identities').size).toBe(0)
      expect((await gateway.signIn(email)).user).toEqual(user)
    },
  )

  test('a suspended account stays shut', async () => {
    const { user } = await signIn('zawadi')
    await gateway.store.transaction((tx) => tx.put('users', { ...user, status: 'suspended' }))
    expect(await send(await proof('zawadi'))).toEqual([403, 'account_suspended'])
  })

  test('with two-factor on, only who gives the code is told that the account is suspended', async () => {
    const { user } = await signIn('zawadi')
    const factor = { enabled_at: user.created_at, last_step: 0, backup_codes: [] }
    const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
    await gateway.store.transaction(async (tx) => {
      await tx.put('users', { ...user, status: 'suspended' })
      await tx.put('secondFactors', { id: user.id, secret, ...factor })
    })
    const body = await proof('zawadi')
    expect(await send(body)).toEqual([401, 'otp_required'])
    expect(await send({ ...body, otp: codeOf(secret, gateway.now()) })).toEqual([403, 'account_suspended'])
  })

  test('two-factor holds here too: the same code goes through once more with the second factor, within five minutes', async () => {
    const { user, access_token } = await signIn('zawadi')
    await gateway.call('POST /auth/forgot-password', { body: { email: user.email } })
    const token = /token=([\w.-]+)/.exec(gateway.mails.at(-1)?.text ?? '')?.[1] ?? ''
    expect((await gateway.send('GET /users/me', { token: access_token })).status).toBe(200)
    await gateway.call('POST /auth/reset-password', { body: { token, password: SEED_PASSWORD } })
    const here = await gateway.signIn(user.email)
    const setup = { body: { password: SEED_PASSWORD } }
    const { secret } = await gateway.call('POST /auth/2fa/setup', setup, here.access_token)
    const code = codeOf(secret, gateway.now())
    await gateway.call('POST /auth/2fa/enable', { body: { code } }, here.access_token)
    const body = await proof('zawadi')
    expect(await send(body)).toEqual([401, 'otp_required'])
    expect(await send({ ...body, otp: code })).toEqual([401, 'invalid_otp'])
    gateway.pass(30_000)
    const otp = codeOf(secret, gateway.now())
    expect(await send({ ...body, otp, code_verifier: 'w'.repeat(43) })).toEqual(refused)
    expect((await gateway.call('POST /auth/google/callback', { body: { ...body, otp } })).user.id).toBe(user.id)
    expect(await send({ ...body, otp })).toEqual(refused)

    const late = await proof('zawadi')
    expect(await send(late)).toEqual([401, 'otp_required'])
    gateway.pass(5 * 60_000)
    expect(await send({ ...late, otp: codeOf(secret, gateway.now()) })).toEqual(refused)

    const guessed = await proof('zawadi')
    await send(guessed)
    for (let tries = 0; tries < 10; tries++) await send({ ...guessed, otp: '000000' })
    expect(await send({ ...guessed, otp: codeOf(secret, gateway.now()) })).toEqual([423, 'account_locked'])
  })

  test('more than a hundred codes an hour from one address', async () => {
    const body: Body = { code: 'guessed', redirect_uri: REDIRECT }
    for (let tries = 0; tries < 100; tries++) await send(body, '203.0.113.7')
    expect(await send(body, '203.0.113.7')).toEqual([429, 'too_many_requests'])
    expect(await send(body, '203.0.113.8')).toEqual(refused)
  })
})

describe('the ID token', () => {
  const clientId = 'taji.apps.googleusercontent.com'
  const issuers = ['https://accounts.google.com', 'accounts.google.com'] as const
  const seconds = (at: Date) => Math.floor(at.getTime() / 1000)
  let pair: Awaited<ReturnType<typeof generateKeyPair>>
  let other: typeof pair
  let keys: Google['keys']

  beforeAll(async () => {
    pair = await generateKeyPair('RS256', { extractable: true })
    other = await generateKeyPair('RS256')
    keys = createLocalJWKSet({ keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'k1', alg: 'RS256' }] })
  })

  const claims = (): JWTPayload => ({
    iss: issuers[0],
    aud: clientId,
    sub: '1',
    email: 'zawadi@example.org',
    email_verified: true,
    name: 'Zawadi',
    nonce: NONCE,
    exp: seconds(gateway.now()) + 60,
  })
  const sign = (payload: JWTPayload, key = pair.privateKey) =>
    new SignJWT(payload).setProtectedHeader({ alg: 'RS256', kid: 'k1' }).sign(key)

  /** What the gateway answers where Google hands out this token for any code. */
  async function answerTo(token: string | null, port: Partial<Google> = {}) {
    const authorizeUrl = 'https://accounts.google.com/o/oauth2/v2/auth'
    const google = { clientId, authorizeUrl, issuers, keys, exchange: async () => token, ...port }
    gateway = await openTestGateway({ google })
    return send({ code: 'any', redirect_uri: REDIRECT, nonce: NONCE })
  }

  test('that holds signs in; both names of the issuer are one person', async () => {
    expect((await answerTo(await sign(claims())))[0]).toBe(200)
    expect((await answerTo(await sign({ ...claims(), iss: issuers[1] })))[0]).toBe(200)
    expect([...gateway.store.rows('identities').keys()]).toEqual(['https://accounts.google.com 1'])
  })

  test.each<[string, JWTPayload]>([
    ['audience', { aud: 'another.apps.googleusercontent.com' }],
    ['issuer', { iss: 'https://accounts.google.com.evil.example' }],
    ['nonce', { nonce: 'replayed' }],
    ['missing nonce', { nonce: undefined }],
    ['missing end', { exp: undefined }],
    ['end', { exp: 1_700_000_000 }],
    ['missing subject', { sub: undefined }],
    ['e-mail', { email: 'nobody' }],
    ['confirmation', { email_verified: 'yes' }],
  ])('with a wrong %s is refused', async (_, change) => {
    expect(await answerTo(await sign({ ...claims(), ...change }))).toEqual([401, 'google_refused'])
  })

  test('signed by another key, by nobody, or with the public key as a secret is refused', async () => {
    const header = (alg: string) => base64url.encode(JSON.stringify({ alg, kid: 'k1' }))
    const unsigned = `${header('none')}.${base64url.encode(JSON.stringify(claims()))}.`
    const secret = new TextEncoder().encode(await exportSPKI(pair.publicKey))
    const confused = await new SignJWT(claims()).setProtectedHeader({ alg: 'HS256', kid: 'k1' }).sign(secret)
    const unknown = await new SignJWT(claims()).setProtectedHeader({ alg: 'RS256', kid: 'k2' }).sign(pair.privateKey)
    for (const token of [unsigned, confused, unknown, await sign(claims(), other.privateKey), 'no token', null])
      expect(await answerTo(token)).toEqual([401, 'google_refused'])
  })

  test('that cannot be had or checked is not the learner’s fault', async () => {
    const fail = async () => {
      throw new TypeError('fetch failed')
    }
    expect(await answerTo(null, { exchange: fail })).toEqual([503, 'google_unavailable'])
    expect(gateway.log).toMatchObject([{ event: 'google_failed', detail: 'fetch failed' }])
    expect(await answerTo(await sign(claims()), { keys: fail })).toEqual([503, 'google_unavailable'])
  })

  test('without a name is called by the e-mail', async () => {
    await answerTo(await sign({ ...claims(), name: ' ' }))
    expect([...gateway.store.rows('users').values()].at(-1)?.name).toBe('zawadi')
  })
})
