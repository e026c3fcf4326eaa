import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { concat } from '../bytes.ts'
import {
  ascii,
  exif,
  jpeg,
  jpegWithSecrets,
  png,
  PNG_SIGNATURE,
  pngChunk,
  pngWithSecrets,
  riff,
  SECRETS,
  segment,
  vp8l,
  vp8x,
  webp,
  webpChunk,
  webpWithSecrets,
} from '../testing/pictures.ts'
import { stripMetadata } from './strip-metadata.ts'

const [JPEG, PNG, WEBP] = ['image/jpeg', 'image/png', 'image/webp'] as const
const holds = (bytes: Uint8Array, text: string) => Buffer.from(bytes).includes(text)
const sizeOf = (bytes: Uint8Array, type: string) => {
  const picture = stripMetadata(bytes, type)
  return picture && [picture.width, picture.height]
}

const kinds = [
  { type: JPEG, clean: jpeg, secretive: jpegWithSecrets },
  { type: PNG, clean: png, secretive: pngWithSecrets },
  { type: WEBP, clean: webp, secretive: webpWithSecrets },
] as const

describe.each(kinds)('$type', ({ type, clean, secretive }) => {
  test('a picture with nothing to hide stays as it is, byte for byte', () => {
    const bytes = clean({ width: 40, height: 24 })
    expect(stripMetadata(bytes, type)).toEqual({ bytes, width: 40, height: 24 })
  })

  test('place, owner, camera and what hides behind the end go', () => {
    const before = secretive()
    expect(SECRETS.some((secret) => holds(before, secret))).toBe(true)
    const after = stripMetadata(before, type)?.bytes ?? before
    for (const text of [...SECRETS, 'EXIF', 'eXIf', 'XMP', 'ICC', 'xmpmeta', 'script', 'Author', 'tIME', 'xyz'])
      expect(holds(after, text), text).toBe(false)
    expect(holds(after, Buffer.from(exif().slice(-24)).toString('latin1'))).toBe(false)
    expect(stripMetadata(after, type)).toEqual({ bytes: after, width: 16, height: 16 })
  })

  test('cut off anywhere it is no picture', () => {
    const bytes = clean()
    for (let end = 0; end < bytes.length; end++) expect(stripMetadata(bytes.slice(0, end), type), `${end}`).toBeNull()
  })

  test('with any one byte changed it is refused, or comes out as what stays as it is', () => {
    const bytes = secretive()
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 0, max: 255 }), (at, value) => {
        const picture = stripMetadata(bytes.with(at, value), type)
        if (picture) expect(stripMetadata(picture.bytes, type)).toEqual(picture)
      }),
      { numRuns: 5000 },
    )
  })

  test('random bytes, also behind a real beginning, are no picture and never crash', () => {
    const start = clean().slice(0, 12)
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.nat(12), (tail, kept) => {
        expect(stripMetadata(concat([start.subarray(0, kept), tail]), type)).toBeNull()
      }),
      { numRuns: 3000 },
    )
  })
})

test('another type is none that is read', () => {
  expect(stripMetadata(png(), 'image/gif')).toBeNull()
})

describe('JPEG', () => {
  test('JFIF stays without its thumbnail, Adobe’s note on colours as it is', () => {
    const adobe = segment(0xee, concat([ascii('Adobe'), Uint8Array.of(0, 100, 0, 0, 0, 0, 1)]))
    expect(stripMetadata(jpeg({ segments: [adobe] }), JPEG)?.bytes).toEqual(jpeg({ segments: [adobe] }))
    expect(stripMetadata(jpegWithSecrets(), JPEG)?.bytes).toEqual(jpeg())
  })

  test.each([
    ['no frame', jpeg().slice(0, 20)],
    ['two frames', concat([jpeg().slice(0, -2), jpeg().slice(2)])],
    ['an arithmetic frame', jpeg().map((byte, at, all) => (all[at - 1] === 0xff && byte === 0xc0 ? 0xc9 : byte))],
    ['a table that holds something else', jpeg({ segments: [segment(0xdb, ascii('-1.2921, 36.8219'))] })],
    ['a segment longer than the file', concat([Uint8Array.of(0xff, 0xd8, 0xff, 0xe1, 0xff, 0xff), jpeg()])],
    ['a segment shorter than its own length', concat([Uint8Array.of(0xff, 0xd8, 0xff, 0xe1, 0, 1), jpeg().slice(2)])],
    ['no scan', concat([jpeg().slice(0, -13), Uint8Array.of(0xff, 0xd9)])],
  ])('%s is refused', (_, bytes) => {
    expect(stripMetadata(bytes, JPEG)).toBeNull()
  })

  test('markers may be filled up, and restarts stand in a scan', () => {
    const filled = concat([jpeg().slice(0, 2), Uint8Array.of(0xff, 0xff), jpeg().slice(2)])
    expect(sizeOf(filled, JPEG)).toEqual([16, 16])
    const restarts = concat([jpeg().slice(0, -3), Uint8Array.of(0, 0xff, 0xd0, 0xff, 0x00, 0xff, 0xd9)])
    expect(stripMetadata(restarts, JPEG)?.bytes).toEqual(restarts)
  })
})

