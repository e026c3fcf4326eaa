import { runOf, type Reader } from './blank.ts'

const [SEGMENT, INFO, CLUSTER] = [0x18538067, 0x1549a966, 0x1f43b675]
/** Their head stays, and what is in them is looked at one by one. */
const ENTERED = new Set([SEGMENT, INFO])
const KEPT = new Set([
  // EBML’s own head, SeekHead, Tracks, Cues.
  0x1a45dfa3,
  0x114d9b74,
  0x1654ae6b,
  0x1c53bb6b,
  CLUSTER,
  // What plays in a cluster: its time, blocks alone and in groups, and where it is.
  0xe7,
  0xa3,
  0xa0,
  0xa7,
  0xab,
  // Of Info: how long it lasts, in what unit.
  0x2ad7b1,
  0x4489,
])
/** Programs that wrote it: there has to be a text, which may be empty. */
const EMPTIED = new Set([0x4d80, 0x5741])
const VOID = 0xec

/**
 * Of WebM (RFC 8794, 9559) the elements stay that play; any other, such as tags, attachments, and the date, becomes
 * `Void`, at its place, with nothing in it. An id means the same at each level, so that nobody has to know where one ends.
 */
export function webmReader(): Reader {
  return (bytes, at) => {
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
    if (KEPT.has(id)) return { keep: head + size, blank: 0 }
    if (!EMPTIED.has(id)) writeVoid(bytes, at, head, size)
    return { keep: head, blank: size }
  }
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
