import { createHash } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Session } from '@tajiconnect/contract/auth'
import { concat } from '../bytes.ts'
import { registerAs } from '../testing/authors.ts'
import { CLOSING, field, OPENING, sendForm } from '../testing/forms.ts'
import { openTestGateway, type TestGateway } from '../testing/gateway.ts'
import { gif, isoMedia, mp3, refused, taken, vtt } from '../testing/media.ts'
import {
  ascii,
  jpeg,
  jpegWithSecrets,
  png,
  pngWithSecrets,
  segment,
  webp,
  webpWithSecrets,
} from '../testing/pictures.ts'
import { id3, secretMedia, TOLD } from '../testing/secret-media.ts'

type Bytes = Uint8Array<ArrayBuffer>

let gateway: TestGateway
let me: Session
beforeEach(async () => {
  gateway = await openTestGateway()
  me = await registerAs(gateway, 'instructor')
})

const send = (bytes: Bytes, { name = 'film.mp4', fields = {}, type = '', by = me } = {}) =>
  gateway.send('POST /content/upload', {
    file: new File([bytes], name, { type }),
    body: fields,
    token: by.access_token,
  })
const upload = async (...args: Parameters<typeof send>) => {
  const response = await send(...args)
  expect(response.status).toBe(201)
  return response.json()
}
const sendStream = (body: ReadableStream) => sendForm(gateway, me.access_token, body)
const problemOf = async (response: Response) => {
  const { status, code, errors } = await response.json()
  return [status, code, ...(errors ?? []).map((each: { path: string; code: string }) => `${each.path} ${each.code}`)]
}
const kept = () => [
  gateway.files.kept.size,
  [...gateway.store.rows('contents').values()].filter((row) => row.user_id).length,
]

/** EXIF of a photo that lies on its side, in the least bytes that say so. */
const turned = Uint8Array.from(Buffer.from('4578696600004d4d002a00000008000101120003000000010006000000000000', 'hex'))

