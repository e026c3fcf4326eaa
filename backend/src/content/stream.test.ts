import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Content } from '@tajiconnect/contract/content'
import type { Session } from '@tajiconnect/contract/auth'
import { concat } from '../bytes.ts'
import { registerAs } from '../testing/authors.ts'
import { openTestGateway, type TestGateway } from '../testing/gateway.ts'
import { gif, isoMedia, mp3, ogg, vtt, wav, ebml } from '../testing/media.ts'
import { ascii, jpeg, png, webp } from '../testing/pictures.ts'

type Bytes = Uint8Array<ArrayBuffer>

/** Two hundred different bytes behind the head of a film. */
const film = concat([isoMedia('isom'), Uint8Array.from({ length: 200 }, (_, at) => at)])
const N = film.length

let gateway: TestGateway
let me: Session
let content: Content
beforeAll(async () => {
  gateway = await openTestGateway()
  me = await registerAs(gateway, 'instructor')
  content = await upload(film, 'Mwendo wa chembe.mp4')
})

const upload = (bytes: Bytes, name: string) =>
  gateway.call('POST /content/upload', { file: new File([bytes], name) }, me.access_token)
const open = (headers: Record<string, string> = {}, id = content.id) =>
  gateway.send('GET /content/{id}/stream', { params: { id }, headers, token: me.access_token })
const bytesOf = async (response: Response) => new Uint8Array(await response.arrayBuffer())

test('the whole of it, with all that a player needs to ask for parts', async () => {
  const response = await open()
  expect(response.status).toBe(200)
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'accept-ranges': 'bytes',
    'cache-control': 'private, no-cache',
    'content-length': String(N),
    'content-type': 'video/mp4',
    etag: `"${content.sha256}"`,
    'last-modified': 'Sun, 22 Nov 2026 08:00:00 GMT',
  })
  expect(response.headers.has('Content-Range')).toBe(false)
  expect(await bytesOf(response)).toEqual(film)
})

test.each<[string, number, number]>([
  ['bytes=0-', 0, N - 1],
  ['bytes=0-0', 0, 0],
  ['bytes=5-9', 5, 9],
  ['bytes=-1', N - 1, N - 1],
  ['bytes=-9999', 0, N - 1],
  [`bytes=${N - 1}-`, N - 1, N - 1],
  ['bytes=100-99999', 100, N - 1],
])('%s is 206, and the bytes of that place', async (range, start, end) => {
  const response = await open({ Range: range })
  expect([response.status, response.headers.get('Content-Range')]).toEqual([206, `bytes ${start}-${end}/${N}`])
  expect(response.headers.get('Content-Length')).toBe(String(end - start + 1))
  expect(await bytesOf(response)).toEqual(film.slice(start, end + 1))
})

test.each([`bytes=${N}-`, `bytes=${N + 5}-${N + 9}`, 'bytes=-0'])(
  '%s is 416, and says how much there is',
  async (range) => {
    const response = await open({ Range: range })
    expect([response.status, response.headers.get('Content-Range')]).toEqual([416, `bytes */${N}`])
    expect((await response.json()).code).toBe('range_not_satisfiable')
  },
)

test.each(['bytes=9-5', 'bytes=x-y', 'bytes', 'lines=0-1', 'bytes=0-1,5-6', 'bytes=0-1, -1'])(
  '%s is answered with the whole',
  async (range) => {
    const response = await open({ Range: range })
    expect([response.status, response.headers.has('Content-Range')]).toEqual([200, false])
    expect(await bytesOf(response)).toEqual(film)
  },
)

describe('If-Range', () => {
  const status = async (condition: string) => (await open({ Range: 'bytes=0-0', 'If-Range': condition })).status

  test('the range where it is the same file', async () => {
    expect(await status(`"${content.sha256}"`)).toBe(206)
    expect(await status('Sun, 22 Nov 2026 08:00:00 GMT')).toBe(206)
  })

  test('the whole where it is another, or may be', async () => {
    expect(await status('"another"')).toBe(200)
    expect(await status(`W/"${content.sha256}"`)).toBe(200)
    expect(await status('Sun, 22 Nov 2026 07:59:59 GMT')).toBe(200)
    expect(await status('Mon, 23 Nov 2026 08:00:00 GMT')).toBe(200)
    expect(await status('yesterday')).toBe(200)
  })

  test('beyond the end of another file is no fault', async () => {
    expect((await open({ Range: `bytes=${N}-`, 'If-Range': '"another"' })).status).toBe(200)
  })
})

test('If-None-Match is 304 with no body, also for a range', async () => {
  const etag = `"${content.sha256}"`
  for (const headers of [
    { 'If-None-Match': etag },
    { 'If-None-Match': `"x", W/${etag}`, Range: 'bytes=0-0' },
  ] as Record<string, string>[]) {
    const response = await open(headers)
    expect([response.status, response.headers.get('ETag'), await response.text()]).toEqual([304, etag, ''])
  }
  expect((await open({ 'If-None-Match': '"another"' })).status).toBe(200)
})

