import { beforeEach, describe, expect, test } from 'vitest'
import { codeOf } from '../testing/authenticator.ts'
import { openTestGateway, SEED_PASSWORD, type TestGateway } from '../testing/gateway.ts'
import { tokenIn } from '../testing/links.ts'
import { HASHES_AT_ONCE } from './passwords.ts'

const MINUTE = 60_000
const EMAIL = 'learner@tajiconnect.test'

let gateway: TestGateway
beforeEach(async () => {
  gateway = await openTestGateway()
})

const times = <T>(count: number, work: (n: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, n) => work(n)))
const login = (
  password: string,
  {
    email = EMAIL,
    address,
    headers,
    otp,
  }: { email?: string; address?: string; headers?: Record<string, string>; otp?: string } = {},
) => gateway.send('POST /auth/login', { body: { email, password, otp }, address, headers })
const wrong = (options?: Parameters<typeof login>[1]) => login('not the password', options)
const codes = async (responses: Response[]) =>
  Promise.all(responses.map(async (response) => (response.ok ? 'ok' : (await response.json()).code)))
const code = async (response: Response) => (await codes([response]))[0]

describe('an account', () => {
  test.each([EMAIL, 'nobody@example.com'])(
    '%s is locked by ten wrong passwords, also for the right one',
    async (email) => {
      for (let n = 0; n < 10; n += 1) expect(await code(await wrong({ email }))).toBe('invalid_credentials')
      const response = await login(SEED_PASSWORD, { email })
      expect([response.status, response.headers.get('Retry-After')]).toEqual([423, '900'])
      expect(await code(response)).toBe('account_locked')
    },
  )

  test('guesses sent all at once are counted too', async () => {
    const answers = await codes(await times(40, () => wrong()))
    expect(answers.filter((answer) => answer === 'invalid_credentials')).toHaveLength(10)
    expect(answers.filter((answer) => answer === 'account_locked')).toHaveLength(30)
  })

  test('the lock ends fifteen minutes after the tenth failure; tries in between do not make it longer', async () => {
    await times(9, () => wrong())
    gateway.pass(5 * MINUTE)
    await wrong()
    gateway.pass(15 * MINUTE - 1000)
    const early = await login(SEED_PASSWORD)
    expect([early.status, early.headers.get('Retry-After')]).toEqual([423, '1'])
    gateway.pass(1000)
    expect((await login(SEED_PASSWORD)).status).toBe(200)
  })

  test('failures of more than fifteen minutes ago do not count', async () => {
    await times(9, () => wrong())
    gateway.pass(15 * MINUTE)
    await times(9, () => wrong())
    expect((await login(SEED_PASSWORD)).status).toBe(200)
  })

  test('a success forgets the failures', async () => {
    await times(9, () => wrong())
    await login(SEED_PASSWORD)
    await times(9, () => wrong())
    expect((await login(SEED_PASSWORD)).status).toBe(200)
  })

  test('many right ones at once all get in', async () => {
    expect(new Set(await codes(await times(30, () => login(SEED_PASSWORD, { address: '203.0.113.7' }))))).toEqual(
      new Set(['ok']),
    )
  })

  test('wrong codes count like wrong passwords; asking for one does not', async () => {
    const { access_token } = await gateway.register('codes@example.com')
    const { secret } = await gateway.call('POST /auth/2fa/setup', { body: { password: SEED_PASSWORD } }, access_token)
    const enabled = { body: { code: codeOf(secret, gateway.now()) } }
    await gateway.call('POST /auth/2fa/enable', enabled, access_token)
    gateway.pass(MINUTE)
    const enter = (otp?: string) => login(SEED_PASSWORD, { email: 'codes@example.com', otp })
    expect(new Set(await codes(await times(12, () => enter())))).toEqual(new Set(['otp_required']))
    const other = codeOf(secret, new Date(gateway.now().getTime() + 60 * MINUTE))
    expect(new Set(await codes(await times(10, () => enter(other))))).toEqual(new Set(['invalid_otp']))
    expect(await code(await enter(codeOf(secret, gateway.now())))).toBe('account_locked')
  })

  test('asking for the password again is counted on the same account', async () => {
    const { access_token } = await gateway.signIn(EMAIL)
    const body = { current_password: 'not the password', new_password: 'mango tree 47' }
    await times(10, () => gateway.send('POST /users/me/password', { body, token: access_token }))
    expect(await code(await login(SEED_PASSWORD))).toBe('account_locked')
  })

  test('a password reset ends the lock', async () => {
    await times(10, () => wrong())
    await gateway.call('POST /auth/forgot-password', { body: { email: EMAIL } })
    const body = { token: tokenIn(gateway.mails, EMAIL), password: 'mango tree 47' }
    await gateway.call('POST /auth/reset-password', { body })
    expect((await login('mango tree 47')).status).toBe(200)
  })
})

