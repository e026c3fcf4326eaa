import type { Session } from '@tajiconnect/contract/auth'
import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import { openTestGateway, type TestGateway } from '../testing/gateway.ts'
import { jpeg, jpegWithSecrets, png, pngWithSecrets, SECRETS, webp, webpWithSecrets } from '../testing/pictures.ts'

type Bytes = Uint8Array<ArrayBuffer>

let gateway: TestGateway
let me: Session
beforeEach(async () => {
  gateway = await openTestGateway()
  me = await gateway.register()
})

const send = (bytes: Bytes) =>
  gateway.send('POST /users/me/avatar', { file: new Blob([bytes]), token: me.access_token })
const set = (bytes: Bytes) => gateway.call('POST /users/me/avatar', { file: new Blob([bytes]) }, me.access_token)
const idIn = (avatar_url: string | null) => avatar_url?.split('/').at(-1) ?? ''
const open = (avatar_url: string | null, headers: Record<string, string> = {}) =>
  gateway.fetch(new Request(`http://gateway.test${avatar_url}`, { headers }))
const rows = () => [...gateway.store.rows('avatars').values()]

test.each([
  ['image/jpeg', jpeg(), jpegWithSecrets()],
  ['image/png', png(), pngWithSecrets()],
  ['image/webp', webp(), webpWithSecrets()],
] as const)('%s: what was sent is given out to anybody, without what it told', async (media_type, clean, secretive) => {
  const { avatar_url } = await set(clean)
  expect(avatar_url).toMatch(/^\/api\/v1\/users\/avatars\/[\w-]{22}$/)
  expect((await gateway.call('GET /users/me', me.access_token)).avatar_url).toBe(avatar_url)
  const response = await open(avatar_url)
  expect([response.status, response.headers.get('Content-Type')]).toEqual([200, media_type])
  expect(new Uint8Array(await response.arrayBuffer())).toEqual(clean)
  const second = Buffer.from(await (await open((await set(secretive)).avatar_url)).arrayBuffer())
  for (const secret of SECRETS) expect(second.includes(secret)).toBe(false)
})

test('a new picture takes the place of the old one, in one transaction, at another address', async () => {
  const first = await set(png())
  const before = gateway.disk.commits.length
  const second = await set(jpeg())
  expect(gateway.disk.commits.length).toBe(before + 1)
  expect(second.avatar_url).not.toBe(first.avatar_url)
  expect([(await open(first.avatar_url)).status, (await open(second.avatar_url)).status]).toEqual([404, 200])
  expect(rows().map(({ id }) => id)).toEqual([idIn(second.avatar_url)])
})

test('it can be taken away, and once more', async () => {
  const { avatar_url } = await set(png())
  expect(await gateway.call('DELETE /users/me/avatar', me.access_token)).toMatchObject({ avatar_url: null })
  expect([(await open(avatar_url)).status, rows()]).toEqual([404, []])
  const before = gateway.disk.commits.length
  expect(await gateway.call('DELETE /users/me/avatar', me.access_token)).toMatchObject({ avatar_url: null })
  expect(gateway.disk.commits.length).toBe(before)
})

test('one person’s picture is not touched by another’s', async () => {
  const mine = await set(png())
  const other = await gateway.register('somebody@example.com')
  await gateway.call('POST /users/me/avatar', { file: new Blob([jpeg()]) }, other.access_token)
  await gateway.call('DELETE /users/me/avatar', other.access_token)
  expect((await open(mine.avatar_url)).status).toBe(200)
})

test('it is kept for good where it was fetched, and known again', async () => {
  const { avatar_url } = await set(png())
  const { headers } = await open(avatar_url)
  expect(headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable')
  expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
  expect((await open(avatar_url, { 'If-None-Match': headers.get('ETag') ?? '' })).status).toBe(304)
})

test('ids that nobody was given are 404, and not kept by anybody in between', async () => {
  const { id } = me.user
  for (const guess of [id, 'none', '..', '%00', `${'A'.repeat(22)}`]) {
    const response = await gateway.send('GET /users/avatars/{id}', { params: { id: guess } })
    expect([response.status, response.headers.get('Cache-Control')]).toEqual([404, 'no-store'])
  }
})

test.each([
  ['a pixel too narrow', png({ width: 15, height: 16 }), 'too_small'],
  ['a pixel too high', jpeg({ width: 16, height: 2049 }), 'too_big'],
  ['far too wide', webp({ width: 16_384, height: 16 }), 'too_big'],
  ['damaged', png().slice(0, -1), 'invalid_image'],
  ['of no height', jpeg({ width: 16, height: 0 }), 'too_small'],
])('a picture that is %s is refused, and the one before stays', async (_, bytes, code) => {
  const { avatar_url } = await set(png())
  const response = await send(bytes)
  expect([response.status, (await response.json()).errors]).toMatchObject([422, [{ path: 'file', code }]])
  expect((await open(avatar_url)).status).toBe(200)
})

test.each([
  [16, 16],
  [2048, 2048],
])('%i × %i will do', async (width, height) => {
  expect((await send(jpeg({ width, height }))).status).toBe(200)
})

test('random bytes never crash it, and none of them is kept', async () => {
  const start = png().slice(0, 12)
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 300 }), fc.nat(12), async (tail, kept) => {
      const response = await send(Uint8Array.of(...start.slice(0, kept), ...tail))
      expect([415, 422]).toContain(response.status)
    }),
    { numRuns: 300 },
  )
  expect([rows(), gateway.log]).toEqual([[], []])
})

test('a disk that refuses changes nothing', async () => {
  const { avatar_url } = await set(png())
  gateway.disk.refuse = true
  expect((await send(jpeg())).status).toBe(503)
  gateway.disk.refuse = false
  expect((await open(avatar_url)).status).toBe(200)
  expect(rows()).toHaveLength(1)
})