test('HEAD tells the same and reads nothing', async () => {
  let opened = 0
  const files = { ...gateway.files, open: async () => (opened++, null) }
  const contents = [...gateway.store.rows('contents').values()]
  const users = [...gateway.store.rows('users').values()]
  const sessions = [...gateway.store.rows('sessions').values()]
  const next = await openTestGateway({ state: { contents, users, sessions }, files })
  const url = `http://gateway.test/api/v1/content/${content.id}/stream`
  const headers = { Authorization: `Bearer ${me.access_token}`, Range: 'bytes=0-0' }
  const response = await next.fetch(new Request(url, { method: 'HEAD', headers }))
  expect([response.status, response.headers.get('Content-Length'), await response.text(), opened]).toEqual([
    200,
    String(N),
    '',
    0,
  ])
})

test('a download that broke off is taken up where it ended, and comes out the same', async () => {
  const etag = (await open()).headers.get('ETag') ?? ''
  let have: Bytes = new Uint8Array()
  while (have.length < N) {
    const response = await open({ Range: `bytes=${have.length}-`, 'If-Range': etag })
    expect(response.status).toBe(206)
    // The network goes after 37 bytes.
    have = concat([have, (await bytesOf(response)).subarray(0, 37)])
  }
  expect(have).toEqual(film)
})

describe('what a browser makes of it', () => {
  const headersOf = async (bytes: Bytes, name: string) => {
    const { id } = await upload(bytes, name)
    const response = await open({}, id)
    await response.body?.cancel()
    return response.headers
  }

  test.each<[Bytes, string]>([
    [jpeg(), 'image/jpeg'],
    [png(), 'image/png'],
    [webp(), 'image/webp'],
    [gif(), 'image/gif'],
    [mp3(), 'audio/mpeg'],
    [ogg('OpusHead'), 'audio/ogg'],
    [wav(), 'audio/wav'],
    [isoMedia('M4A '), 'audio/mp4'],
    [ebml('webm'), 'video/webm'],
    [vtt(), 'text/vtt; charset=utf-8'],
  ])('%# is shown, and can run nothing', async (bytes, type) => {
    const headers = await headersOf(bytes, 'evil.html')
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': type,
      'content-disposition': expect.stringMatching(/^inline; filename\*=UTF-8''evil\.html\.\w+$/),
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'cross-origin',
      'x-content-type-options': 'nosniff',
    })
  })

  test('a PDF is saved, never opened, under a name that says what it is', async () => {
    const headers = await headersOf(ascii('%PDF-1.7\n<script>alert(1)</script>'), 'Mtihani (2) “Fizikia”.html')
    expect(headers.get('Content-Type')).toBe('application/pdf')
    expect(headers.get('Content-Disposition')).toBe(
      "attachment; filename*=UTF-8''Mtihani%20%282%29%20%E2%80%9CFizikia%E2%80%9D.html.pdf",
    )
  })

  test('a name cannot break out of its header', async () => {
    const headers = await headersOf(vtt('b'), "a'; filename=evil.exe\r\nSet-Cookie: a=b")
    expect(headers.get('Content-Disposition')).toMatch(/^inline; filename\*=UTF-8''[\w%.-]+$/)
    expect(headers.has('Set-Cookie')).toBe(false)
  })
})

test('a file whose bytes are gone is 404', async () => {
  const { id } = await upload(vtt('gone'), 'a.vtt')
  gateway.files.kept.delete(id)
  expect((await open({}, id)).status).toBe(404)
})

test('a player of another origin of ours may ask for ranges and read what came', async () => {
  const preflight = await gateway.fetch(
    new Request(`http://gateway.test/api/v1/content/${content.id}/stream`, {
      method: 'OPTIONS',
      headers: {
        Origin: 'http://localhost:5173',
        'Access-Control-Request-Method': 'GET',
        'Access-Control-Request-Headers': 'range, if-range',
      },
    }),
  )
  expect(preflight.headers.get('Access-Control-Allow-Headers')).toMatch(/If-Range,Range/)
  const response = await open({ Origin: 'http://localhost:5173', Range: 'bytes=0-0' })
  expect(response.headers.get('Access-Control-Expose-Headers')).toMatch(/Content-Range/)
})

test('the files that came with the gateway are streamed as they are', async () => {
  const seed = readFileSync(new URL('../../data/content/diffusion.mp4', import.meta.url))
  expect(await bytesOf(await open({ Range: 'bytes=100-199' }, 'diffusion'))).toEqual(
    new Uint8Array(seed.subarray(100, 200)),
  )
})
