import type { Session } from '@tajiconnect/contract/auth'
import { beforeEach, describe, expect, test } from 'vitest'
import { answer, turnOnTwoFactor } from '../testing/account.ts'
import { openTestGateway, SEED_PASSWORD, type TestGateway } from '../testing/gateway.ts'
import { googleProof } from '../testing/google.ts'
import { tokenIn } from '../testing/links.ts'

const EMAIL = 'achieng@example.com'
const password = SEED_PASSWORD

let gateway: TestGateway
let here: Session
beforeEach(async () => {
  gateway = await openTestGateway()
  here = await gateway.register(EMAIL)
})

const send = async (body: object, { access_token: token }: Session = here) =>
  answer(await gateway.send('POST /auth/google/link', { body, token }))
const unlink = async (body: object = { password }, { access_token: token }: Session = here) =>
  answer(await gateway.send('DELETE /auth/identities/google', { body, token }))
const connect = async (person: string, proof: object = { password }, session = here) =>
  send({ ...(await googleProof(gateway, person)), ...proof }, session)
const enter = async (person: string) =>
  gateway.call('POST /auth/google/callback', { body: await googleProof(gateway, person) })
const identities = ({ access_token }: Session = here) => gateway.call('GET /auth/identities', access_token)
const subjectsTo = (email: string) => gateway.mails.filter(({ to }) => to === email).map(({ subject }) => subject)
const events = (session: Session = here) =>
  [...gateway.store.rows('audit').values()]
    .filter(({ user_id }) => user_id === session.user.id)
    .map(({ event }) => event)

describe('connecting', () => {
  test('the Google account opens this one from then on; a mail and the audit say so', async () => {
    expect(await identities()).toEqual({ items: [], has_password: true })
    expect(await connect('zawadi')).toEqual([204, null])
    const created_at = gateway.now().toISOString()
    expect(await identities()).toEqual({ items: [{ provider: 'google', created_at }], has_password: true })
    expect((await enter('zawadi')).user).toMatchObject({ id: here.user.id, email: EMAIL })
    expect(subjectsTo(EMAIL).at(-1)).toBe('A Google account was connected')
    expect(events()).toEqual(['google_linked'])
  })

  test('twice is once', async () => {
    await connect('zawadi')
    expect(await connect('zawadi')).toEqual([204, null])
    expect(events()).toEqual(['google_linked'])
    expect(subjectsTo(EMAIL).filter((subject) => subject.includes('Google'))).toHaveLength(1)
  })

  test('needs the password; one that was mistyped does not cost the code, for five minutes', async () => {
    const proof = await googleProof(gateway, 'zawadi')
    expect(await send({ ...proof, password: 'not this one' })).toEqual([401, 'invalid_credentials'])
    gateway.pass(4 * 60_000)
    expect(await send({ ...proof, password: 'not this one' })).toEqual([401, 'invalid_credentials'])
    expect((await identities()).items).toEqual([])
    expect(await send({ ...proof, password })).toEqual([204, null])
    expect(await send({ ...proof, password })).toEqual([401, 'google_refused'])
    const late = await googleProof(gateway, 'zawadi')
    await send({ ...late, password: 'not this one' })
    gateway.pass(5 * 60_000)
    expect(await send({ ...late, password })).toEqual([401, 'google_refused'])
  })

  test('needs the second factor where it is on', async () => {
    const code = await turnOnTwoFactor(gateway, here)
    const proof = await googleProof(gateway, 'zawadi')
    expect(await send({ ...proof, password })).toEqual([401, 'otp_required'])
    expect(await send({ ...proof, password, otp: '000000' })).toEqual([401, 'invalid_otp'])
    expect((await identities()).items).toEqual([])
    expect(await send({ ...proof, password, otp: code() })).toEqual([204, null])
  })

  test('needs somebody who is signed in', async () => {
    const body = { ...(await googleProof(gateway, 'zawadi')), password }
    expect(await answer(await gateway.send('POST /auth/google/link', { body }))).toEqual([401, 'unauthenticated'])
  })

  test('wrong passwords count towards the lock', async () => {
    const proof = await googleProof(gateway, 'zawadi')
    for (let n = 0; n < 10; n += 1) await send({ ...proof, password: 'not this one' })
    expect(await send({ ...proof, password })).toEqual([423, 'account_locked'])
  })

  test('a code of another’s, a wrong nonce or verifier connect nothing', async () => {
    const proof = await googleProof(gateway, 'zawadi')
    for (const change of [{ code: 'guessed' }, { nonce: 'm'.repeat(22) }, { code_verifier: 'w'.repeat(43) }])
      expect(await connect('zawadi', { password, ...change })).toEqual([401, 'google_refused'])
    expect(await send({ ...proof, password, redirect_uri: 'https://evil.example' })).toEqual([422, 'validation'])
    expect((await identities()).items).toEqual([])
  })

  test('a Google account that opens another account is refused, and goes on opening that one', async () => {
    const other = await enter('zawadi')
    expect(await connect('zawadi')).toEqual([409, 'google_taken'])
    expect((await enter('zawadi')).user.id).toBe(other.user.id)
    expect(events()).toEqual([])
  })

  test('of two accounts that connect one Google account at once, one does', async () => {
    const other = await gateway.register('barasa@example.com')
    const replies = await Promise.all([connect('zawadi'), connect('zawadi', { password }, other)])
    expect(replies.map(([status]) => status).toSorted()).toEqual([204, 409])
    expect(gateway.store.rows('identities').size).toBe(1)
  })

  test('a second Google account has to wait until the first is disconnected', async () => {
    await connect('zawadi')
    expect(await connect('baraka')).toEqual([409, 'not_ready'])
    await unlink()
    expect(await connect('baraka')).toEqual([204, null])
  })

  test('an address that is another account’s is no matter: the password and the subject count', async () => {
    await gateway.register('zawadi.njeri@example.com')
    expect(await connect('zawadi')).toEqual([204, null])
    expect((await enter('zawadi')).user.id).toBe(here.user.id)
  })
})

