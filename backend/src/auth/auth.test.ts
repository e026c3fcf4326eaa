import { beforeEach, describe, expect, test } from 'vitest'
import { openTestGateway, SEED_PASSWORD, type TestGateway } from '../testing/gateway.ts'
import { GRACE_MS } from './sessions.ts'
import { ACCESS_SECONDS, REFRESH_SECONDS } from './tokens.ts'

let gateway: TestGateway
beforeEach(async () => {
  gateway = await openTestGateway()
})

const problem = async (response: Response) => [response.status, (await response.json()).code]
const register = (body: object) => gateway.send('POST /auth/register', { body })
const refresh = (refresh_token: string) => gateway.send('POST /auth/refresh', { body: { refresh_token } })
const whoAmI = (token: string) => gateway.send('GET /users/me', { token })
const account = { name: 'Achieng', email: 'achieng@example.com', password: 'mango tree 47' }

describe('register', () => {
  test('opens an account and signs in; the e-mail is kept in lower case', async () => {
    const response = await register({ ...account, email: '  Achieng@Example.com', locale: 'sw' })
    const session = await response.json()
    expect([response.status, session.token_type, session.expires_in]).toEqual([201, 'Bearer', ACCESS_SECONDS])
    expect(session.user).toMatchObject({
      email: 'achieng@example.com',
      role: 'learner',
      locale: 'sw',
      onboarding_completed: false,
    })
    expect((await whoAmI(session.access_token)).status).toBe(200)
  })

  test('a taken e-mail is told plainly, in any case of letters', async () => {
    await register(account)
    expect(await problem(await register({ ...account, email: 'ACHIENG@example.com' }))).toEqual([409, 'email_taken'])
  })

  test('two at once: one gets the e-mail', async () => {
    const statuses = (await Promise.all([register(account), register(account)])).map(({ status }) => status)
    expect(statuses.toSorted()).toEqual([201, 409])
  })

  test.each(['password123', 'Qwertyuiop', account.email])(
    'a password that anyone would try (%s) is refused',
    async (password) => {
      const response = await register({ ...account, password })
      expect((await response.json()).errors).toMatchObject([{ path: 'password', code: 'common_password' }])
    },
  )

  test('no reply holds a hash', async () => {
    const text = await (await register(account)).text()
    expect(text).not.toContain('fast:')
    expect(text).not.toContain(account.password)
  })
})

describe('login', () => {
  test('a seeded account signs in', async () => {
    const { user } = await gateway.signIn('learner@tajiconnect.test')
    expect(user.role).toBe('learner')
  })

  test('a wrong password and an unknown account get the same answer', async () => {
    const login = (email: string) => gateway.send('POST /auth/login', { body: { email, password: 'something else' } })
    const [wrong, unknown] = [await login('learner@tajiconnect.test'), await login('nobody@example.com')]
    const strip = async (response: Response) => ({ ...(await response.json()), request_id: '' })
    expect(wrong.status).toBe(401)
    expect(await strip(wrong)).toEqual(await strip(unknown))
  })

  test('an unknown account costs a comparison too', async () => {
    const compared: string[] = []
    gateway = await openTestGateway({
      hash: { make: async () => 'decoy', verify: async (hash) => compared.push(hash) < 0 },
    })
    const body = { email: 'nobody@example.com', password: SEED_PASSWORD }
    await gateway.send('POST /auth/login', { body })
    expect(compared).toEqual(['decoy'])
  })

  test('a suspended account does not get in, and is out at once', async () => {
    const session = await gateway.register('suspended@example.com')
    await gateway.store.transaction(async (tx) => {
      const user = await tx.get('users', session.user.id)
      if (user) await tx.put('users', { ...user, status: 'suspended' })
    })
    expect(await problem(await whoAmI(session.access_token))).toEqual([401, 'invalid_access_token'])
    const body = { email: 'suspended@example.com', password: SEED_PASSWORD }
    expect(await problem(await gateway.send('POST /auth/login', { body }))).toEqual([403, 'account_suspended'])
  })
})

