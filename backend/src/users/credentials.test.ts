import type { Session } from '@tajiconnect/contract/auth'
import { beforeEach, describe, expect, test } from 'vitest'
import { answer, onTwoDevices, statusOf, turnOnTwoFactor } from '../testing/account.ts'
import { openTestGateway, SEED_PASSWORD, type TestGateway } from '../testing/gateway.ts'
import { tokenIn } from '../testing/links.ts'

const EMAIL = 'achieng@example.com'
const NEW_EMAIL = 'achieng.new@example.com'
const NEW_PASSWORD = 'mango tree 47'

let gateway: TestGateway
let here: Session
let there: Session
beforeEach(async () => {
  gateway = await openTestGateway()
  ;({ here, there } = await onTwoDevices(gateway, EMAIL))
})

const me = (session: Session) => statusOf(gateway, session)
const login = (password: string, email = EMAIL) => gateway.send('POST /auth/login', { body: { email, password } })
const verify = (token: string) => gateway.send('POST /auth/verify-email', { query: { token } })
const subjectsTo = (email: string) => gateway.mails.filter(({ to }) => to === email).map(({ subject }) => subject)
const changePassword = (body: object = {}) =>
  gateway.send('POST /users/me/password', {
    body: { current_password: SEED_PASSWORD, new_password: NEW_PASSWORD, ...body },
    token: here.access_token,
  })
const changeEmail = (body: object = {}) =>
  gateway.send('POST /users/me/email', {
    body: { email: NEW_EMAIL, password: SEED_PASSWORD, ...body },
    token: here.access_token,
  })

describe('another password', () => {
  test('this device stays signed in, every other is out, and a mail says so', async () => {
    expect(await answer(await changePassword())).toEqual([204, null])
    expect([await me(here), await me(there)]).toEqual([200, 401])
    expect((await login(SEED_PASSWORD)).status).toBe(401)
    expect((await login(NEW_PASSWORD)).status).toBe(200)
    expect(subjectsTo(EMAIL).at(-1)).toBe('Your password was changed')
  })

  test('needs the current one', async () => {
    expect(await answer(await changePassword({ current_password: 'not this one' }))).toEqual([
      401,
      'invalid_credentials',
    ])
    expect(await me(there)).toBe(200)
  })

  test.each(['Password123', EMAIL])('%s is refused', async (new_password) => {
    const { errors } = await (await changePassword({ new_password })).json()
    expect(errors).toMatchObject([{ path: 'new_password', code: 'common_password' }])
  })

  test('needs the second factor where it is on', async () => {
    const code = await turnOnTwoFactor(gateway, here)
    expect(await answer(await changePassword())).toEqual([401, 'otp_required'])
    expect(await answer(await changePassword({ otp: '000000' }))).toEqual([401, 'invalid_otp'])
    expect(await me(there)).toBe(200)
    expect((await changePassword({ otp: code() })).status).toBe(204)
  })

  test('ends links that could undo it', async () => {
    await gateway.call('POST /auth/forgot-password', { body: { email: EMAIL } })
    const token = tokenIn(gateway.mails, EMAIL)
    await changePassword()
    const body = { token, password: 'another tree 48' }
    expect(await answer(await gateway.send('POST /auth/reset-password', { body }))).toEqual([422, 'invalid_token'])
  })

  test('of two changes at once from one password, one happens', async () => {
    const both = await Promise.all([changePassword(), changePassword({ new_password: 'another tree 48' })])
    expect(both.map(({ status }) => status).toSorted()).toEqual([204, 401])
  })
})