describe('disconnecting', () => {
  beforeEach(async () => void (await connect('zawadi')))

  test('Google no longer opens the account; a mail and the audit say so', async () => {
    expect(await unlink()).toEqual([204, null])
    expect(await identities()).toEqual({ items: [], has_password: true })
    expect((await enter('zawadi')).user.id).not.toBe(here.user.id)
    expect(subjectsTo(EMAIL).at(-1)).toBe('Google was disconnected')
    expect(events()).toEqual(['google_linked', 'google_unlinked'])
    expect((await gateway.signIn(EMAIL)).user.id).toBe(here.user.id)
  })

  test('needs the password, and the second factor where it is on', async () => {
    expect(await unlink({ password: 'not this one' })).toEqual([401, 'invalid_credentials'])
    const code = await turnOnTwoFactor(gateway, here)
    expect(await unlink()).toEqual([401, 'otp_required'])
    expect((await identities()).items).toHaveLength(1)
    expect(await unlink({ password, otp: code() })).toEqual([204, null])
  })

  test('where nothing is connected nothing happens', async () => {
    await unlink()
    const mails = gateway.mails.length
    expect(await unlink()).toEqual([204, null])
    expect(gateway.mails.length).toBe(mails)
    expect(events()).toEqual(['google_linked', 'google_unlinked'])
  })
})

describe('an account that Google opened', () => {
  test('has no password, says so, and keeps Google until it has one', async () => {
    const opened = await enter('baraka')
    expect(await identities(opened)).toMatchObject({ items: [{ provider: 'google' }], has_password: false })
    expect(await unlink({ password }, opened)).toEqual([401, 'invalid_credentials'])
    await gateway.call('POST /auth/forgot-password', { body: { email: opened.user.email } })
    const token = tokenIn(gateway.mails, opened.user.email)
    await gateway.call('POST /auth/reset-password', { body: { token, password } })
    const again = await gateway.signIn(opened.user.email)
    expect((await identities(again)).has_password).toBe(true)
    expect(await unlink({ password }, again)).toEqual([204, null])
    expect((await gateway.signIn(opened.user.email)).user.id).toBe(opened.user.id)
  })

  test('takes its data along without one', async () => {
    const { access_token, user } = await enter('baraka')
    expect((await gateway.call('GET /users/me/export', access_token)).account.id).toBe(user.id)
  })
})
