import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { login, logout } from '../services/api/auth.ts'
import { call } from '../services/api/endpoints.ts'
import { createTestGateway, PASSWORD, type TestGateway } from '../testing/gateway.ts'
import { outcome } from '../testing/outcome.ts'
import { readSession, saveSession, useSession } from './session.ts'

let gateway: TestGateway
beforeEach(async () => {
  gateway = await createTestGateway()
})
afterEach(() => vi.restoreAllMocks())

/** Makes the phone refuse to keep what stands under one key, or anything. */
function refuse(refused?: string) {
  const setItem = Storage.prototype.setItem
  return vi.spyOn(Storage.prototype, 'setItem').mockImplementation(function set(this: Storage, key, value) {
    if (!refused || key === refused) throw new DOMException('full', 'QuotaExceededError')
    setItem.call(this, key, value)
  })
}

/** Whoever opens the app anew, as after a reload or in another tab, and what they read. */
async function another() {
  vi.resetModules()
  const { readSession } = await import('./session.ts')
  return readSession()
}

const renewed = async (refresh_token: string) => call('POST /auth/refresh', { body: { refresh_token } })

test('T20: a sign-out in another tab reaches this one', async () => {
  await gateway.enter()
  localStorage.removeItem('access_token')
  window.dispatchEvent(new StorageEvent('storage', { key: 'access_token' }))
  expect(useSession.getState()).toMatchObject({ user: null, signedIn: false, signedOut: 'left' })
})

test('T36: a phone that keeps nothing is signed in for as long as the tab lives, and says so once', async () => {
  refuse()
  const warned = vi.spyOn(console, 'warn').mockImplementation(() => {})
  await gateway.enter()
  expect(await outcome(call('GET /users/me'))).toBe('ok')
  gateway.pass(16 * 60_000)
  expect(await outcome(call('GET /users/me'))).toBe('ok')
  expect(localStorage).toHaveLength(0)
  await logout()
  expect(readSession()).toBeNull()
  await gateway.enter()
  expect(warned).toHaveBeenCalledTimes(1)
})

test('T36: where even looking is forbidden nobody is signed in, and the app stands', async () => {
  await gateway.enter()
  vi.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
    throw new DOMException('denied', 'SecurityError')
  })
  expect(readSession()).toBeNull()
  expect(useSession.getState().signedIn).toBe(false)
})

test.each([
  ['access_token', 'undefined'],
  ['access_token', '{"a":1}'],
  ['refresh_token', 'null'],
  ['access_token', 'x'.repeat(1_000_000)],
  ['user', '{"id":'],
  ['user', '"learner"'],
])('T37: a %s that is garbage reads as signed out, and nothing of it is left', async (key, value) => {
  await gateway.enter()
  localStorage.setItem(key, value)
  expect(readSession()).toBeNull()
  expect(useSession.getState()).toMatchObject({ user: null, signedIn: false })
  expect(localStorage).toHaveLength(0)
})

test('T37: a token cut short is refused by the gateway, and the pair is renewed', async () => {
  const { access_token } = await gateway.enter()
  localStorage.setItem('access_token', access_token.slice(0, 40))
  expect(await outcome(call('GET /users/me'))).toBe('ok')
})

test('what is only half there may be another tab at work, and is left to it', async () => {
  const session = await gateway.enter()
  localStorage.removeItem('access_token')
  expect(readSession()).toBeNull()
  expect(localStorage.getItem('refresh_token')).toBe(session.refresh_token)
})

test('T38: a phone emptied by hand signs out at the next request, without a refresh', async () => {
  await gateway.enter()
  localStorage.clear()
  gateway.requests.length = 0
  expect(await outcome(call('GET /users/me'))).toBe('unauthenticated')
  expect(useSession.getState().signedIn).toBe(false)
  expect(gateway.requests).not.toContain('POST /auth/refresh')
})

test('T43: where only the new access token cannot be kept, the next visit has a pair that works', async () => {
  const old = await gateway.enter()
  const pair = await renewed(old.refresh_token)
  const full = refuse('access_token')
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  saveSession(pair)
  full.mockRestore()
  expect(readSession()).toMatchObject({ access_token: pair.access_token, refresh_token: pair.refresh_token })
  const next = await another()
  expect(next).toMatchObject({ access_token: old.access_token, refresh_token: pair.refresh_token })
  expect((await renewed(next?.refresh_token ?? '')).user.id).toBe(old.user.id)
})

test('T43: where the new refresh token cannot be kept, this tab goes on and the phone still holds the old pair', async () => {
  const old = await gateway.enter()
  const pair = await renewed(old.refresh_token)
  const full = refuse('refresh_token')
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  saveSession(pair)
  full.mockRestore()
  expect(readSession()).toMatchObject({ access_token: pair.access_token, refresh_token: pair.refresh_token })
  expect(await another()).toMatchObject({ access_token: old.access_token, refresh_token: old.refresh_token })
})

test('what another tab has written since counts, and not what this one could not keep', async () => {
  const old = await gateway.enter()
  const pair = await renewed(old.refresh_token)
  const full = refuse()
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  saveSession(pair)
  full.mockRestore()
  for (const key of ['access_token', 'refresh_token', 'user']) {
    localStorage.removeItem(key)
    window.dispatchEvent(new StorageEvent('storage', { key }))
  }
  expect(readSession()).toBeNull()
})

test('another person signing in is never seen beside the token of the one before', async () => {
  const first = await gateway.enter()
  const seen: string[] = []
  const setItem = Storage.prototype.setItem
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(function look(this: Storage, key, value) {
    setItem.call(this, key, value)
    const user = JSON.parse(localStorage.getItem('user') ?? '{}').id
    if (localStorage.getItem('access_token') === first.access_token && user !== first.user.id) seen.push(key)
  })
  await login({ email: 'instructor@tajiconnect.test', password: PASSWORD })
  expect(readSession()?.user.email).toBe('instructor@tajiconnect.test')
  expect(seen).toEqual([])
})
