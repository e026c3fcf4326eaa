import { AVATAR_MAX_BYTES } from '@tajiconnect/contract/limits'
import { beforeAll, describe, expect, test } from 'vitest'
import { concat } from '../bytes.ts'
import { openTestGateway, type TestGateway } from '../testing/gateway.ts'
import { ascii, jpeg, png, webp } from '../testing/pictures.ts'
import { fileResponse } from './download.ts'

const URL = 'http://gateway.test/api/v1/users/me/avatar'

let gateway: TestGateway
let token: string
beforeAll(async () => {
  gateway = await openTestGateway()
  token = (await gateway.register()).access_token
})

const post = (body: BodyInit, headers: Record<string, string> = {}) => {
  const init = { method: 'POST', body, headers: { Authorization: `Bearer ${token}`, ...headers }, duplex: 'half' }
  return gateway.fetch(new Request(URL, init as RequestInit))
}
const form = (...entries: [name: string, value: Blob | string][]) => {
  const data = new FormData()
  for (const [name, value] of entries) data.append(name, value)
  return data
}
const problemOf = async (response: Response) => {
  const { status, code, errors } = await response.json()
  return [status, code, ...(errors ?? []).map((each: { path: string; code: string }) => `${each.path} ${each.code}`)]
}
const BOUNDARY = 'abc'
const MULTIPART = { 'Content-Type': `multipart/form-data; boundary=${BOUNDARY}` }
const frame = (content: Uint8Array) =>
  concat([
    ascii(`--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n`),
    content,
    ascii(`\r\n--${BOUNDARY}--\r\n`),
  ])

test('one file in the field “file” is taken, whatever it is called and said to be', async () => {
  for (const bytes of [png(), jpeg(), webp()]) {
    const file = new File([bytes], '../../evil.html', { type: 'text/html' })
    expect((await post(form(['file', file]))).status).toBe(200)
  }
  expect((await post(frame(png()), MULTIPART)).status).toBe(200)
})

test.each([
  ['JSON', JSON.stringify({ file: 'x' }), { 'Content-Type': 'application/json' }],
  ['bare bytes', new Blob([png()]), { 'Content-Type': 'image/png' }],
  ['no type', new Blob([png()]), {}],
  ['a form of another kind', new URLSearchParams({ file: 'x' }), {}],
])('%s is 415', async (_, body, headers) => {
  expect(await problemOf(await post(body, headers as Record<string, string>))).toEqual([415, 'unsupported_media_type'])
})

const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
test.each([
  ['SVG', ascii(svg)],
  ['SVG behind an XML head', ascii(`<?xml version="1.0"?>${svg}`)],
  ['HTML', ascii('<!doctype html><script>alert(1)</script>')],
  ['GIF', ascii('GIF89a\x01\0\x01\0\0\0\0;')],
  ['a GIF that is a script', ascii('GIF89a/*\0\0\0\0\0*/=1;alert(1)//;')],
  ['HTML before a PNG', concat([ascii('<html><script>alert(1)</script>'), png()])],
  ['PDF', ascii('%PDF-1.7\n')],
  ['WAV in the box of WebP', concat([ascii('RIFF'), new Uint8Array(4), ascii('WAVEfmt ')])],
])('%s that calls itself a picture is 415', async (_, bytes) => {
  const file = new File([bytes], 'me.png', { type: 'image/png' })
  expect(await problemOf(await post(form(['file', file])))).toEqual([415, 'unsupported_media_type'])
})

test.each([
  ['missing', form(['picture', new Blob([png()])]), 'file required'],
  ['empty', form(['file', new Blob([])]), 'file required'],
  ['words', form(['file', 'me.png']), 'file required'],
  ['two', form(['file', new Blob([png()])], ['file', new Blob([png()])]), 'file too_many'],
])('a file that is %s is 422', async (_, body, error) => {
  expect(await problemOf(await post(body))).toEqual([422, 'validation', error])
})

test.each([
  ['the form breaks off', frame(png()).slice(0, 150)],
  ['there is no form', ascii('hello')],
  ['there is nothing', ascii('')],
])('400 where %s', async (_, body) => {
  expect(await problemOf(await post(body, MULTIPART))).toEqual([400, 'bad_request'])
})

test('400 where the network breaks off', async () => {
  const parts = [frame(png()).slice(0, 90)]
  const body = new ReadableStream({
    pull(stream) {
      const part = parts.pop()
      if (part) stream.enqueue(part)
      else stream.error(new Error('gone'))
    },
  })
  expect(await problemOf(await post(body, MULTIPART))).toEqual([400, 'bad_request'])
  expect(gateway.log).toEqual([])
})

describe('too large', () => {
  test('by what is announced, before anything is read', async () => {
    const body = new ReadableStream({ pull: () => new Promise(() => {}) })
    const response = await post(body, { ...MULTIPART, 'Content-Length': '100000000' })
    expect(await problemOf(response)).toEqual([413, 'body_too_large'])
  })

  test('by counting, and no more is asked for than it takes to know', async () => {
    let pulled = 0
    const body = new ReadableStream({
      pull(stream) {
        pulled += 1
        stream.enqueue(new Uint8Array(50_000))
      },
    })
    expect(await problemOf(await post(body, MULTIPART))).toEqual([413, 'body_too_large'])
    expect(pulled * 50_000).toBeLessThan(2 * AVATAR_MAX_BYTES)
  })

  test('to the byte', async () => {
    const weigh = (size: number) => post(form(['file', new Blob([png(), new Uint8Array(size - png().length)])]))
    expect((await weigh(AVATAR_MAX_BYTES)).status).toBe(200)
    expect(await problemOf(await weigh(AVATAR_MAX_BYTES + 1))).toEqual([413, 'body_too_large'])
  })
})

describe('a file that goes out', () => {
  const bytes = ascii(svg)
  const give = (media_type: string, headers: Record<string, string> = {}) =>
    fileResponse(new Request(URL, { headers }), { bytes, media_type }, { 'X-Content-Type-Options': 'nosniff' })
  const headersOf = async (media_type: string) => Object.fromEntries((await give(media_type)).headers)

  test('runs nothing, is shown only where it is a picture, and may be shown by another origin', async () => {
    expect(await headersOf('image/webp')).toMatchObject({
      'content-type': 'image/webp',
      'content-disposition': 'inline',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'cross-origin',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    })
    for (const type of ['image/gif', 'audio/mpeg', 'video/mp4', 'text/vtt'])
      expect((await headersOf(type))['content-disposition']).toBe('inline')
    for (const type of ['image/svg+xml', 'text/html', 'application/pdf'])
      expect(await headersOf(type)).toMatchObject({ 'content-disposition': 'attachment', 'content-type': type })
  })

  test('is known again by its ETag', async () => {
    const first = await give('image/png')
    const etag = first.headers.get('ETag') ?? ''
    expect(etag).toMatch(/^"[0-9a-f]{32}"$/)
    const again = await give('image/png', { 'If-None-Match': etag })
    expect([again.status, await again.text(), again.headers.get('ETag')]).toEqual([304, '', etag])
    expect((await give('image/png', { 'If-None-Match': '"another"' })).status).toBe(200)
  })
})