describe('what is kept', () => {
  test('the bytes as they are, what they are, and what the sender says of them', async () => {
    const bytes = isoMedia('isom')
    const content = await upload(bytes, { fields: { name: 'Diffusion', duration_s: '12.5' } })
    expect(content).toEqual({
      id: expect.stringMatching(/^[\w-]{36}$/),
      user_id: me.user.id,
      name: 'Diffusion',
      media_type: 'video/mp4',
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      duration_s: 12.5,
      width: null,
      height: null,
      captions: [],
      transcript: null,
      course_id: null,
      created_at: gateway.now().toISOString(),
    })
    expect(gateway.files.kept.get(content.id)).toEqual(bytes)
    const params = { id: content.id }
    expect(await gateway.call('GET /content/{id}', { params }, me.access_token)).toEqual(content)
  })

  test.each(taken)('%s', async (media_type, bytes) => {
    const content = await upload(bytes, { name: 'evil.html', type: 'text/html' })
    expect([content.media_type, content.bytes]).toEqual([media_type, bytes.length])
  })

  test('fields may come after the file', async () => {
    const form = new Blob([OPENING, mp3(), '\r\n', field('name'), 'Afterwards', CLOSING])
    const response = await sendStream(form.stream())
    expect((await response.json()).name).toBe('Afterwards')
  })

  test.each([
    [png({ width: 20, height: 10 }), 20, 10],
    [gif(), 20, 10],
    [webp({ width: 20, height: 10 }), 20, 10],
    [jpeg({ width: 20, height: 10 }), 20, 10],
    // Behind EXIF that fills the beginning.
    [jpeg({ width: 20, height: 10, segments: [segment(0xe1, new Uint8Array(65_000))] }), 20, 10],
    // It has to be turned.
    [jpeg({ segments: [segment(0xe1, turned)] }), null, null],
  ])('the size of a picture, where it tells', async (bytes, width, height) => {
    expect(await upload(bytes)).toMatchObject({ width, height })
  })

  test.each([
    ['../../etc/passwd', 'etc-passwd'],
    ['Ratio 1/4', 'Ratio 1-4'],
    ['  a\t b\u0000\u202Ec\u200B ', 'a bc'],
    ['a\nb', 'a b'],
    ['....', 'film.mp4'],
    ['\u{1F331}'.repeat(200), '\u{1F331}'.repeat(120)],
    ['Somo la kwanza: “Kani” & <b>mwendo', 'Somo la kwanza: “Kani” & <b>mwendo'],
    ['Mũthoni', 'Mũthoni'],
  ])('a name without what is no name: %j', async (name, clean) => {
    expect((await upload(mp3(), { fields: { name } })).name).toBe(clean)
  })

  test('a name is there even where nobody gives one', async () => {
    expect((await upload(mp3(), { name: '..' })).name).toBe('file')
    expect((await upload(vtt(), { name: 'C:\\Users\\me\\Film 1.vtt' })).name).toBe('Film 1.vtt')
  })

  test.each([
    ['JPEG', jpegWithSecrets()],
    ['PNG', pngWithSecrets()],
    ['WebP', webpWithSecrets()],
  ])('a %s without what it says of people and places; size, hash and ETag are of what is kept', async (_, bytes) => {
    const content = await upload(bytes)
    const clean = gateway.files.kept.get(content.id)!
    for (const secret of ['Exif', '-1.2921', 'https://example.com/home', 'xmpmeta'])
      expect(Buffer.from(clean).includes(secret), secret).toBe(false)
    const sha256 = createHash('sha256').update(clean).digest('hex')
    expect(content).toMatchObject({ bytes: clean.length, sha256, width: 16, height: 16 })
    const params = { id: content.id }
    const streamed = await gateway.send('GET /content/{id}/stream', { params, token: me.access_token })
    expect(streamed.headers.get('ETag')).toBe(`"${sha256}"`)
    expect(new Uint8Array(await streamed.arrayBuffer())).toEqual(clean)
    // Sent again it is the same content.
    expect(await upload(bytes)).toEqual(content)
    expect(kept()).toEqual([1, 1])
  })

  test.each(secretMedia)('%s the same, and it stays as long as it was', async (_, media_type, make) => {
    const bytes = make()
    const content = await upload(bytes)
    const clean = gateway.files.kept.get(content.id)!
    for (const secret of TOLD) expect(Buffer.from(clean).includes(secret), secret).toBe(false)
    const sha256 = createHash('sha256').update(clean).digest('hex')
    expect(content).toMatchObject({ media_type, bytes: bytes.length, sha256 })
    const params = { id: content.id }
    const streamed = await gateway.send('GET /content/{id}/stream', { params, token: me.access_token })
    expect(streamed.headers.get('ETag')).toBe(`"${sha256}"`)
    expect(new Uint8Array(await streamed.arrayBuffer())).toEqual(clean)
    // Sent again it is the same content, also by somebody who has it from here.
    for (const again of [bytes, clean]) expect(await upload(again)).toEqual(content)
    expect(kept()).toEqual([1, 1])
  })

  test('a picture has no duration', async () => {
    expect((await upload(png(), { fields: { duration_s: '3' } })).duration_s).toBeNull()
  })
})

describe('the same bytes', () => {
  test('by the same person are one content, as it was', async () => {
    const first = await upload(mp3(), { fields: { name: 'First' } })
    expect(await upload(mp3(), { fields: { name: 'Second' } })).toEqual(first)
    expect(kept()).toEqual([1, 1])
  })

  test('by two people are two', async () => {
    const other = await registerAs(gateway, 'instructor')
    const [mine, theirs] = [await upload(mp3()), await upload(mp3(), { by: other })]
    expect([mine.sha256, mine.id === theirs.id]).toEqual([theirs.sha256, false])
    expect(kept()).toEqual([2, 2])
  })

  test('twice at once are one', async () => {
    const both = await Promise.all([upload(mp3()), upload(mp3())])
    expect(both[0].id).toBe(both[1].id)
    expect(kept()).toEqual([1, 1])
  })

  test('other bytes at once are two', async () => {
    const both = await Promise.all([upload(mp3(3)), upload(mp3(4))])
    expect(both.map(({ bytes }) => bytes)).toEqual([312, 416])
    expect(kept()).toEqual([2, 2])
  })
})

