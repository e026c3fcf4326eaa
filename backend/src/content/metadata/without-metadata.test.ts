import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { concat } from '../../bytes.ts'
import { gif, mp3, taken } from '../../testing/media.ts'
import { ascii } from '../../testing/pictures.ts'
import { cleaned, holds } from '../../testing/cleaned.ts'
import {
  BLOCKS,
  EBML_HEAD,
  element,
  filmWithSecrets,
  oggChecksum,
  oggOf,
  oggWithSecrets,
  secretMedia,
  SOUND,
  TOLD,
  vorbisHeads,
  wavFormat,
  wavSound,
  wavWithSecrets,
  webmWithSecrets,
} from '../../testing/secret-media.ts'

const TYPES = ['video/mp4', 'audio/mpeg', 'audio/wav', 'audio/ogg', 'video/webm']

describe.each(secretMedia)('%s', (_, type, make) => {
  test('loses what it tells of people and places, however it comes, and nothing moves', async () => {
    const before = make()
    for (const word of ['Mama Achieng', '-01.2921']) expect(holds(before, word)).toBe(true)
    const after = await cleaned(before, type)
    expect(after.length).toBe(before.length)
    for (const word of [...TOLD, 'xmpmeta', 'LOCATION', 'quicktime', 'Kisumu'])
      expect(holds(after, word), word).toBe(false)
    expect(await cleaned(after, type)).toEqual(after)
    const small = before.length > 10_000 ? before.length / 50 : 1
    const cuts = Array.from({ length: Math.floor(before.length / small) }, (__, at) => Math.floor(at * small))
    expect(await cleaned(before, type, cuts)).toEqual(after)
  })

  test('what was sent is not written into', async () => {
    const before = make()
    await cleaned(before, type)
    expect(before).toEqual(make())
  })
})

describe.each(TYPES)('any bytes as %s', (type) => {
  test('never throw and never become more or fewer, and where they are cut changes nothing', async () => {
    const starts = [...taken, ...secretMedia.map(([, of, make]) => [of, make()] as const)]
      .filter(([of]) => of === type)
      .map(([, bytes]) => bytes.slice(0, 3_000))
    const beginning = fc
      .constantFrom(...starts)
      .chain((start) => fc.nat(start.length).map((end) => start.slice(0, end)))
    const anything = fc.tuple(beginning, fc.uint8Array({ maxLength: 200 }), beginning).map(concat)
    await fc.assert(
      fc.asyncProperty(anything, fc.array(fc.nat(3_000), { maxLength: 8 }), async (bytes, cuts) => {
        const after = await cleaned(bytes, type)
        expect(after.length).toBe(bytes.length)
        expect(await cleaned(bytes, type, cuts)).toEqual(after)
      }),
      { numRuns: 500 },
    )
  })
})

test.each(['image/gif', 'application/pdf', 'text/vtt'])('%s comes as it is', async (type) => {
  const bytes = concat([gif(), filmWithSecrets()])
  expect(await cleaned(bytes, type)).toEqual(bytes)
})

test('WAV: the format and the sound stay, all else is junk and empty', async () => {
  const after = await cleaned(wavWithSecrets(), 'audio/wav')
  for (const part of [wavFormat, wavSound]) expect(holds(after, part)).toBe(true)
  const ids = []
  for (let at = 12; at < after.length;) {
    ids.push(String.fromCharCode(...after.subarray(at, at + 4)))
    const size = new DataView(after.buffer).getUint32(at + 4, true)
    at += 8 + size + (size % 2)
  }
  expect(ids).toEqual(['JUNK', 'fmt ', 'JUNK', 'data', 'JUNK', 'JUNK'])
})

