import type { Session } from '@tajiconnect/contract/auth'
import { CLOSE } from '@tajiconnect/contract/realtime'
import { beforeEach, describe, expect, test } from 'vitest'
import { answer } from '../testing/account.ts'
import { codeOf } from '../testing/authenticator.ts'
import { countingHash, openTestGateway, SEED_PASSWORD, type TestGateway } from '../testing/gateway.ts'
import { tokenIn } from '../testing/links.ts'

const EMAIL = 'achieng@example.com'

let gateway: TestGateway
let compared: () => number
let admin: Session
let learner: Session
beforeEach(async () => {
  const counting = countingHash()
  compared = counting.compared
  gateway = await openTestGateway({ hash: counting.hash })
  admin = await gateway.signIn('admin@tajiconnect.test')
  learner = await gateway.register(EMAIL)
})

const login = (password = SEED_PASSWORD, otp?: string) =>
  gateway.send('POST /auth/login', { body: { email: EMAIL, password, otp } })
const set = (status: 'active' | 'suspended') =>
  gateway.call('PATCH /admin/users/{id}', { params: { id: learner.user.id }, body: { status } }, admin.access_token)

describe('an account that is stopped', () => {
  test('is told so after the right password', async () => {
    await set('suspended')
    expect(await answer(await login())).toEqual([403, 'account_suspended'])
  })

  test('looks like any other to a wrong password, at every try, and costs the same', async () => {
    await gateway.register('other@example.com')
    await set('suspended')
    const seen = async (email: string) => {
      const before = compared()
      const body = { email, password: 'not the password' }
      const response = await gateway.send('POST /auth/login', { body })
      return [await answer(response), compared() - before]
    }
    for (let n = 0; n < 12; n += 1) expect(await seen(EMAIL)).toEqual(await seen('other@example.com'))
  })

  test('is told so only after the second factor where that is on', async () => {
    const { access_token: token } = learner
    const { secret } = await gateway.call('POST /auth/2fa/setup', { body: { password: SEED_PASSWORD } }, token)
    const code = () => codeOf(secret, gateway.now())
    await gateway.call('POST /auth/2fa/enable', { body: { code: code() } }, token)
    gateway.pass(60_000)
    await set('suspended')
    expect(await answer(await login())).toEqual([401, 'otp_required'])
    expect(await answer(await login(SEED_PASSWORD, '000000'))).toEqual([401, 'invalid_otp'])
    expect(await answer(await login(SEED_PASSWORD, code()))).toEqual([403, 'account_suspended'])
  })

  test('is signed out on every device, and its open sockets close', async () => {
    const other = await gateway.signIn(EMAIL)
    const closed: number[] = []
    const sent: string[] = []
    const socket = { send: (text: string) => void sent.push(text), close: (code: number) => void closed.push(code) }
    gateway.realtime.connect(socket, learner.access_token)
    await expect.poll(() => sent.length).toBe(1)
    await set('suspended')
    await expect.poll(() => closed).toEqual([CLOSE.token])
    for (const { access_token: token, refresh_token } of [learner, other]) {
      expect(await answer(await gateway.send('GET /users/me', { token }))).toEqual([401, 'invalid_access_token'])
      const refresh = await gateway.send('POST /auth/refresh', { body: { refresh_token } })
      expect(await answer(refresh)).toEqual([401, 'invalid_refresh_token'])
    }
  })

  test('is opened by no link, not even once it is open again', async () => {
    const verify = tokenIn(gateway.mails, EMAIL)
    await gateway.call('POST /auth/forgot-password', { body: { email: EMAIL } })
    const reset = tokenIn(gateway.mails, EMAIL)
    await set('suspended')
    await set('active')
    const body = { token: reset, password: 'three small mangoes' }
    expect(await answer(await gateway.send('POST /auth/reset-password', { body }))).toEqual([422, 'invalid_token'])
    const query = { token: verify }
    expect(await answer(await gateway.send('POST /auth/verify-email', { query }))).toEqual([422, 'invalid_token'])
  })

  test('that is opened again lets its person in, and signs in no device by itself', async () => {
    await set('suspended')
    await set('active')
    expect((await gateway.send('GET /users/me', { token: learner.access_token })).status).toBe(401)
    expect((await login()).status).toBe(200)
  })

  test('is stopped once: the second time is no change', async () => {
    await set('suspended')
    await set('suspended')
    expect([...gateway.store.rows('audit').values()].length).toBe(1)
  })
})
