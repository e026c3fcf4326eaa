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
import { stripMetadata as strip } from './strip-metadata.ts'

const stripMetadata = (bytes: Uint8Array, type: string) => strip(bytes, type, 'plain')
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

describe('faithful', () => {
  const faithful = (bytes: Uint8Array, type: string) => strip(bytes, type, 'faithful')
  const u16 = (value: number, little: boolean) => (little ? [value & 255, value >> 8] : [value >> 8, value & 255])

  /** EXIF of a phone that was held so: who made it, which side is up, and behind them where that was. */
  function held(side: number, little = false): Uint8Array {
    const n16 = (value: number) => u16(value, little)
    const n32 = (value: number) => (little ? [...n16(value), 0, 0] : [0, 0, ...n16(value)])
    const make = [...n16(0x10f), ...n16(2), ...n32(4), ...ascii('Abc\0')]
    const orientation = [...n16(0x112), ...n16(3), ...n32(1), ...n16(side), 0, 0]
    const head = [...ascii(little ? 'II' : 'MM'), ...n16(42), ...n32(8)]
    const directory = [...n16(2), ...make, ...orientation, ...n32(0)]
    return concat([ascii('Exif\0\0'), Uint8Array.from([...head, ...directory]), ascii('-1.2921, 36.8219')])
  }
  /** The least EXIF that says it. */
  const note = (side: number) =>
    segment(
      0xe1,
      Uint8Array.from(
        Buffer.from(
          `4578696600004d4d002a00000008000101120003000000010${side.toString(16).padStart(3, '0')}000000000000`,
          'hex',
        ),
      ),
    )
  const icc = segment(0xe2, ascii('ICC_PROFILE\0\x01\x01Display P3'))
  const adobe = segment(0xee, concat([ascii('Adobe'), Uint8Array.of(0, 100, 0, 0, 0, 0, 1)]))
  const JFIF = jpeg().slice(2, 20)
  const frame = (body: Uint8Array) => webpChunk('ANMF', concat([new Uint8Array(12), Uint8Array.of(100, 0, 0, 0), body]))

  test.each([2, 3, 4, 5, 6, 7, 8])('a JPEG on side %i stays on it, and says nothing else', (side) => {
    for (const little of [false, true]) {
      const { bytes } = faithful(jpeg({ segments: [JFIF, segment(0xe1, held(side, little)), icc] }), JPEG)!
      expect(bytes).toEqual(jpeg({ segments: [JFIF, note(side), icc] }))
      expect(faithful(bytes, JPEG)?.bytes).toEqual(bytes)
    }
  })

  test.each([
    ['the right way up', held(1)],
    ['on no side there is', held(9)],
    ['whose EXIF is cut off', held(6).slice(0, 30)],
    ['whose EXIF leads nowhere', held(6).with(13, 250)],
    ['whose EXIF is of nothing', ascii('Exif\0\0')],
    ['with XMP', ascii('http://ns.adobe.com/xap/1.0/\0<x/>')],
  ])('a JPEG %s has no EXIF at all', (_, body) => {
    expect(faithful(jpeg({ segments: [JFIF, segment(0xe1, body)] }), JPEG)?.bytes).toEqual(jpeg())
  })

  const noise = fc.uint8Array({ maxLength: 40 })
  const [text, marker] = [
    fc.constantFrom('tEXt', 'zTXt', 'iTXt', 'tIME', 'eXIf', 'prVt'),
    fc.constantFrom(3, 5, 12, 13, 15),
  ]
  const whole = [
    {
      type: JPEG,
      looks: [JFIF, note(6), icc, adobe],
      metadata: fc.oneof(
        noise.map((body) => segment(0xfe, body)),
        fc.tuple(marker, noise).map(([n, body]) => segment(0xe0 + n, body)),
        noise.map((body) => segment(0xe1, concat([ascii('http://ns.adobe.com/xap/1.0/\0'), body]))),
        noise.map((body) => segment(0xe2, concat([ascii('MPF\0'), body]))),
      ),
      build: (segments: Uint8Array[]) => jpeg({ segments }),
    },
    {
      type: PNG,
      looks: [
        pngChunk('iCCP', ascii('P3\0\0zipped')),
        pngChunk('pHYs', new Uint8Array(9)),
        pngChunk('acTL', new Uint8Array(8)),
        pngChunk('fcTL', new Uint8Array(26)),
      ],
      metadata: fc.tuple(text, noise).map(([name, body]) => pngChunk(name, body)),
      build: (chunks: Uint8Array[]) => png({ chunks }),
    },
    {
      type: WEBP,
      looks: [webpChunk('ICCP', ascii('P3 ')), vp8l()],
      metadata: fc.tuple(fc.constantFrom('EXIF', 'XMP ', 'junk'), noise).map(([name, body]) => webpChunk(name, body)),
      // What the flags say of EXIF and XMP is told by what is there.
      build: (chunks: Uint8Array[]) => riff([vp8x(chunks.length > 2 ? 0x2c : 0x20), ...chunks]),
    },
  ]
  test.each(whole)('$type: whatever metadata stands wherever, all else stays byte for byte', (kind) => {
    const { type, looks, metadata, build } = kind
    const places = fc.array(fc.tuple(fc.nat(looks.length), metadata), { maxLength: 6 })
    fc.assert(
      fc.property(places, noise, (added, after) => {
        const mixed = [...looks]
        for (const [at, part] of added.toSorted(([a], [b]) => b - a)) mixed.splice(at, 0, part)
        expect(faithful(concat([build(mixed), after]), type)?.bytes).toEqual(build(looks))
      }),
      { numRuns: 500 },
    )
    const bytes = build(looks)
    for (let end = 0; end < bytes.length; end++) expect(faithful(bytes.slice(0, end), type), `${end}`).toBeNull()
  })

  test('an animated WebP keeps its frames, and none of their secrets', () => {
    const flags = 0x12
    const ground = webpChunk('ANIM', new Uint8Array(6))
    const clean = riff([vp8x(flags, { width: 40, height: 24 }), ground, frame(vp8l()), frame(vp8l())])
    expect(faithful(clean, WEBP)).toEqual({ bytes: clean, width: 40, height: 24 })
    const secretive = [frame(concat([vp8l(), webpChunk('note', ascii('-1.2921'))])), frame(vp8l())]
    const said = riff([vp8x(flags | 0x0c, { width: 40, height: 24 }), ground, ...secretive, webpChunk('EXIF', exif())])
    expect(faithful(said, WEBP)?.bytes).toEqual(clean)
    for (const broken of [
      riff([vp8x(flags), ground]),
      riff([vp8x(flags), frame(vp8l())]),
      riff([vp8x(flags), ground, frame(ascii('VP8L'))]),
      riff([vp8x(flags), ground, vp8l()]),
    ])
      expect(faithful(broken, WEBP)).toBeNull()
  })

  test.each(kinds)('$type of a phone loses what it tells of people and places', ({ type, secretive }) => {
    const { bytes } = faithful(secretive(), type)!
    for (const word of ['Exif', 'https://example.com/home', '-1.2921', 'xmpmeta', 'script', 'tIME'])
      expect(holds(bytes, word), word).toBe(false)
  })
})
