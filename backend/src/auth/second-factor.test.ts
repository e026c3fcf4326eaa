import type { Session } from '@tajiconnect/contract/auth'
import { beforeEach, describe, expect, test } from 'vitest'
import { codeOf } from '../testing/authenticator.ts'
import { openTestGateway, SEED_PASSWORD, type TestGateway } from '../testing/gateway.ts'

const EMAIL = 'achieng@example.com'
const STEP_MS = 30_000
const password = SEED_PASSWORD

let gateway: TestGateway
let session: Session
let token: string
beforeEach(async () => {
  gateway = await openTestGateway()
  session = await gateway.register(EMAIL)
  token = session.access_token
})

const answer = async (response: Response) => [response.status, response.ok ? null : (await response.json()).code]
const setUp = () => gateway.call('POST /auth/2fa/setup', { body: { password } }, token)
const enable = (code: string) => gateway.send('POST /auth/2fa/enable', { body: { code }, token })
const disable = (body: object) => gateway.send('POST /auth/2fa/disable', { body, token })
const renew = (body: object) => gateway.send('POST /auth/2fa/backup-codes', { body, token })
const login = (otp?: string, given = password) =>
  gateway.send('POST /auth/login', { body: { email: EMAIL, password: given, otp } })
const isOn = async () => (await gateway.call('GET /users/me', token)).two_factor_enabled

/** Turns it on; the clock has then moved on by one step, so that the app's next code is a new one. */
async function turnOn() {
  const { secret } = await setUp()
  const { backup_codes } = await gateway.call('POST /auth/2fa/enable', { body: { code: code(secret) } }, token)
  gateway.pass(STEP_MS)
  return { secret, backup_codes, code: () => code(secret) }
}
const code = (secret: string) => codeOf(secret, gateway.now())
/** A code that is not of this step or its neighbours. */
const wrongFor = (secret: string) => codeOf(secret, new Date(gateway.now().getTime() + 100 * STEP_MS))

describe('turning it on', () => {
  test('a secret, then a code of it, then ten backup codes; nothing counts before', async () => {
    const { secret, otpauth_uri } = await setUp()
    expect(otpauth_uri).toContain(`secret=${secret}`)
    expect(decodeURIComponent(otpauth_uri)).toContain(`TajiConnect:${EMAIL}?issuer=TajiConnect`)
    expect(await isOn()).toBe(false)
    expect((await login()).status).toBe(200)
    const response = await enable(code(secret))
    expect((await response.json()).backup_codes).toHaveLength(10)
    expect(await isOn()).toBe(true)
    expect(await answer(await login())).toEqual([401, 'otp_required'])
  })

  test('ends no session', async () => {
    const other = await gateway.signIn(EMAIL)
    await turnOn()
    expect((await gateway.send('GET /users/me', { token: other.access_token })).status).toBe(200)
  })

  test('needs the password, a secret, and a code that is right', async () => {
    const wrong = await gateway.send('POST /auth/2fa/setup', { body: { password: 'not this one' }, token })
    expect(await answer(wrong)).toEqual([401, 'invalid_credentials'])
    expect(await answer(await enable('123456'))).toEqual([409, 'not_ready'])
    const { secret } = await setUp()
    expect(await answer(await enable(wrongFor(secret)))).toEqual([401, 'invalid_otp'])
    expect(await isOn()).toBe(false)
  })

  test('only the newest secret counts', async () => {
    const first = await setUp()
    const second = await setUp()
    expect(second.secret).not.toBe(first.secret)
    expect(await answer(await enable(code(first.secret)))).toEqual([401, 'invalid_otp'])
    expect((await enable(code(second.secret))).status).toBe(200)
  })

  test('where it is on, another secret cannot take the place of the first', async () => {
    const { code } = await turnOn()
    const again = await gateway.send('POST /auth/2fa/setup', { body: { password }, token })
    expect(await answer(again)).toEqual([409, 'not_ready'])
    expect(await answer(await enable(code()))).toEqual([409, 'not_ready'])
    expect((await login(code())).status).toBe(200)
  })
})

