import { CLOSE } from '@tajiconnect/contract/realtime'
import type { Session } from '@tajiconnect/contract/auth'
import { beforeEach, describe, expect, test } from 'vitest'
import { openTestGateway, SEED_PASSWORD, type TestGateway } from '../testing/gateway.ts'
import { KEPT_MS, SEEN_MS } from './sessions.ts'
import { REFRESH_SECONDS } from './tokens.ts'

const EMAIL = 'achieng@example.com'
const MINUTE = 60_000

let gateway: TestGateway
let here: Session
beforeEach(async () => {
  gateway = await openTestGateway()
  here = await gateway.register(EMAIL)
})

const signInFrom = async (address: string, userAgent: string): Promise<Session> => {
  const body = { email: EMAIL, password: SEED_PASSWORD }
  return (await gateway.send('POST /auth/login', { body, address, headers: { 'User-Agent': userAgent } })).json()
}
const readFrom = (address: string) => gateway.send('GET /users/me', { token: here.access_token, address })
const list = async (token = here.access_token) => (await gateway.call('GET /auth/sessions', token)).items
const end = (id: string, token = here.access_token) =>
  gateway.send('DELETE /auth/sessions/{id}', { params: { id }, token })
const code = async (token: string) => (await (await gateway.send('GET /users/me', { token })).json()).code

describe('the list', () => {
  test('has each device as it named itself, its network, and which one this is', async () => {
    gateway.pass(MINUTE)
    const there = await signInFrom('203.0.113.77', 'Mozilla/5.0 (Linux; Android 13)')
    expect(await list(there.access_token)).toEqual([
      {
        id: expect.any(String),
        user_agent: 'Mozilla/5.0 (Linux; Android 13)',
        address: '203.0.113.0/24',
        created_at: gateway.now().toISOString(),
        last_seen_at: gateway.now().toISOString(),
        current: true,
      },
      expect.objectContaining({ user_agent: '', address: null, current: false }),
    ])
    expect((await list()).map(({ current }) => current)).toEqual([false, true])
  })

  test('the whole address is kept nowhere', async () => {
    await signInFrom('203.0.113.77', 'x')
    await signInFrom('2001:db8:7:1:2:3:4:5', 'x')
    const kept = JSON.stringify([...gateway.store.rows('sessions').values()])
    expect(kept).toContain('2001:db8:7::/48')
    expect(kept).not.toMatch(/113\.77|1:2:3/)
  })

  test('last seen first; a request is noted once in five minutes, with where it came from', async () => {
    const there = await signInFrom('203.0.113.77', 'there')
    const start = gateway.now().toISOString()
    gateway.pass(SEEN_MS - 1)
    await readFrom('198.51.100.9')
    expect((await list(there.access_token)).map(({ last_seen_at }) => last_seen_at)).toEqual([start, start])
    gateway.pass(1)
    const before = gateway.disk.commits.length
    await Promise.all(Array.from({ length: 5 }, () => readFrom('198.51.100.9')))
    await readFrom('198.51.100.9')
    expect(gateway.disk.commits.length - before).toBe(1)
    const [first, second] = await list()
    expect(first).toMatchObject({
      current: true,
      last_seen_at: gateway.now().toISOString(),
      address: '198.51.100.0/24',
    })
    expect(second).toMatchObject({ last_seen_at: start, user_agent: 'there' })
  })

  test('a disk that refuses the note does not keep anyone from reading', async () => {
    gateway.pass(SEEN_MS)
    gateway.disk.refuse = true
    expect((await gateway.send('GET /users/me', { token: here.access_token })).status).toBe(200)
  })

  test('leaves out what has ended, and what is somebody else’s', async () => {
    const gone = await gateway.signIn(EMAIL)
    await gateway.send('POST /auth/logout', { body: { refresh_token: gone.refresh_token } })
    await gateway.register('somebody@example.com')
    expect(await list()).toHaveLength(1)
    gateway.pass((REFRESH_SECONDS - 60) * 1000)
    const late = await gateway.signIn(EMAIL)
    expect(await list(late.access_token)).toHaveLength(2)
    gateway.pass(MINUTE)
    expect(await list(late.access_token)).toHaveLength(1)
  })

  test('a session from before any of this was kept is shown too', async () => {
    await gateway.store.transaction(async (tx) => {
      const [row] = await tx.find('sessions', 'user_id', here.user.id)
      const { address: _, last_seen_at: __, ...old } = row!
      await tx.put('sessions', old)
    })
    expect(await list()).toMatchObject([{ address: null, last_seen_at: here.user.created_at, current: true }])
  })
})

