import { begins } from '../../pictures/picture.ts'
import { code, runOf, u32, type Reader } from './blank.ts'

/** Before the table of segments, which ends with its own length. */
const HEAD = 27
const CHECKSUM = 22
const PAGE = code('OggS')
const [FIRST, LAST] = [2, 4]
/** As many streams at once as one file may have. */
const STREAMS = 16

interface Codec {
  first: string
  /** Of a packet of comments, so much says what it is. */
  kept: number
  /** Where a bit says that the comments have ended, if there are none. */
  framing?: number
  /** There are more of them, until one begins so. */
  until?: number
}
const CODECS: readonly Codec[] = [
  { first: '\x01vorbis', kept: 7, framing: 7 + 4 + 4 },
  { first: 'OpusHead', kept: 8 },
  { first: '\x7fFLAC', kept: 4, until: 0xff },
  { first: '\x80theora', kept: 7 },
  { first: 'Speex   ', kept: 0 },
]
interface Stream {
  codec: Codec
  /** How many packets have ended, and how much there was of the next. */
  packet: number
  at: number
  /** What holds comments is over. */
  plays: boolean
}

/**
 * Of Ogg (RFC 3533) all stays of streams that are known but the packets that hold comments and pictures: the second
 * one, and of FLAC each up to the first that is sound. They say “no comments” then; what was there is filled up, as each
 * of the formats allows. The pages of any other stream stay with nothing in them, as players stop at a wide gap. What is
 * no page goes.
 */
export function oggReader(): Reader {
  const streams = new Map<number, Stream>()
  return (bytes, at) => {
    const left = bytes.length - at
    if (left < HEAD) return { need: HEAD }
    if (u32(bytes, at) !== PAGE) {
      return { keep: 0, blank: runOf(bytes, at, (each) => each + 4 <= bytes.length && u32(bytes, each) !== PAGE) }
    }
    const head = HEAD + (bytes[at + HEAD - 1] ?? 0)
    if (left < head) return { need: head }
    const segments = bytes.slice(at + HEAD, at + head)
    const length = head + segments.reduce((sum, each) => sum + each, 0)
    const [flags, serial] = [bytes[at + 5] ?? 0, u32(bytes, at + 14)]
    const isFirst = (flags & FIRST) !== 0
    const plays = !isFirst && streams.get(serial)?.plays === true
    if (!plays && left < length) return { need: length }
    const page = bytes.subarray(at, at + length)
    if (isFirst) {
      streams.delete(serial)
      const codec = CODECS.find(({ first }) => begins(page.subarray(head), first))
      if (codec && streams.size < STREAMS) streams.set(serial, { codec, packet: 0, at: 0, plays: false })
    }
    const stream = streams.get(serial)
    if ((flags & LAST) !== 0) streams.delete(serial)
    if (plays) return { keep: length, blank: 0 }
    if (stream) stream.plays = clean(stream, page.subarray(head), segments)
    else page.fill(0, head)
    page.fill(0, CHECKSUM, CHECKSUM + 4)
    new DataView(page.buffer, page.byteOffset).setUint32(CHECKSUM, checksum(page), true)
    return { keep: length, blank: 0 }
  }
}

/** Blanks what a page has of comments; says whether the sound has begun. */
function clean(stream: Stream, page: Uint8Array, segments: Uint8Array): boolean {
  const { codec } = stream
  let from = 0
  for (const size of segments) {
    if (stream.packet > 1 && (codec.until === undefined || (stream.at === 0 && page[from] === codec.until))) return true
    if (stream.packet > 0) {
      page.fill(0, from + Math.min(size, Math.max(0, codec.kept - stream.at)), from + size)
      const framing = (codec.framing ?? -1) - stream.at
      if (framing >= 0 && framing < size) page[from + framing] = 1
    }
    from += size
    stream.at += size
    if (size < 255) {
      stream.packet += 1
      stream.at = 0
    }
  }
  return false
}

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte << 24
  for (let bit = 0; bit < 8; bit++) value = value & 0x80000000 ? (value << 1) ^ 0x04c11db7 : value << 1
  return value
})

function checksum(page: Uint8Array): number {
  let sum = 0
  for (const byte of page) sum = (sum << 8) ^ (TABLE[(sum >>> 24) ^ byte] ?? 0)
  return sum >>> 0
}
