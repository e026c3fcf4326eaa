import { deflateSync } from 'node:zlib'
import { concat } from '../bytes.ts'
import { crc32 } from '../pictures/png.ts'

type Bytes = Uint8Array<ArrayBuffer>
export interface Side {
  width?: number
  height?: number
}

/** What no picture may carry out again. */
export const SECRETS = ['Mama Achieng’s phone', 'https://example.com/home', '-1.2921', 'Exif']

export const ascii = (text: string): Bytes => new TextEncoder().encode(text)
const u32 = (value: number) => Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value)
const u16 = (value: number) => Uint8Array.of(value >>> 8, value)
const le32 = (value: number) => u32(value).toReversed()

/** EXIF as a phone writes it: whose it is, and that it was taken at 1° 17′ 31.56″ S, 36° 49′ 1.2″ E. */
export function exif(): Bytes {
  const owner = ascii(`${SECRETS[0]}\0-1.2921\0`)
  const entry = (tag: number, type: number, count: number, value: Uint8Array) =>
    concat([u16(tag), u16(type), u32(count), value, new Uint8Array(4 - value.length)])
  const head = concat([ascii('MM'), u16(42), u32(8)])
  const places = { owner: 38, gps: 38 + owner.length }
  const first = concat([
    u16(2),
    entry(0x13b, 2, owner.length, u32(places.owner)),
    entry(0x8825, 4, 1, u32(places.gps)),
    u32(0),
  ])
  const numbers = places.gps + 2 + 4 * 12 + 4
  const gps = concat([
    u16(4),
    entry(1, 2, 2, ascii('S\0')),
    entry(2, 5, 3, u32(numbers)),
    entry(3, 2, 2, ascii('E\0')),
    entry(4, 5, 3, u32(numbers + 24)),
    u32(0),
  ])
  const degrees = [1, 1, 17, 1, 3156, 100, 36, 1, 49, 1, 120, 100]
  return concat([head, first, owner, gps, ...degrees.map(u32)])
}

const xmp = ascii('<x:xmpmeta><rdf:li>https://example.com/home</rdf:li></x:xmpmeta>')

export function pngChunk(type: string, body: Uint8Array): Bytes {
  const named = concat([ascii(type), body])
  return concat([u32(body.length), named, u32(crc32(named))])
}

interface PngOptions extends Side {
  /** Chunks between the head and the pixels. */
  chunks?: Uint8Array[]
  /** How a pixel is coloured; red, green, blue. */
  pixel?: (x: number, y: number) => [number, number, number]
}

export const PNG_SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)

/** A real PNG of true colour. */
export function png({ width = 16, height = 16, chunks = [], pixel = () => [11, 107, 80] }: PngOptions = {}): Bytes {
  const lines = new Uint8Array(height * (1 + 3 * width))
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) lines.set(pixel(x, y), y * (1 + 3 * width) + 1 + 3 * x)
  return concat([
    PNG_SIGNATURE,
    pngChunk('IHDR', concat([u32(width), u32(height), Uint8Array.of(8, 2, 0, 0, 0)])),
    ...chunks,
    pngChunk('IDAT', deflateSync(lines)),
    pngChunk('IEND', new Uint8Array()),
  ])
}

export const pngWithSecrets = () =>
  png({
    chunks: [
      pngChunk('sRGB', Uint8Array.of(0)),
      pngChunk('eXIf', exif()),
      pngChunk('tEXt', ascii(`Author\0${SECRETS[0]}`)),
      pngChunk('iTXt', concat([ascii('XML:com.adobe.xmp\0\0\0\0\0'), xmp])),
      pngChunk('tIME', new Uint8Array(7)),
    ],
  })

export const segment = (marker: number, body: Uint8Array): Bytes =>
  concat([Uint8Array.of(0xff, marker), u16(body.length + 2), body])

const JFIF = segment(0xe0, concat([ascii('JFIF\0'), Uint8Array.of(1, 1, 0, 0, 1, 0, 1, 0, 0)]))

interface JpegOptions extends Side {
  /** Segments between the start and the tables. */
  segments?: Uint8Array[]
  /** Bytes behind the end. */
  after?: Uint8Array
}