describe('what leaves nothing behind', () => {
  test('sound of another kind behind tags of MP3 is 415, and is not kept', async () => {
    const aac = concat([id3(), new Uint8Array(70_000).fill(0x21)])
    expect(await problemOf(await send(aac))).toEqual([415, 'unsupported_media_type'])
    expect(kept()).toEqual([0, 0])
  })

  test.each(refused)('%s that calls itself a film is 415, and says what is taken', async (_, bytes) => {
    const response = await send(bytes, { name: 'film.mp4', type: 'video/mp4' })
    const problem = await response.json()
    expect([problem.status, problem.code]).toEqual([415, 'unsupported_media_type'])
    expect(problem.detail).toContain('video/mp4')
    expect(kept()).toEqual([0, 0])
  })

  test.each([
    ['an empty file', () => send(new Uint8Array()), [422, 'validation', 'file required']],
    ...[jpeg(), png(), webp()].map((picture): [string, () => Promise<Response>, unknown[]] => [
      `a picture that is cut off (${picture.length} bytes)`,
      () => send(picture.slice(0, -4)),
      [422, 'validation', 'file invalid_image'],
    ]),
    [
      'a name that is too long',
      () => send(mp3(), { fields: { name: 'x'.repeat(1_001) } }),
      [422, 'validation', 'name too_big'],
    ],
    [
      'a duration that is none',
      () => send(mp3(), { fields: { duration_s: '-1' } }),
      [422, 'validation', 'duration_s invalid_format'],
    ],
    [
      'a field that is not asked for',
      () => send(mp3(), { fields: { user_id: 'amina' } }),
      [422, 'validation', 'user_id unknown_field'],
    ],
  ])('%s', async (_, attempt, expected) => {
    expect(await problemOf(await attempt())).toEqual(expected)
    expect(kept()).toEqual([0, 0])
  })

  test('two files', async () => {
    const response = await sendStream(new Blob([OPENING, mp3(), '\r\n', OPENING, mp3(), CLOSING]).stream())
    expect(await problemOf(response)).toEqual([422, 'validation', 'file too_many'])
    expect(kept()).toEqual([0, 0])
  })

  test('fields without end', async () => {
    const many = new Blob([
      ...Array.from({ length: 1_000 }, () => [field('a'), '\r\n']).flat(),
      OPENING,
      mp3(),
      CLOSING,
    ])
    expect(await problemOf(await sendStream(many.stream()))).toEqual([422, 'validation', 'a too_many'])
    const long = new Blob([field('a'), 'x'.repeat(20_000), '\r\n', OPENING, mp3(), CLOSING])
    expect(await problemOf(await sendStream(long.stream()))).toEqual([413, 'body_too_large'])
  })

  test('a form that breaks off in the file, or behind it', async () => {
    for (const rest of [[], [ascii('\r\n--ab')]]) {
      const response = await sendStream(new Blob([OPENING, mp3(), ...rest]).stream())
      expect(await problemOf(response)).toEqual([400, 'bad_request'])
    }
    expect(kept()).toEqual([0, 0])
  })

  test('a sender who is gone in the middle', async () => {
    const parts = [OPENING, mp3(1_000)]
    const body = new ReadableStream({
      pull(stream) {
        const part = parts.shift()
        if (part) stream.enqueue(part)
        else stream.error(new Error('gone'))
      },
    })
    expect(await problemOf(await sendStream(body))).toEqual([400, 'bad_request'])
    expect([kept(), gateway.log]).toEqual([[0, 0], []])
  })

  test('a store that refuses the row', async () => {
    gateway.disk.refuse = true
    expect((await send(mp3())).status).toBe(503)
    gateway.disk.refuse = false
    expect(kept()).toEqual([0, 0])
    await upload(mp3())
  })
})

describe('what a crash left', () => {
  test('a file without a row is gone at the next start; one with a row, and the seed’s, stay', async () => {
    const content = await upload(vtt())
    gateway.files.kept.set('00000000-0000-4000-8000-000000000000', mp3())
    const contents = [...gateway.store.rows('contents').values()]
    const users = [...gateway.store.rows('users').values()]
    const next = await openTestGateway({ state: { contents, users }, files: gateway.files })
    await expect.poll(() => [...gateway.files.kept.keys()]).toEqual([content.id])
    expect(next.log).toEqual([])
  })

  test('what comes meanwhile is not taken for a leftover', async () => {
    let list!: (ids: string[]) => void
    const slow = new Promise<string[]>((resolve) => (list = resolve))
    const files = { ...gateway.files, list: () => slow }
    const next = await openTestGateway({ files })
    const by = await registerAs(next, 'instructor')
    const sent = next.send('POST /content/upload', { file: new Blob([mp3()]), token: by.access_token })
    list([...gateway.files.kept.keys()])
    expect((await sent).status).toBe(201)
    expect(gateway.files.kept.size).toBe(1)
  })

  test('a disk that cannot be looked through is logged, and uploads go on', async () => {
    const list = () => Promise.reject(new Error('EIO'))
    const next = await openTestGateway({ files: { ...gateway.files, list } })
    const by = await registerAs(next, 'instructor')
    const sent = await next.send('POST /content/upload', { file: new Blob([mp3()]), token: by.access_token })
    expect([sent.status, next.log.map(({ event }) => event)]).toEqual([201, ['sweep_failed']])
  })
})