test('WAV: a format ends where it is known to, and so does what it says of how many samples there are', async () => {
  const long = (tag: number, size: number, fill: number) =>
    concat([
      ascii('fmt '),
      Uint8Array.of(60, 0, 0, 0, tag & 255, tag >> 8),
      new Uint8Array(size - 2).fill(7),
      new Uint8Array(60 - size).fill(fill),
    ])
  const fact = (fill: number) =>
    concat([ascii('fact'), Uint8Array.of(9, 0, 0, 0, 1, 2, 3, 4), new Uint8Array(6).fill(fill)])
  const file = (fill: number) => {
    const formats = [long(1, 18, fill), long(0xfffe, 40, fill), long(2, 50, fill)]
    return concat([wavWithSecrets().slice(0, 12), ...formats, fact(fill), wavSound])
  }
  expect(await cleaned(file(0x41), 'audio/wav')).toEqual(file(0))
})

test('WAV whose writer did not know how much it would be plays to the end', async () => {
  for (const size of [0, 255]) {
    const open = concat([wavWithSecrets().slice(0, 12), wavFormat, ascii('data'), new Uint8Array(4).fill(size), mp3(5)])
    expect(await cleaned(open, 'audio/wav')).toEqual(open)
  }
})

describe.each(['vorbis', 'opus', 'flac', 'theora', 'speex'] as const)('Ogg %s', (codec) => {
  test('says that it has no comments; each page has its right checksum, and the sound is as it was', async () => {
    const [before, after] = [oggWithSecrets(codec), await cleaned(oggWithSecrets(codec), 'audio/ogg')]
    const starts = Array.from(Buffer.from(before).toString('latin1').matchAll(/OggS/g), ({ index }) => index)
    expect(starts.length).toBe(4)
    for (const [n, start] of starts.entries()) {
      const page = after.slice(start, starts[n + 1])
      expect(new DataView(page.buffer).getUint32(22, true)).toBe(oggChecksum(page))
    }
    const [first, , , last] = starts as [number, number, number, number]
    expect(after.slice(last)).toEqual(before.slice(last))
    for (const sound of SOUND) expect(holds(after, sound)).toBe(true)
    const second = starts[1] ?? 0
    expect(after.slice(first, second)).toEqual(before.slice(first, second))
    const packet = {
      vorbis: concat([ascii('\x03vorbis'), new Uint8Array(8), Uint8Array.of(1, 0, 0)]),
      opus: concat([ascii('OpusTags'), new Uint8Array(20)]),
      flac: concat([ascii('\x04\0\x03\0'), new Uint8Array(20)]),
      theora: concat([Uint8Array.of(0x81), ascii('theora'), new Uint8Array(20)]),
      speex: new Uint8Array(20),
    }[codec]
    expect(after.slice(second + 27 + 2).slice(0, packet.length)).toEqual(packet)
    expect(holds(after, '\x05vorbis')).toBe(codec === 'vorbis')
  })
})

test('Ogg: pages of a stream that is not known stay as empty ones, with their right checksums', async () => {
  const [alone, after] = [await cleaned(oggWithSecrets('other'), 'audio/ogg'), oggWithSecrets('other')]
  for (const { index: start } of Buffer.from(after).toString('latin1').matchAll(/OggS/g)) {
    const head = start + 27 + (after[start + 26] ?? 0)
    const end = head + after.slice(start + 27, head).reduce((sum, each) => sum + each, 0)
    after.fill(0, head, end)
    new DataView(after.buffer).setUint32(start + 22, oggChecksum(after.slice(start, end)), true)
  }
  expect(alone).toEqual(after)
})

test('Ogg: of more streams than are followed nothing is told', async () => {
  const after = await cleaned(oggOf(Array.from({ length: 20 }, () => 'opus')), 'audio/ogg')
  for (const word of TOLD) expect(holds(after, word)).toBe(false)
  expect(Buffer.from(after).toString('latin1').split('sound-2').length).toBe(1 + 16)
})