describe('PNG', () => {
  const head = (...numbers: number[]) => pngChunk('IHDR', Uint8Array.from(numbers))
  const rest = png().slice(33)

  test('transparency and brightness stay; an unknown chunk that must be understood is refused', () => {
    const transparent = png({ chunks: [pngChunk('gAMA', new Uint8Array(4)), pngChunk('tRNS', new Uint8Array(6))] })
    expect(stripMetadata(transparent, PNG)?.bytes).toEqual(transparent)
    expect(stripMetadata(png({ chunks: [pngChunk('zzZz', ascii('hello'))] }), PNG)?.bytes).toEqual(png())
    expect(stripMetadata(png({ chunks: [pngChunk('ZZZZ', ascii('hello'))] }), PNG)).toBeNull()
  })

  test('an animation becomes its still', () => {
    const chunks = [pngChunk('acTL', new Uint8Array(8)), pngChunk('fcTL', new Uint8Array(26))]
    expect(stripMetadata(png({ chunks }), PNG)?.bytes).toEqual(png())
  })

  test.each([
    ['no head', concat([PNG_SIGNATURE, rest])],
    ['two heads', concat([png().slice(0, 33), png().slice(8)])],
    ['a colour type of 5', concat([PNG_SIGNATURE, head(0, 0, 0, 16, 0, 0, 0, 16, 8, 5, 0, 0, 0), rest])],
    ['a depth of 3', concat([PNG_SIGNATURE, head(0, 0, 0, 16, 0, 0, 0, 16, 3, 2, 0, 0, 0), rest])],
    ['brightness that is a text', png({ chunks: [pngChunk('gAMA', ascii('-1.2921, 36.8219'))] })],
    ['no pixels', concat([png().slice(0, 33), pngChunk('IEND', new Uint8Array())])],
    ['a wrong checksum', png().with(30, 7)],
  ])('%s is refused', (_, bytes) => {
    expect(stripMetadata(bytes, PNG)).toBeNull()
  })
})

describe('WebP', () => {
  const vp8 = (body: number[]) => webpChunk('VP8 ', Uint8Array.from(body))
  const lossy = vp8([0x10, 0, 0, 0x9d, 0x01, 0x2a, 40, 0, 24, 0, 1, 2, 3, 4])

  test('the size of a lossy one is read from its frame', () => {
    expect(sizeOf(riff([lossy]), WEBP)).toEqual([40, 24])
  })

  test('the flags say afterwards what is left: transparency alone', () => {
    const alpha = webpChunk('ALPH', Uint8Array.of(0, 1, 2, 3))
    const bytes = riff([vp8x(0x3c), webpChunk('ICCP', ascii('who')), alpha, lossy, webpChunk('EXIF', exif())])
    expect(stripMetadata(bytes, WEBP)?.bytes).toEqual(riff([vp8x(0x10), alpha, lossy]))
  })

  test.each([
    ['an animation', riff([vp8x(0x02), webpChunk('ANIM', new Uint8Array(6)), vp8l()])],
    ['two images', riff([vp8l(), vp8l()])],
    ['no image', riff([vp8x(0)])],
    ['transparency without its header', riff([webpChunk('ALPH', Uint8Array.of(0, 1)), lossy])],
    ['a header that comes late', riff([lossy, vp8x(0)])],
    ['a frame that is no key frame', riff([vp8([0x11, 0, 0, 0x9d, 0x01, 0x2a, 40, 0, 24, 0, 1, 2])])],
    ['an unknown version', riff([webpChunk('VP8L', Uint8Array.of(0x2f, 15, 0xc0, 3, 0xe0, 1))])],
    ['a chunk longer than the file', concat([webp(), webpChunk('EXIF', exif()).slice(0, 20)]).with(4, 60)],
  ])('%s is refused', (_, bytes) => {
    expect(stripMetadata(bytes, WEBP)).toBeNull()
  })
})
