import { concat } from '../../bytes.ts'
import { ByteReader, demand, type Picture } from './picture.ts'

/** In VP8X's first byte; the others speak of a profile, EXIF, XMP and animation. */
const ALPHA = 0x10
const ANIMATION = 0x02
const CHUNK_HEAD = 8

/** A WebP with its one image and its transparency; profile, EXIF, XMP, unknown chunks and what follows the end go. */
export function rewriteWebp(bytes: Uint8Array): Picture {
  const file = new ByteReader(bytes, { littleEndian: true })
  demand(file.ascii(4) === 'RIFF')
  const length = file.u32()
  demand(length % 2 === 0)
  const reader = new ByteReader(file.take(length), { littleEndian: true })
  demand(reader.ascii(4) === 'WEBP')
  const kept: Uint8Array[] = []
  const seen = new Set<string>()
  let size: { width: number; height: number } | undefined
  while (reader.left > 0) {
    const type = reader.ascii(4)
    const body = reader.take(reader.u32())
    reader.take(body.length % 2)
    const draws = type === 'VP8 ' || type === 'VP8L'
    if (!draws && type !== 'VP8X' && type !== 'ALPH') continue
    demand(!seen.has(type) && size === undefined)
    seen.add(type)
    if (type === 'VP8X') {
      demand(kept.length === 0 && body.length === 10 && ((body[0] ?? 0) & ANIMATION) === 0)
      kept.push(chunk(type, concat([Uint8Array.of((body[0] ?? 0) & ALPHA, 0, 0, 0), body.subarray(4)])))
    } else kept.push(chunk(type, body))
    if (draws) size = type === 'VP8L' ? losslessSize(body) : lossySize(body)
  }
  demand(size !== undefined && (seen.has('VP8X') || !seen.has('ALPH')))
  const content = concat([ascii('WEBP'), ...kept])
  return { bytes: concat([ascii('RIFF'), u32(content.length), content]), ...size }
}

/** RFC 6386 §9.1: a key frame's tag and start code, then 14 bits each. */
function lossySize(body: Uint8Array) {
  const reader = new ByteReader(body, { littleEndian: true })
  demand((reader.u8() & 1) === 0)
  reader.take(2)
  demand(reader.u8() === 0x9d && reader.u8() === 0x01 && reader.u8() === 0x2a)
  const [width, height] = [reader.u16() & 0x3fff, reader.u16() & 0x3fff]
  demand(reader.left > 0)
  return { width, height }
}

/** RFC 9649 §3.4: a signature, then each side less one in 14 bits, whether there is transparency, and version 0. */
function losslessSize(body: Uint8Array) {
  const reader = new ByteReader(body, { littleEndian: true })
  demand(reader.u8() === 0x2f)
  const bits = reader.u32()
  demand(bits >>> 29 === 0 && reader.left > 0)
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
}

const ascii = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
const u32 = (value: number) => Uint8Array.of(value, value >>> 8, value >>> 16, value >>> 24)

function chunk(type: string, body: Uint8Array): Uint8Array {
  const whole = new Uint8Array(CHUNK_HEAD + body.length + (body.length % 2))
  whole.set(ascii(type))
  whole.set(u32(body.length), 4)
  whole.set(body, CHUNK_HEAD)
  return whole
}