describe('tokens', () => {
  test('an access token ends after fifteen minutes', async () => {
    const { access_token } = await gateway.register()
    gateway.pass(ACCESS_SECONDS * 1000 - 1000)
    expect((await whoAmI(access_token)).status).toBe(200)
    gateway.pass(1000)
    expect(await problem(await whoAmI(access_token))).toEqual([401, 'invalid_access_token'])
  })

  test('a token with another signature, or none, is refused', async () => {
    const { access_token } = await gateway.register()
    const [header, payload, signature] = access_token.split('.') as [string, string, string]
    const none = Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url')
    for (const forged of [`${none}.${payload}.`, `${header}.${payload}.${signature.split('').toReversed().join('')}`])
      expect(await problem(await whoAmI(forged))).toEqual([401, 'invalid_access_token'])
  })

  test('each refresh gives a new pair, and both work', async () => {
    const first = await gateway.register()
    gateway.pass(1000)
    const second = await (await refresh(first.refresh_token)).json()
    expect(second.refresh_token).not.toBe(first.refresh_token)
    expect(second.access_token).not.toBe(first.access_token)
    expect((await whoAmI(second.access_token)).status).toBe(200)
  })

  test('within the grace a lost reply is given again', async () => {
    const { refresh_token } = await gateway.register()
    const second = await (await refresh(refresh_token)).json()
    gateway.pass(GRACE_MS)
    expect(await (await refresh(refresh_token)).json()).toEqual(second)
  })

  test('ten tabs at once all end with one pair', async () => {
    const { refresh_token } = await gateway.register()
    const replies = await Promise.all(Array.from({ length: 10 }, async () => (await refresh(refresh_token)).text()))
    expect(new Set(replies).size).toBe(1)
  })

  test('after the grace a used token ends the whole family', async () => {
    const { refresh_token } = await gateway.register()
    const second = await (await refresh(refresh_token)).json()
    gateway.pass(GRACE_MS + 1)
    expect(await problem(await refresh(refresh_token))).toEqual([401, 'refresh_token_reused'])
    expect(await problem(await refresh(second.refresh_token))).toEqual([401, 'invalid_refresh_token'])
    expect(await problem(await whoAmI(second.access_token))).toEqual([401, 'invalid_access_token'])
  })

  test('the family ends thirty days after sign-in, however often it was refreshed', async () => {
    let { refresh_token } = await gateway.register()
    gateway.pass((REFRESH_SECONDS - 10) * 1000)
    refresh_token = (await (await refresh(refresh_token)).json()).refresh_token
    gateway.pass(10_000)
    expect(await problem(await refresh(refresh_token))).toEqual([401, 'invalid_refresh_token'])
  })

  test.each(['', 'x', 'a.b.c', 'a.1.c', 'a.1.***'])(
    'a refresh token that is not ours (%j) is refused',
    async (token) => {
      expect((await refresh(token)).status).toBeGreaterThanOrEqual(400)
      expect((await refresh(token)).status).toBeLessThan(500)
    },
  )

  test('one cannot turn the generation of a token by hand', async () => {
    const { refresh_token } = await gateway.register()
    const [id, , mac] = refresh_token.split('.')
    expect(await problem(await refresh(`${id}.2.${mac}`))).toEqual([401, 'invalid_refresh_token'])
  })
})

describe('logout', () => {
  test('ends this device and no other', async () => {
    const here = await gateway.signIn('learner@tajiconnect.test')
    const there = await gateway.signIn('learner@tajiconnect.test')
    const response = await gateway.send('POST /auth/logout', { body: { refresh_token: here.refresh_token } })
    expect(response.status).toBe(204)
    expect(await problem(await whoAmI(here.access_token))).toEqual([401, 'invalid_access_token'])
    expect((await whoAmI(there.access_token)).status).toBe(200)
  })

  test('says nothing about a token it does not know', async () => {
    expect((await gateway.send('POST /auth/logout', { body: { refresh_token: 'a.1.b' } })).status).toBe(204)
  })
})