describe('ending', () => {
  test('one device: its tokens are refused at once, the others work on', async () => {
    const there = await gateway.signIn(EMAIL)
    const { id } = (await list()).find(({ current }) => !current)!
    expect((await end(id)).status).toBe(204)
    expect(await code(there.access_token)).toBe('invalid_access_token')
    const refresh = await gateway.send('POST /auth/refresh', { body: { refresh_token: there.refresh_token } })
    expect((await refresh.json()).code).toBe('invalid_refresh_token')
    expect(await list()).toHaveLength(1)
    expect((await end(id)).status).toBe(404)
  })

  test('this device too', async () => {
    const { id } = (await list())[0]!
    expect((await end(id)).status).toBe(204)
    expect(await code(here.access_token)).toBe('invalid_access_token')
  })

  test('somebody else’s is not there', async () => {
    const stranger = await gateway.register('somebody@example.com')
    const { id } = (await list())[0]!
    expect((await end(id, stranger.access_token)).status).toBe(404)
    expect(await list()).toHaveLength(1)
  })

  test('all others, and nobody else’s', async () => {
    const others = [await gateway.signIn(EMAIL), await gateway.signIn(EMAIL)]
    const stranger = await gateway.register('somebody@example.com')
    expect((await gateway.send('DELETE /auth/sessions', { token: here.access_token })).status).toBe(204)
    for (const { access_token } of others) expect(await code(access_token)).toBe('invalid_access_token')
    expect(await list()).toMatchObject([{ current: true }])
    expect(await list(stranger.access_token)).toHaveLength(1)
  })

  test('a password change ends all others', async () => {
    const there = await gateway.signIn(EMAIL)
    const body = { current_password: SEED_PASSWORD, new_password: 'mango tree 47' }
    await gateway.call('POST /users/me/password', { body }, here.access_token)
    expect(await code(there.access_token)).toBe('invalid_access_token')
    expect(await list()).toHaveLength(1)
  })
})

describe('sockets', () => {
  async function connect(token: string) {
    const closed: number[] = []
    let ready!: () => void
    const signedIn = new Promise<void>((resolve) => (ready = resolve))
    gateway.realtime.connect({ send: () => ready(), close: (code) => void closed.push(code) }, token)
    await signedIn
    return closed
  }

  test.each<[string, (there: Session) => Promise<unknown>]>([
    [
      'the device is signed out from another',
      () => gateway.send('DELETE /auth/sessions', { token: here.access_token }),
    ],
    ['it signs out', ({ refresh_token }) => gateway.send('POST /auth/logout', { body: { refresh_token } })],
    ['the account is suspended', (there) => suspend(there.user.id)],
  ])('when %s its socket closes', async (_, happen) => {
    const there = await gateway.signIn(EMAIL)
    const closed = await connect(there.access_token)
    await happen(there)
    await expect.poll(() => closed).toEqual([CLOSE.token])
  })

  test('those of other devices and people stay', async () => {
    const there = await gateway.signIn(EMAIL)
    const stranger = await gateway.register('somebody@example.com')
    const gone = await connect(there.access_token)
    const stay = [await connect(here.access_token), await connect(stranger.access_token)]
    await gateway.send('DELETE /auth/sessions', { token: here.access_token })
    await expect.poll(() => gone).toEqual([CLOSE.token])
    expect(stay).toEqual([[], []])
  })

  const suspend = (id: string) =>
    gateway.store.transaction(async (tx) => {
      const user = await tx.get('users', id)
      if (user) await tx.put('users', { ...user, status: 'suspended' })
    })
})

test('sessions that ended more than thirty days ago are forgotten at the next sign-in', async () => {
  const there = await gateway.signIn(EMAIL)
  await gateway.send('POST /auth/logout', { body: { refresh_token: there.refresh_token } })
  gateway.pass(KEPT_MS)
  await gateway.signIn(EMAIL)
  const kept = () =>
    [...gateway.store.rows('sessions').values()].filter(({ user_id }) => user_id === here.user.id).length
  expect(kept()).toBe(3)
  gateway.pass(1)
  await gateway.signIn(EMAIL)
  // The one signed out is gone; the first, which ran out, ended only now.
  expect(kept()).toBe(3)
})
