import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeEach, describe, expect, test } from 'vitest'
import type { DeviceSession } from '../collections.ts'
import { JournalDisk } from '../host/journal-disk.ts'
import { MemoryStore } from '../store.ts'
import { codeOf } from '../testing/authenticator.ts'
import { openTestGateway, SEED_PASSWORD, type TestGateway } from '../testing/gateway.ts'
import { GRACE_MS, rotate, startSession } from './sessions.ts'
import { Tokens } from './tokens.ts'

let gateway: TestGateway
beforeEach(async () => {
  gateway = await openTestGateway()
})

const problem = async (response: Response) => [response.status, (await response.json()).code]
const refresh = (refresh_token: string) => gateway.send('POST /auth/refresh', { body: { refresh_token } })
const next = async (refresh_token: string): Promise<string> =>
  (await (await refresh(refresh_token)).json()).refresh_token
const sessionOf = (user_id: string): DeviceSession | undefined =>
  [...gateway.store.rows('sessions').values()].find((session) => session.user_id === user_id)

describe('rotation', () => {
  test('fifty refreshes at once are one rotation with fifty equal answers', async () => {
    const { refresh_token, user } = await gateway.register()
    const replies = await Promise.all(Array.from({ length: 50 }, () => refresh(refresh_token)))
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]))
    expect(new Set(await Promise.all(replies.map((reply) => reply.text()))).size).toBe(1)
    expect(sessionOf(user.id)?.generation).toBe(2)
  })

  test('a token whose successor has been used ends the family, grace or not', async () => {
    const { refresh_token: first, user } = await gateway.register()
    const second = await next(first)
    const third = await next(second)
    expect(await problem(await refresh(first))).toEqual([401, 'refresh_token_reused'])
    expect(await problem(await refresh(third))).toEqual([401, 'invalid_refresh_token'])
    expect([...gateway.store.rows('audit').values()]).toMatchObject([
      { event: 'refresh_token_reused', user_id: user.id, at: gateway.now().toISOString() },
    ])
  })

  test('an ended family answers the same for ever, and is noted once', async () => {
    const { refresh_token } = await gateway.register()
    await next(refresh_token)
    gateway.pass(GRACE_MS + 1)
    expect(await problem(await refresh(refresh_token))).toEqual([401, 'refresh_token_reused'])
    for (let n = 0; n < 5; n += 1)
      expect(await problem(await refresh(refresh_token))).toEqual([401, 'invalid_refresh_token'])
    expect(gateway.store.rows('audit').size).toBe(1)
  })

  test('another device is not touched', async () => {
    const { refresh_token } = await gateway.register('achieng@example.com')
    const other = await gateway.signIn('achieng@example.com')
    await next(await next(refresh_token))
    await refresh(refresh_token)
    expect((await refresh(other.refresh_token)).status).toBe(200)
  })

  test('refreshing once a day does not make the family live longer', async () => {
    let { refresh_token } = await gateway.register()
    const { expires_at } = [...gateway.store.rows('sessions').values()].at(-1)!
    for (let day = 1; day < 30; day += 1) {
      gateway.pass(24 * 60 * 60_000)
      refresh_token = await next(refresh_token)
    }
    expect([...gateway.store.rows('sessions').values()].at(-1)).toMatchObject({ generation: 30, expires_at })
    gateway.pass(24 * 60 * 60_000)
    expect(await problem(await refresh(refresh_token))).toEqual([401, 'invalid_refresh_token'])
  })
})

test('killed between rotation and reply, the client that asks again gets the one pair there is', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'rotate-'))
  try {
    const file = join(dir, 'db.json')
    const now = new Date('2026-11-22T08:00:00Z')
    const secret = new Uint8Array(32).fill(9)
    const tokens = new Tokens(secret, () => now)
    const [user] = [...gateway.store.rows('users').values()]
    writeFileSync(file, JSON.stringify({ users: [user] }))
    const disk = new JournalDisk(file)
    const store = await MemoryStore.open(disk)
    const session = await store.transaction((tx) => startSession(tx, user!, { userAgent: '' }, now))
    const { refresh_token } = await tokens.pair(user!, session)
    await disk.close()

    const script = fileURLToPath(new URL('../testing/kill-rotate.ts', import.meta.url))
    const given = [file, refresh_token, now.toISOString(), Buffer.from(secret).toString('hex')]
    const child = spawn(process.execPath, ['--import', 'tsx', script, ...given], { stdio: 'inherit' })
    expect(await new Promise((resolve) => child.once('close', (_, signal) => resolve(signal)))).toBe('SIGKILL')

    const again = new JournalDisk(file)
    const restarted = await MemoryStore.open(again)
    const later = new Date(now.getTime() + GRACE_MS)
    const pair = await rotate(restarted, tokens, refresh_token, later)
    expect(restarted.rows('sessions').get(session.id)).toMatchObject({ generation: 2, rotated_at: now.toISOString() })
    expect(await rotate(restarted, tokens, refresh_token, later)).toEqual(pair)
    expect((await rotate(restarted, tokens, pair.refresh_token, later)).user.id).toBe(user!.id)
    await again.close()
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
})

test('a new password by mail does not do away with the second factor', async () => {
  const email = 'achieng@example.com'
  const { access_token } = await gateway.register(email)
  const { secret } = await gateway.call('POST /auth/2fa/setup', { body: { password: SEED_PASSWORD } }, access_token)
  const code = () => codeOf(secret, gateway.now())
  await gateway.call('POST /auth/2fa/enable', { body: { code: code() } }, access_token)
  gateway.pass(30_000)

  await gateway.call('POST /auth/forgot-password', { body: { email } })
  const link = gateway.mails.at(-1)?.text.match(/\btoken=([\w-]+)/)?.[1]
  const password = 'mango tree 47'
  await gateway.call('POST /auth/reset-password', { body: { token: link ?? '', password } })

  const login = (otp?: string) => gateway.send('POST /auth/login', { body: { email, password, otp } })
  expect(await problem(await login())).toEqual([401, 'otp_required'])
  expect(await problem(await login('000 000'))).toEqual([401, 'invalid_otp'])
  expect((await login(code())).status).toBe(200)
})