describe('another e-mail address', () => {
  test('is the account’s once its link is opened; the old one is told before and after', async () => {
    expect(await answer(await changeEmail())).toEqual([202, null])
    expect((await gateway.call('GET /users/me', here.access_token)).email).toBe(EMAIL)
    expect(subjectsTo(NEW_EMAIL)).toEqual(['Confirm your new e-mail address'])
    expect(subjectsTo(EMAIL).at(-1)).toBe('Your e-mail address is about to change')
    const user = await (await verify(tokenIn(gateway.mails, NEW_EMAIL))).json()
    expect(user).toMatchObject({ id: here.user.id, email: NEW_EMAIL, email_verified: true })
    expect(subjectsTo(EMAIL).at(-1)).toBe('Your e-mail address was changed')
    expect((await login(SEED_PASSWORD, NEW_EMAIL)).status).toBe(200)
    expect((await login(SEED_PASSWORD, EMAIL)).status).toBe(401)
  })

  test('needs the password, and the second factor where it is on', async () => {
    expect(await answer(await changeEmail({ password: 'not this one' }))).toEqual([401, 'invalid_credentials'])
    const code = await turnOnTwoFactor(gateway, here)
    expect(await answer(await changeEmail())).toEqual([401, 'otp_required'])
    expect(subjectsTo(NEW_EMAIL)).toEqual([])
    expect((await changeEmail({ otp: code() })).status).toBe(202)
  })

  test('one that another account has: only its holder learns of it', async () => {
    const email = 'admin@tajiconnect.test'
    expect(await answer(await changeEmail({ email }))).toEqual([202, null])
    expect(subjectsTo(email)).toEqual(['Somebody tried to use your e-mail address'])
    expect(() => tokenIn(gateway.mails, email)).toThrow('No link')
  })

  test('one that another account took in the meantime is refused by then', async () => {
    await changeEmail()
    await gateway.register(NEW_EMAIL)
    const link = /token=([\w-]+)/.exec(gateway.mails.find(({ to }) => to === NEW_EMAIL)?.text ?? '')?.[1] ?? ''
    expect(await answer(await verify(link))).toEqual([409, 'email_taken'])
  })

  test('its own is no change', async () => {
    const { errors } = await (await changeEmail({ email: EMAIL.toUpperCase() })).json()
    expect(errors).toMatchObject([{ path: 'email', code: 'same_email' }])
  })

  test('the last one asked for is the one that counts', async () => {
    await changeEmail()
    const first = tokenIn(gateway.mails, NEW_EMAIL)
    await changeEmail({ email: 'third@example.com' })
    expect(await answer(await verify(first))).toEqual([422, 'invalid_token'])
    expect((await verify(tokenIn(gateway.mails, 'third@example.com'))).status).toBe(200)
  })

  test('a link to reset the password that went to the old address is worth nothing after', async () => {
    await gateway.call('POST /auth/forgot-password', { body: { email: EMAIL } })
    const token = tokenIn(gateway.mails, EMAIL)
    await changeEmail()
    await verify(tokenIn(gateway.mails, NEW_EMAIL))
    const body = { token, password: NEW_PASSWORD }
    expect(await answer(await gateway.send('POST /auth/reset-password', { body }))).toEqual([422, 'invalid_token'])
  })

  test('choosing a new password stops a change that is under way', async () => {
    await changeEmail()
    const link = tokenIn(gateway.mails, NEW_EMAIL)
    await changePassword()
    expect(await answer(await verify(link))).toEqual([422, 'invalid_token'])
  })

  test('five an hour, so that nobody floods a stranger’s mailbox', async () => {
    for (let n = 0; n < 5; n += 1) expect((await changeEmail({ email: `free${n}@example.com` })).status).toBe(202)
    expect(await answer(await changeEmail())).toEqual([429, 'too_many_requests'])
  })
})

test('a password reset does not skip the second factor', async () => {
  const code = await turnOnTwoFactor(gateway, here)
  await gateway.call('POST /auth/forgot-password', { body: { email: EMAIL } })
  const body = { token: tokenIn(gateway.mails, EMAIL), password: NEW_PASSWORD }
  expect((await gateway.send('POST /auth/reset-password', { body })).status).toBe(204)
  expect(await answer(await login(NEW_PASSWORD))).toEqual([401, 'otp_required'])
  const withCode = { email: EMAIL, password: NEW_PASSWORD, otp: code() }
  expect((await gateway.send('POST /auth/login', { body: withCode })).status).toBe(200)
})
