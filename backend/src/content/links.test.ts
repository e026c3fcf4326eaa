import type { Session } from '@tajiconnect/contract/auth'
import { beforeEach, expect, test } from 'vitest'
import { registerAs } from '../testing/authors.ts'
import { openTestGateway, type TestGateway } from '../testing/gateway.ts'
import { mp3 } from '../testing/media.ts'
import { createContentLinks } from './links.ts'

let gateway: TestGateway
let me: Session
let id: string
beforeEach(async () => {
  gateway = await openTestGateway()
  me = await registerAs(gateway, 'instructor')
  id = (await gateway.call('POST /content/upload', { file: new Blob([mp3()]) }, me.access_token)).id
})

const linkTo = (content = id, by = me) =>
  gateway.call('POST /content/{id}/links', { params: { id: content } }, by.access_token)
const open = (url: string, headers: Record<string, string> = {}) =>
  gateway.fetch(new Request(`http://gateway.test${url}`, { headers }))
const outcome = async (url: string) => {
  const response = await open(url)
  return response.ok ? response.status : [response.status, (await response.json()).code]
}
const EXPIRED = [401, 'link_expired']

test('opens the file for whoever cannot send a header, ranges included', async () => {
  const { url, expires_at } = await linkTo()
  expect(url).toMatch(new RegExp(`^/api/v1/content/${id}/stream\\?token=[\\w.-]+$`))
  expect(expires_at).toBe(new Date(gateway.now().getTime() + 10 * 60_000).toISOString())
  const response = await open(url, { Range: 'bytes=0-3' })
  expect([response.status, (await response.arrayBuffer()).byteLength]).toEqual([206, 4])
})

test('holds for ten minutes', async () => {
  const { url } = await linkTo()
  gateway.pass(10 * 60_000 - 1)
  expect(await outcome(url)).toBe(200)
  gateway.pass(1)
  expect(await outcome(url)).toEqual(EXPIRED)
})

test('opens no other content, and no other endpoint', async () => {
  const { url } = await linkTo()
  const query = url.split('?')[1]
  expect(await outcome(`/api/v1/content/diffusion/stream?${query}`)).toEqual(EXPIRED)
  for (const path of [`/content/${id}`, '/content', '/users/me'])
    expect(await outcome(`/api/v1${path}?${query}`)).toEqual([401, 'unauthenticated'])
})

test('is no session: as a bearer it opens nothing, and a session’s tokens are no links', async () => {
  const { url } = await linkTo()
  const token = url.split('token=')[1] ?? ''
  for (const name of ['GET /users/me', 'GET /content/{id}/stream'] as const)
    expect((await gateway.send(name, { params: { id }, token })).status).toBe(401)
  for (const other of [me.access_token, me.refresh_token])
    expect(await outcome(`/api/v1/content/${id}/stream?token=${other}`)).toEqual(EXPIRED)
})

test('cannot be forged: whatever is changed of it, it opens nothing', async () => {
  const { url } = await linkTo()
  const [path = '', token = ''] = url.split('?token=')
  const [expires = '', person = '', mac = ''] = token.split('.')
  const other = btoa((await registerAs(gateway, 'admin')).user.id).replaceAll('=', '')
  const flip = (text: string, at: number) => text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1)
  const forged = [
    `${Number(expires) + 1}.${person}.${mac}`,
    `${expires}.${other}.${mac}`,
    `${expires}.${person}.${flip(mac, 0)}`,
    `${expires}.${person}.${flip(mac, 20)}`,
    `${expires}.${person}.`,
    `${expires}.${person}.${mac}.${mac}`,
    `${expires}..${mac}`,
    `.${person}.${mac}`,
    `999999999999999.${person}.${mac}`,
    '',
    '%00',
    'null',
  ]
  for (const each of forged) expect(await outcome(`${path}?token=${each}`), each).toEqual(EXPIRED)
  expect(await outcome(url)).toBe(200)
})

test('a link of a gateway with another key opens nothing', async () => {
  const { token } = await createContentLinks(new Uint8Array(32).fill(8), gateway.now).sign(id, me.user.id)
  expect(await outcome(`/api/v1/content/${id}/stream?token=${token}`)).toEqual(EXPIRED)
})

test('opens no more than its person may read at that moment', async () => {
  const { url } = await linkTo()
  const owner = await registerAs(gateway, 'instructor')
  await gateway.store.transaction(async (tx) => {
    const row = await tx.get('contents', id)
    if (row) await tx.put('contents', { ...row, user_id: owner.user.id })
  })
  expect(await outcome(url)).toEqual([404, 'not_found'])
})

test('nobody makes one for what they cannot read', async () => {
  const learner = await gateway.register()
  const params = { id }
  expect((await gateway.send('POST /content/{id}/links', { params, token: learner.access_token })).status).toBe(404)
})

test('ends with the account, and when the account is stopped', async () => {
  const { url } = await linkTo()
  await gateway.store.transaction((tx) => tx.put('users', { ...me.user, status: 'suspended' }))
  expect(await outcome(url)).toEqual(EXPIRED)
  await gateway.store.transaction((tx) => tx.delete('users', me.user.id))
  expect(await outcome(url)).toEqual(EXPIRED)
})

test('a header, where there is one, is what counts', async () => {
  const { url } = await linkTo()
  const response = await open(url, { Authorization: 'Bearer x.y.z' })
  expect([response.status, (await response.json()).code]).toEqual([401, 'invalid_access_token'])
})

test('its token is never in the log', async () => {
  const { url } = await linkTo()
  const token = url.split('token=')[1] ?? ''
  await gateway.store.transaction(async (tx) => {
    const row = await tx.get('contents', id)
    // A name that is no text breaks the answer.
    if (row) await tx.put('contents', { ...row, name: '\ud800' })
  })
  expect((await open(url)).status).toBe(500)
  expect(gateway.log.map(({ event }) => event)).toEqual(['internal_error'])
  expect(JSON.stringify(gateway.log)).not.toContain(token.slice(0, 30))
})