/** A real baseline JPEG, grey all over: each block of 8 × 8 is two bits, “as the one before” and “nothing more”. */
export function jpeg({ width = 16, height = 16, segments = [JFIF], after = ascii('') }: JpegOptions = {}): Bytes {
  const oneCode = (id: number) => concat([Uint8Array.of(id, 1), new Uint8Array(15), Uint8Array.of(0)])
  const bits = Math.ceil(width / 8) * Math.ceil(height / 8) * 2
  const scan = new Uint8Array(Math.ceil(bits / 8))
  // What is left over of the last byte is filled with ones.
  if (bits % 8) scan[scan.length - 1] = 0xff >> (bits % 8)
  return concat([
    Uint8Array.of(0xff, 0xd8),
    ...segments,
    segment(0xdb, concat([Uint8Array.of(0), new Uint8Array(64).fill(1)])),
    segment(0xc0, concat([Uint8Array.of(8), u16(height), u16(width), Uint8Array.of(1, 1, 0x11, 0)])),
    segment(0xc4, oneCode(0x00)),
    segment(0xc4, oneCode(0x10)),
    segment(0xda, Uint8Array.of(1, 1, 0, 0, 63, 0)),
    scan,
    Uint8Array.of(0xff, 0xd9),
    after,
  ])
}

export const jpegWithSecrets = () =>
  jpeg({
    segments: [
      segment(0xe0, concat([ascii('JFIF\0'), Uint8Array.of(1, 1, 0, 0, 1, 0, 1, 1, 1), ascii('xyz')])),
      segment(0xe1, concat([ascii('Exif\0\0'), exif()])),
      segment(0xe1, concat([ascii('http://ns.adobe.com/xap/1.0/\0'), xmp])),
      segment(0xe2, ascii(`ICC_PROFILE\0\x01\x01${SECRETS[0]}`)),
      segment(0xfe, ascii('-1.2921, 36.8219')),
    ],
    after: concat([ascii('<script>alert(1)</script>'), jpeg()]),
  })

export function webpChunk(type: string, body: Uint8Array): Bytes {
  return concat([ascii(type), le32(body.length), body, new Uint8Array(body.length % 2)])
}

export function riff(chunks: Uint8Array[]): Bytes {
  const content = concat([ascii('WEBP'), ...chunks])
  return concat([ascii('RIFF'), le32(content.length), content])
}

/** The chunk of a real lossless WebP of one colour: each of its five codes has one symbol, so a pixel takes no bit. */
export function vp8l({ width = 16, height = 16 }: Side = {}): Bytes {
  let bits = ''
  const put = (value: number, count: number) => {
    for (let bit = 0; bit < count; bit++) bits += (value >> bit) & 1
  }
  put(width - 1, 14)
  put(height - 1, 14)
  // No transparency; version 0; no transform, no colour cache, no groups of codes.
  put(0, 1 + 3 + 1 + 1 + 1)
  for (const symbol of [107, 11, 80, 255, 0]) {
    put(0b101, 3)
    put(symbol, 8)
  }
  const bytes = bits.match(/.{1,8}/g)?.map((byte) => Number.parseInt([...byte.padEnd(8, '0')].toReversed().join(''), 2))
  return webpChunk('VP8L', Uint8Array.of(0x2f, ...(bytes ?? [])))
}

export const webp = (side?: Side): Bytes => riff([vp8l(side)])

export const vp8x = (flags: number, { width = 16, height = 16 }: Side = {}): Bytes =>
  webpChunk(
    'VP8X',
    concat([Uint8Array.of(flags, 0, 0, 0), le32(width - 1).subarray(0, 3), le32(height - 1).subarray(0, 3)]),
  )

export const webpWithSecrets = () =>
  concat([
    riff([
      vp8x(0x2c),
      webpChunk('ICCP', ascii(SECRETS[0] ?? '')),
      vp8l(),
      webpChunk('EXIF', exif()),
      webpChunk('XMP ', xmp),
      webpChunk('junk', ascii('-1.2921')),
    ]),
    ascii('<html><script>alert(1)</script>'),
  ])