test('streams of Ogg may follow one another, as many as there are', async () => {
  const streams = Array.from({ length: 20 }, (_, serial) => oggWithSecrets('opus', serial))
  const alone = await Promise.all(streams.map((each) => cleaned(each, 'audio/ogg')))
  expect(await cleaned(concat(streams), 'audio/ogg')).toEqual(concat(alone))
  expect(holds(concat(alone), concat(SOUND.slice(1)))).toBe(true)
})

test('Ogg: what is no page goes', async () => {
  const ogg = await cleaned(oggWithSecrets('opus'), 'audio/ogg')
  expect(await cleaned(concat([ogg, ascii('Or Kisumu'), ogg, ascii('TAG')]), 'audio/ogg')).toEqual(
    concat([ogg, new Uint8Array(9), ogg, new Uint8Array(3)]),
  )
})

describe('WebM', () => {
  const clean = (bytes: Uint8Array) => cleaned(bytes, 'video/webm')

  test.each([false, true])('what plays stays, all else is void and empty (unknown sizes: %s)', async (live) => {
    const after = await clean(webmWithSecrets({ live }))
    expect(after.slice(0, EBML_HEAD.length)).toEqual(EBML_HEAD)
    expect(Buffer.from(after).toString('latin1').split(Buffer.from(BLOCKS).toString('latin1')).length).toBe(3)
    for (const part of ['V_VP8', 'A_VORBIS', '\x01vorbis', '\x05vorbissound-1']) expect(holds(after, part)).toBe(true)
  })

  test.each([0, 300, 70_000])('Vorbis says that it has no comments, however long (%i)', async (more) => {
    const none = concat([Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0, 1), new Uint8Array(91 + more)])
    const list = concat([new Uint8Array(8), ascii('Kisumu'), new Uint8Array(86 + more).fill(0x47)])
    const film = (comments: Uint8Array) => {
      const track = element(0xae, element(0x63a2, vorbisHeads(comments), { width: 4 }), { width: 4 })
      return concat([EBML_HEAD, element(0x1654ae6b, track, { width: 4 }), BLOCKS])
    }
    expect(await clean(film(list))).toEqual(film(none))
  })

  test.each([
    ['that are cut off', Uint8Array.of(2, 7, 255, 255)],
    ['that are too short', vorbisHeads(new Uint8Array(8))],
    ['of another codec', ascii('OpusHead, and so on')],
  ])('what a codec has to know stays where it holds no comments, but some %s', async (_, body) => {
    const film = concat([EBML_HEAD, element(0x63a2, body), BLOCKS])
    expect(await clean(film)).toEqual(film)
  })

  test.each([
    ['one byte of id, one of size', 0xbf, 1, 4],
    ['two and one', 0x4461, 1, 8],
    ['four and one, almost full', 0x1254c367, 1, 126],
    ['four and eight', 0x1254c367, 8, 300],
    ['four and four', 0x1254c367, 4, 300],
  ])('a void is as long as what it takes the place of: %s', async (_, id, width, length) => {
    const body = new Uint8Array(length).fill(0x47)
    const after = await clean(concat([EBML_HEAD, element(id, body, { width }), BLOCKS]))
    const part = after.slice(EBML_HEAD.length, -BLOCKS.length)
    expect(after.slice(-BLOCKS.length)).toEqual(BLOCKS)
    expect(part[0]).toBe(0xec)
    const size = Math.clz32(part[1] ?? 0) - 23
    const said = part
      .slice(1, 1 + size)
      .reduce((sum, byte, at) => sum * 256 + (at === 0 ? byte & (0xff >> size) : byte), 0)
    expect(1 + size + said).toBe(part.length)
    expect(part.slice(1 + size).every((byte) => byte === 0)).toBe(true)
  })

  test('what begins like nothing goes, up to what may be something', async () => {
    expect(await clean(concat([EBML_HEAD, Uint8Array.of(3, 2, 1, 0), BLOCKS]))).toEqual(
      concat([EBML_HEAD, new Uint8Array(4), BLOCKS]),
    )
  })
})
