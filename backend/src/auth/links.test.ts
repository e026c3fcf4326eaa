import { beforeEach, describe, expect, test } from 'vitest'
import { openTestGateway, SEED_PASSWORD, type TestGateway } from '../testing/gateway.ts'
import { tokenIn } from '../testing/links.ts'

const HOUR = 60 * 60_000
const EMAIL = 'achieng@example.com'
const NEW_PASSWORD = 'mango tree 47'

let gateway: TestGateway
let token: string
beforeEach(async () => {
  gateway = await openTestGateway()
  token = (await gateway.register(EMAIL)).access_token
})

const answer = async (response: Response) => [response.status, response.ok ? null : (await response.json()).code]
const linkTo = (email = EMAIL) => tokenIn(gateway.mails, email)
const mailsTo = (email = EMAIL) => gateway.mails.filter(({ to }) => to === email)
const verify = (link: string) => gateway.send('POST /auth/verify-email', { query: { token: link } })
const reset = (link: string, password = NEW_PASSWORD) =>
  gateway.send('POST /auth/reset-password', { body: { token: link, password } })
const login = (password: string, email = EMAIL) => gateway.send('POST /auth/login', { body: { email, password } })
async function forgot(email = EMAIL) {
  await gateway.call('POST /auth/forgot-password', { body: { email } })
  return linkTo(email)
}

describe('verifying an address', () => {
  test('opening an account sends a link that verifies it, once', async () => {
    const link = linkTo()
    const response = await verify(link)
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({ email: EMAIL, email_verified: true })
    expect((await gateway.call('GET /users/me', token)).email_verified).toBe(true)
    expect(await answer(await verify(link))).toEqual([422, 'invalid_token'])
  })

  test('the link can be asked for again, and the older one still works', async () => {
    const first = linkTo()
    await gateway.call('POST /auth/resend-verification', token)
    expect(linkTo()).not.toBe(first)
    expect((await verify(first)).status).toBe(200)
  })

  test('who is verified gets no more of them', async () => {
    await verify(linkTo())
    await gateway.call('POST /auth/resend-verification', token)
    expect(mailsTo()).toHaveLength(1)
  })

  test('it works for a day', async () => {
    const link = linkTo()
    gateway.pass(24 * HOUR - 1)
    await gateway.signIn(EMAIL)
    gateway.pass(1)
    expect(await answer(await verify(link))).toEqual([422, 'invalid_token'])
  })
})

describe('a forgotten password', () => {
  test('a link sets a new one, once; every session ends, and a mail says so', async () => {
    const link = await forgot()
    expect(await answer(await reset(link))).toEqual([204, null])
    expect((await gateway.send('GET /users/me', { token })).status).toBe(401)
    expect(await answer(await login(SEED_PASSWORD))).toEqual([401, 'invalid_credentials'])
    expect((await login(NEW_PASSWORD)).status).toBe(200)
    expect(mailsTo().at(-1)?.subject).toBe('Your password was changed')
    expect(await answer(await reset(link, 'another tree 48'))).toEqual([422, 'invalid_token'])
  })

  test('of two resets at once by one link, one happens', async () => {
    const link = await forgot()
    const both = await Promise.all([reset(link, 'first tree 47'), reset(link, 'second tree 47')])
    expect(both.map(({ status }) => status).toSorted()).toEqual([204, 422])
    const entered = await Promise.all([login('first tree 47'), login('second tree 47')])
    expect(entered.map(({ status }) => status).toSorted()).toEqual([200, 401])
  })

  test('it works for an hour', async () => {
    const link = await forgot()
    gateway.pass(HOUR - 1)
    expect(await answer(await reset(link, 'password123'))).toEqual([422, 'validation'])
    gateway.pass(1)
    expect(await answer(await reset(link))).toEqual([422, 'invalid_token'])
  })

  test('a new link ends the older one', async () => {
    const first = await forgot()
    const second = await forgot()
    expect(await answer(await reset(first))).toEqual([422, 'invalid_token'])
    expect((await reset(second)).status).toBe(204)
  })

  test('a password that anyone would try is refused, and the link is not used up by it', async () => {
    const link = await forgot()
    const response = await reset(link, 'Password123')
    expect((await response.json()).errors).toMatchObject([{ path: 'password', code: 'common_password' }])
    expect((await reset(link)).status).toBe(204)
  })

  test('a suspended account gets no mail, and its link opens nothing', async () => {
    const link = await forgot()
    await gateway.store.transaction(async (tx) => {
      const [user] = await tx.find('users', 'email', EMAIL)
      if (user) await tx.put('users', { ...user, status: 'suspended' })
    })
    expect(await answer(await reset(link))).toEqual([422, 'invalid_token'])
    const before = gateway.mails.length
    await gateway.call('POST /auth/forgot-password', { body: { email: EMAIL } })
    expect(gateway.mails).toHaveLength(before)
  })

  test('a token that is none is refused, whatever it is', async () => {
    for (const link of ['x'.repeat(20), 'A'.repeat(43), '../../../../../../etc', "' or 1=1 -- aaaaaaaaaa"])
      for (const response of [await reset(link), await verify(link)])
        expect(await answer(response)).toEqual([422, 'invalid_token'])
    expect(await answer(await reset('short'))).toEqual([422, 'validation'])
  })
})

test('a sign-in that compared the old password just before a reset does not get in after it', async () => {
  let compared = () => {}
  let goOn = () => {}
  const comparing = new Promise<void>((resolve) => (compared = resolve))
  const held = new Promise<void>((resolve) => (goOn = resolve))
  gateway = await openTestGateway({
    hash: {
      make: async (password) => password,
      verify: async (hash, password) => {
        compared()
        await held
        return hash === password
      },
    },
  })
  await gateway.register(EMAIL)
  const link = await forgot()
  const early = login(SEED_PASSWORD)
  await comparing
  expect((await reset(link)).status).toBe(204)
  goOn()
  expect(await answer(await early)).toEqual([401, 'invalid_credentials'])
})

test('a link works for what it was sent for and nothing else', async () => {
  const verifying = linkTo()
  const resetting = await forgot()
  const body = { email: 'new@example.com', password: SEED_PASSWORD }
  await gateway.call('POST /users/me/email', { body }, token)
  const changing = linkTo('new@example.com')
  expect(await answer(await reset(verifying))).toEqual([422, 'invalid_token'])
  expect(await answer(await reset(changing))).toEqual([422, 'invalid_token'])
  expect(await answer(await verify(resetting))).toEqual([422, 'invalid_token'])
  for (const response of [await verify(verifying), await reset(resetting)]) expect(response.ok).toBe(true)
})

test('no token is kept, and those that are over do not pile up', async () => {
  const links = () => [...gateway.store.rows('links').values()]
  const sent = [linkTo(), await forgot(), await forgot(), await forgot()]
  expect(new Set(sent).size).toBe(4)
  for (const token of sent) {
    expect(token).toMatch(/^[\w-]{43}$/)
    expect(JSON.stringify(links())).not.toContain(token)
  }
  expect(links()).toHaveLength(2)
  gateway.pass(25 * HOUR)
  await forgot()
  expect(links()).toHaveLength(1)
})