describe('an address', () => {
  const address = '203.0.113.7'
  const stuffing = (count: number) => times(count, (n) => wrong({ email: `person${n}@example.com`, address }))

  test('after a hundred failures in an hour nothing is compared for it; others go on', async () => {
    const answers = await codes(await stuffing(120))
    expect(answers.filter((answer) => answer === 'invalid_credentials')).toHaveLength(100)
    const refused = await login(SEED_PASSWORD, { address })
    expect([refused.status, refused.headers.get('Retry-After')]).toEqual([429, '3600'])
    expect(await code(refused)).toBe('too_many_requests')
    expect((await login(SEED_PASSWORD, { address: '203.0.113.8' })).status).toBe(200)
    gateway.pass(60 * MINUTE)
    expect((await login(SEED_PASSWORD, { address })).status).toBe(200)
  })

  test('a header does not change who somebody is', async () => {
    await stuffing(100)
    const headers = { 'X-Forwarded-For': '198.51.100.1', Forwarded: 'for=198.51.100.1', 'X-Real-IP': '198.51.100.1' }
    expect((await login(SEED_PASSWORD, { address, headers })).status).toBe(429)
  })

  test('opens twenty accounts an hour', async () => {
    const open = (n: number) =>
      gateway.send('POST /auth/register', {
        body: { name: 'Achieng', email: `new${n}@example.com`, password: 'mango tree 47' },
        address,
      })
    const responses = await times(21, open)
    expect(responses.map(({ status }) => status).toSorted()).toEqual([...Array<number>(20).fill(201), 429])
    gateway.pass(60 * MINUTE)
    expect((await open(30)).status).toBe(201)
  })
})

describe('mails', () => {
  const mailsTo = (email: string) => gateway.mails.filter(({ to }) => to === email)

  test('a sixth reset mail an hour is not sent, and nobody is told', async () => {
    const answers = await times(6, () => gateway.send('POST /auth/forgot-password', { body: { email: EMAIL } }))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]))
    expect(mailsTo(EMAIL)).toHaveLength(5)
    gateway.pass(60 * MINUTE)
    await gateway.send('POST /auth/forgot-password', { body: { email: EMAIL } })
    expect(mailsTo(EMAIL)).toHaveLength(6)
  })

  test('a sixth verification mail an hour is refused', async () => {
    const { access_token: token } = await gateway.register('new@example.com')
    const responses = await times(6, () => gateway.send('POST /auth/resend-verification', { token }))
    expect(responses.map(({ status }) => status).toSorted()).toEqual([202, 202, 202, 202, 202, 429])
    expect(responses.find(({ status }) => status === 429)?.headers.get('Retry-After')).toBe('3600')
  })
})

test('a flood of sign-ins and new accounts hashes few passwords at once, and all are answered', async () => {
  let [running, most] = [0, 0]
  const slowly = async <T>(result: T) => {
    most = Math.max(most, (running += 1))
    await new Promise((resolve) => setTimeout(resolve, 1))
    running -= 1
    return result
  }
  gateway = await openTestGateway({ hash: { make: () => slowly('hash'), verify: () => slowly(false) } })
  const [answers, sessions] = await Promise.all([
    times(30, (n) => wrong({ email: `person${n}@example.com` })),
    times(30, () => gateway.register()),
  ])
  expect(new Set(await codes(answers))).toEqual(new Set(['invalid_credentials']))
  expect(sessions).toHaveLength(30)
  expect(most).toBe(HASHES_AT_ONCE)
})