describe('signing in', () => {
  test('takes a code of the app, typed with a gap or not', async () => {
    const { code } = await turnOn()
    expect((await login(code().replace(/^.../, '$& '))).status).toBe(200)
  })

  test('does not tell that a code is needed before the password is right', async () => {
    const { code } = await turnOn()
    expect(await answer(await login(undefined, 'something else'))).toEqual([401, 'invalid_credentials'])
    expect(await answer(await login(code(), 'something else'))).toEqual([401, 'invalid_credentials'])
    expect((await login(code())).status).toBe(200)
  })

  test('takes each code once, also not the one that turned it on, nor an older one', async () => {
    const { secret } = await setUp()
    const first = code(secret)
    await enable(first)
    expect(await answer(await login(first))).toEqual([401, 'invalid_otp'])
    gateway.pass(STEP_MS)
    const second = code(secret)
    gateway.pass(STEP_MS)
    expect((await login(code(secret))).status).toBe(200)
    expect(await answer(await login(code(secret)))).toEqual([401, 'invalid_otp'])
    expect(await answer(await login(second))).toEqual([401, 'invalid_otp'])
  })

  test('of several with one code at once, one gets in', async () => {
    const { code, backup_codes } = await turnOn()
    for (const otp of [code(), backup_codes[0]]) {
      const replies = await Promise.all(Array.from({ length: 5 }, () => login(otp)))
      expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 401, 401, 401, 401])
      await login(code())
      gateway.pass(STEP_MS)
    }
  })

  test('a code is not used up by a sign-in that the disk refused', async () => {
    const { code } = await turnOn()
    gateway.disk.refuse = true
    expect((await login(code())).status).toBe(503)
    gateway.disk.refuse = false
    expect((await login(code())).status).toBe(200)
    expect(await answer(await login(code()))).toEqual([401, 'invalid_otp'])
  })

  test('takes a backup code once, however it is typed; the others still work', async () => {
    const [first = '', second = ''] = (await turnOn()).backup_codes
    expect((await login(first.toLowerCase().replaceAll('-', ' '))).status).toBe(200)
    expect(await answer(await login(first))).toEqual([401, 'invalid_otp'])
    expect((await login(second)).status).toBe(200)
  })

  test('guesses are limited: after ten not even the right code gets in', async () => {
    const { secret, code } = await turnOn()
    for (let n = 0; n < 10; n += 1) expect(await answer(await login(wrongFor(secret)))).toEqual([401, 'invalid_otp'])
    const locked = await login(code())
    expect(Number(locked.headers.get('Retry-After'))).toBeGreaterThan(0)
    expect(await answer(locked)).toEqual([423, 'account_locked'])
    gateway.pass(15 * 60_000)
    expect((await login(code())).status).toBe(200)
  })

  test('guesses sent all at once are counted too', async () => {
    const { secret } = await turnOn()
    const replies = await Promise.all(Array.from({ length: 30 }, () => login(wrongFor(secret))))
    expect(replies.filter(({ status }) => status === 401)).toHaveLength(10)
    expect(replies.filter(({ status }) => status === 423)).toHaveLength(20)
  })
})

describe('turning it off', () => {
  test('needs both factors', async () => {
    const { secret, code } = await turnOn()
    expect(await answer(await disable({ password, code: wrongFor(secret) }))).toEqual([401, 'invalid_otp'])
    expect(await answer(await disable({ password: 'not this one', code: code() }))).toEqual([
      401,
      'invalid_credentials',
    ])
    expect((await disable({ password })).status).toBe(422)
    expect((await disable({ code: code() })).status).toBe(422)
    expect(await isOn()).toBe(true)
    expect((await disable({ password, code: code() })).status).toBe(204)
    expect(await isOn()).toBe(false)
    expect((await login()).status).toBe(200)
  })

  test('a backup code will do; afterwards nothing of it is left', async () => {
    const { backup_codes } = await turnOn()
    expect((await disable({ password, code: backup_codes[3] })).status).toBe(204)
    expect(gateway.store.rows('secondFactors').size).toBe(0)
    expect(await answer(await disable({ password, code: '123456' }))).toEqual([409, 'not_ready'])
  })

  test('guesses count towards the lock', async () => {
    const { secret, code } = await turnOn()
    for (let n = 0; n < 10; n += 1) await disable({ password, code: wrongFor(secret) })
    expect(await answer(await disable({ password, code: code() }))).toEqual([423, 'account_locked'])
  })
})

describe('new backup codes', () => {
  test('need both factors and end the old ones', async () => {
    const { secret, code, backup_codes: old } = await turnOn()
    expect(await answer(await renew({ password: 'not this one', code: code() }))).toEqual([401, 'invalid_credentials'])
    expect(await answer(await renew({ password, code: wrongFor(secret) }))).toEqual([401, 'invalid_otp'])
    expect((await login(old[0])).status).toBe(200)
    const { backup_codes } = await (await renew({ password, code: code() })).json()
    expect(new Set([...old, ...backup_codes]).size).toBe(20)
    expect(await answer(await login(old[1]))).toEqual([401, 'invalid_otp'])
    expect((await login(backup_codes[0])).status).toBe(200)
  })
})

test('backup codes are kept hashed; the audit has who, what and when alone', async () => {
  const { secret, code, backup_codes } = await turnOn()
  await renew({ password, code: code() })
  gateway.pass(STEP_MS)
  const kept = JSON.stringify([...gateway.store.rows('secondFactors').values()])
  for (const one of backup_codes) expect(kept).not.toContain(one.replaceAll('-', ''))
  await disable({ password, code: code() })
  const notes = [...gateway.store.rows('audit').values()]
  expect(notes.map(({ event, user_id }) => [event, user_id])).toEqual([
    ['backup_codes_replaced', session.user.id],
    ['two_factor_disabled', session.user.id],
  ])
  expect(JSON.stringify([...notes, ...gateway.log])).not.toContain(secret)
})
