import { ascii, begins } from '../../pictures/picture.ts'
import { runOf, type Reader } from './blank.ts'

const [SEGMENT, INFO, CLUSTER, TRACKS, TRACK] = [0x18538067, 0x1549a966, 0x1f43b675, 0x1654ae6b, 0xae]
/** Their head stays, and what is in them is looked at one by one. */
const ENTERED = new Set([SEGMENT, INFO, TRACKS, TRACK])
/** What the codec has to know beforehand; of Vorbis its three first packets, and the second one is comments. */
const CODEC_PRIVATE = 0x63a2
const COMMENTS = '\x03vorbis'
/** No vendor, none of them, and a bit that they have ended. */
const NO_COMMENTS = Uint8Array.of(...ascii(COMMENTS), 0, 0, 0, 0, 0, 0, 0, 0, 1)
/** Holds the lengths of comments up to 16 MB. */
const CODEC_HEAD = 64 * 1024
const KEPT = new Set(
  [
    // EBML’s own head, SeekHead, Cues.
    [0x1a45dfa3, 0x114d9b74, 0x1c53bb6b, CLUSTER],
    // What plays in a cluster: its time, blocks alone and in groups, and where it is.
    [0xe7, 0xa3, 0xa0, 0xa7, 0xab],
    // Of Info: how long it lasts, in what unit.
    [0x2ad7b1, 0x4489],
    // Of a track: number, UID, type, flags, language,
    [0xd7, 0x73c5, 0x83, 0xb9, 0x88, 0x55aa, 0x55ab, 0x55ac, 0x55ad, 0x55ae, 0x55af, 0x9c, 0x22b59c, 0x22b59d],
    // times, and what is added to blocks,
    [0x6de7, 0x6df8, 0x23e383, 0x234e7a, 0x23314f, 0x56aa, 0x56bb, 0x55ee, 0x41e4],
    // codec, picture and sound, how they are coded; neither its name nor its codec’s.
    [0x86, CODEC_PRIVATE, 0xe0, 0xe1, 0x6d80],
  ].flat(),
)
/** Programs that wrote it: there has to be a text, which may be empty. */
const EMPTIED = new Set([0x4d80, 0x5741])
const VOID = 0xec

/**
 * Of WebM (RFC 8794, 9559) the elements stay that play; any other, such as tags, attachments, and the date, becomes
 * `Void`, at its place, with nothing in it. An id means the same at each level, so that nobody has to know where one ends.
 */
export function webmReader(): Reader {
  let rest = 0
  return (bytes, at) => {
    if (rest > 0) {
      const keep = rest
      rest = 0
      return { keep, blank: 0 }
    }
    const left = bytes.length - at
    const idLength = lengthOf(bytes[at])
    if (idLength > 4) return { keep: 0, blank: runOf(bytes, at, (each) => lengthOf(bytes[each]) > 4) }
    if (left <= idLength) return { need: idLength + 1 }
    const sizeLength = lengthOf(bytes[at + idLength])
    if (sizeLength > 8) return { keep: 0, blank: idLength + 1 }
    const head = idLength + sizeLength
    if (left < head) return { need: head }
    const id = numberOf(bytes, at, idLength)
    const size = numberOf(bytes, at + idLength, sizeLength, 0xff >> sizeLength)
    // All ones: as long as what is in it. Only a segment and a cluster may be.
    const isOpen = size >= 2 ** (7 * sizeLength) - 1
    if (ENTERED.has(id) || (id === CLUSTER && isOpen)) return { keep: head, blank: 0 }
    if (isOpen) return { keep: 0, blank: head }
    if (id === CODEC_PRIVATE) {
      const known = head + Math.min(size, CODEC_HEAD)
      if (left < known) return { need: known }
      const [from, length] = commentsIn(bytes.subarray(at + head, at + known))
      if (length > 0) {
        bytes.set(NO_COMMENTS, at + head + from)
        const blank = Math.min(length, size - from) - NO_COMMENTS.length
        const keep = head + from + NO_COMMENTS.length
        rest = head + size - keep - blank
        return { keep, blank }
      }
    }
    if (KEPT.has(id)) return { keep: head + size, blank: 0 }
    if (!EMPTIED.has(id)) writeVoid(bytes, at, head, size)
    return { keep: head, blank: size }
  }
}

/** Where Vorbis’ comments begin in what its codec has to know, and how long they are said to be; 0 for none. */
function commentsIn(body: Uint8Array): [from: number, length: number] {
  let at = 1
  const [first = 0, second = 0] = [1, 2].map(() => {
    const full = runOf(body, at, (each) => body[each] === 0xff)
    at += full + 1
    return full * 0xff + (body[at - 1] ?? 0)
  })
  const from = at + first
  const comments = body.subarray(from, from + second)
  const are = body[0] === 2 && comments.length >= NO_COMMENTS.length && begins(comments, COMMENTS)
  return [from, are ? second : 0]
}

/** By the first one in the first byte; 9 where there is none. */
const lengthOf = (first = 0) => Math.clz32(first) - 23

/** So many bytes as a number, of the first one only some bits. */
function numberOf(bytes: Uint8Array, at: number, length: number, mask = 0xff): number {
  let value = (bytes[at] ?? 0) & mask
  for (let next = at + 1; next < at + length; next++) value = value * 256 + (bytes[next] ?? 0)
  return value
}

/** One byte of id, as many of size as there are (eight at most), and the rest is in it. */
function writeVoid(bytes: Uint8Array, at: number, head: number, size: number) {
  const length = Math.min(8, head - 1)
  bytes.fill(0, at, at + head)
  let value = size + head - 1 - length
  for (let to = at + length; to > at; to--) {
    bytes[to] = value % 256
    value = Math.floor(value / 256)
  }
  bytes[at] = VOID
  bytes[at + 1] = (bytes[at + 1] ?? 0) | (0x100 >> length)
}
