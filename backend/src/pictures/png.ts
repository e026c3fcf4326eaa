import { concat } from '../bytes.ts'
import { ByteReader, demand, type Fidelity, type Picture } from './picture.ts'

const SIGNATURE = 8
/**
 * What draws the picture, and how many bytes of it there can be; of what a reader may leave out only the fixed numbers on
 * transparency and brightness.
 */
const DRAWS = new Map([
  ['IHDR', 13],
  ['PLTE', 768],
  ['IDAT', Infinity],
  ['IEND', 0],
  ['tRNS', 256],
  ['gAMA', 4],
  ['sRGB', 1],
])
/** What more makes it look as it did: colours, the background, the shape of a pixel, and motion. */
const LOOKS = new Map([
  ...DRAWS,
  ['iCCP', Infinity],
  ['cHRM', 32],
  ['cICP', 4],
  ['sBIT', 4],
  ['bKGD', 6],
  ['pHYs', 9],
  ['acTL', 8],
  ['fcTL', 26],
  ['fdAT', Infinity],
])

/** A PNG with the chunks that draw it, each with its right checksum; text, times, EXIF and what follows the end go. */
export function rewritePng(bytes: Uint8Array, fidelity: Fidelity): Picture {
  const known = fidelity === 'faithful' ? LOOKS : DRAWS
  const reader = new ByteReader(bytes)
  const kept = [reader.take(SIGNATURE)]
  let size: { width: number; height: number } | undefined
  let data = 0
  for (let type = ''; type !== 'IEND';) {
    const start = reader.at
    const length = reader.u32()
    type = reader.ascii(4)
    const body = reader.take(length)
    const checksum = reader.u32()
    const most = known.get(type)
    if (most === undefined) {
      // A small first letter says that the picture can be drawn without it.
      demand(/^[a-z][A-Za-z]{3}$/.test(type))
      continue
    }
    const chunk = bytes.subarray(start, reader.at)
    demand(length <= most && checksum === crc32(chunk.subarray(4, -4)))
    demand((type === 'IHDR') === (size === undefined))
    if (type === 'IHDR') size = sizeOf(body)
    if (type === 'IDAT') data += length
    kept.push(chunk)
  }
  demand(size !== undefined && data > 0)
  return { bytes: concat(kept), ...size }
}

/** Bit depths that each colour type may have (PNG, table 11.1). */
const DEPTHS: Partial<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
}

function sizeOf(head: Uint8Array) {
  demand(head.length === 13)
  const reader = new ByteReader(head)
  const [width, height, depth, colour] = [reader.u32(), reader.u32(), reader.u8(), reader.u8()]
  demand(DEPTHS[colour]?.includes(depth) ?? false)
  demand(reader.u8() === 0 && reader.u8() === 0 && reader.u8() <= 1)
  return { width, height }
}

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1
  return value
})

/** The checksum of PNG and zip (ISO 3309). */
export function crc32(bytes: Uint8Array): number {
  let sum = 0xffffffff
  for (const byte of bytes) sum = (TABLE[(sum ^ byte) & 0xff] ?? 0) ^ (sum >>> 8)
  return (sum ^ 0xffffffff) >>> 0
}
