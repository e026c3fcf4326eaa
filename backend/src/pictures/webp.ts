import { concat } from '../bytes.ts'
import { ascii, begins, ByteReader, demand, type Fidelity, type Picture } from './picture.ts'

/** In VP8X's first byte; the others speak of EXIF and XMP. */
const [PROFILE, ALPHA, ANIMATION] = [0x20, 0x10, 0x02]
const CHUNK_HEAD = 8
/** Before the chunks of a frame: where it stands, its size, and how long it is shown. */
const FRAME_HEAD = 16

interface Chunk {
  type: string
  body: Uint8Array
}
/** Chunks that draw, and how large what they draw is. */
interface Drawn {
  parts: Chunk[]
  size: { width: number; height: number }
}

/**
 * A WebP with its one image and its transparency, and of a faithful one its profile, or all frames of an animation; EXIF,
 * XMP, unknown chunks and what follows the end go.
 */
export function rewriteWebp(bytes: Uint8Array, fidelity: Fidelity): Picture {
  const file = new ByteReader(bytes, { littleEndian: true })
  demand(file.ascii(4) === 'RIFF')
  const length = file.u32()
  demand(length % 2 === 0)
  const inside = file.take(length)
  demand(begins(inside, 'WEBP'))
  const chunks = chunksOf(inside.subarray(4))
  const header = chunks[0]?.type === 'VP8X' ? chunks[0].body : null
  demand((header === null || header.length === 10) && chunks.slice(1).every(({ type }) => type !== 'VP8X'))
  const moves = header !== null && ((header[0] ?? 0) & ANIMATION) !== 0
  demand(!moves || fidelity === 'faithful')
  const { parts, size } = moves ? framesOf(chunks, header) : imageOf(chunks)
  if (header) {
    const profile = fidelity === 'faithful' ? chunks.filter(({ type }) => type === 'ICCP').slice(0, 1) : []
    const flags = ((header[0] ?? 0) & (ALPHA | ANIMATION)) | (profile.length > 0 ? PROFILE : 0)
    parts.unshift({ type: 'VP8X', body: concat([Uint8Array.of(flags, 0, 0, 0), header.subarray(4)]) }, ...profile)
  } else demand(parts.length === 1)
  const content = concat([ascii('WEBP'), ...parts.map(written)])
  return { bytes: concat([ascii('RIFF'), u32(content.length), content]), ...size }
}

function chunksOf(bytes: Uint8Array): Chunk[] {
  const reader = new ByteReader(bytes, { littleEndian: true })
  const chunks: Chunk[] = []
  while (reader.left > 0) {
    const type = reader.ascii(4)
    const body = reader.take(reader.u32())
    reader.take(body.length % 2)
    chunks.push({ type, body })
  }
  return chunks
}

/** One image, and before it what of it is transparent where the image does not say itself. */
function imageOf(chunks: readonly Chunk[]): Drawn {
  const parts = chunks.filter(({ type }) => type === 'ALPH' || type === 'VP8 ' || type === 'VP8L')
  const image = parts.at(-1)
  demand(image !== undefined && image.type !== 'ALPH')
  demand(parts.length === 1 || (parts.length === 2 && parts[0]?.type === 'ALPH'))
  return { parts, size: image.type === 'VP8L' ? losslessSize(image.body) : lossySize(image.body) }
}

/** RFC 9649 §2.7.1.1: how often and on what ground an animation plays, and its frames. */
function framesOf(chunks: readonly Chunk[], header: Uint8Array): Drawn {
  const [ground, ...others] = chunks.filter(({ type }) => type === 'ANIM')
  demand(ground?.body.length === 6 && others.length === 0)
  const frames = chunks
    .filter(({ type }) => type === 'ANMF')
    .map(({ type, body }) => {
      demand(body.length > FRAME_HEAD)
      const { parts } = imageOf(chunksOf(body.subarray(FRAME_HEAD)))
      return { type, body: concat([body.subarray(0, FRAME_HEAD), ...parts.map(written)]) }
    })
  demand(frames.length > 0)
  const canvas = new ByteReader(header.subarray(4), { littleEndian: true })
  const side = () => 1 + (canvas.u16() | (canvas.u8() << 16))
  return { parts: [ground, ...frames], size: { width: side(), height: side() } }
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

const u32 = (value: number) => Uint8Array.of(value, value >>> 8, value >>> 16, value >>> 24)

function written({ type, body }: Chunk): Uint8Array {
  const whole = new Uint8Array(CHUNK_HEAD + body.length + (body.length % 2))
  whole.set(ascii(type))
  whole.set(u32(body.length), 4)
  whole.set(body, CHUNK_HEAD)
  return whole
}
