import { ascii } from '../../pictures/picture.ts'
import { code, u32, type Reader } from './blank.ts'

const FILE = code('file')
/** What plays, by the box it stands in (ISO 14496-12). What holds no more of these is not gone into. */
const KEPT: ReadonlyMap<number, ReadonlySet<number>> = new Map(
  Object.entries({
    file: 'ftyp styp pdin moov moof mdat sidx ssix mfra',
    moov: 'mvhd iods trak mvex pssh',
    trak: 'tkhd tref trgr edts mdia',
    mdia: 'mdhd hdlr elng minf',
    moof: 'mfhd traf pssh',
    traf: 'tfhd tfdt trun sdtp sbgp sgpd subs saiz saio senc',
  }).map(([parent, types]) => [code(parent), new Set(types.split(' ').map(code))]),
)
/** They say when the film, or its track, was made and changed: eight bytes behind version and flags, sixteen in version 1. */
const TIMED = new Set(['mvhd', 'tkhd', 'mdhd'].map(code))
const HEAD = 8
const LARGE_HEAD = 16
const HANDLER = code('hdlr')
/** Of a handler: version, flags, and what it handles. Behind that a maker and a name may stand. */
const HANDLER_KEPT = 12
const FREE = ascii('free')

/**
 * Of MP4 and M4A only the boxes stay that play; any other becomes `free`, at its place, with nothing in it. A box that is
 * longer than the one it stands in ends with that; behind one whose size cannot be, nothing is left of that.
 */
export function mp4Reader(): Reader {
  let passed = 0
  const open: { type: number; end: number }[] = []
  const step = (keep: number, blank = 0) => {
    passed += keep + blank
    return { keep, blank }
  }
  return (bytes, at) => {
    while (passed >= (open.at(-1)?.end ?? Infinity)) open.pop()
    const parent = open.at(-1) ?? { type: FILE, end: Infinity }
    const room = parent.end - passed
    if (room < HEAD) return step(0, room)
    const left = bytes.length - at
    if (left < HEAD) return { need: HEAD }
    const short = u32(bytes, at)
    const head = short === 1 ? LARGE_HEAD : HEAD
    if (left < head) return { need: head }
    const said = short === 1 ? u32(bytes, at + 8) * 2 ** 32 + u32(bytes, at + 12) : short || Infinity
    const size = Math.min(said, room)
    if (size < head) return step(0, room)
    const type = u32(bytes, at + 4)
    const body = at + head
    const timed = TIMED.has(type)
    if (!KEPT.get(parent.type)?.has(type) || (timed && size < head + 20)) {
      bytes.set(FREE, at + 4)
      return step(head, size - head)
    }
    if (KEPT.has(type)) {
      open.push({ type, end: passed + size })
      return step(head)
    }
    if (type === HANDLER) return step(Math.min(size, head + HANDLER_KEPT), Math.max(0, size - head - HANDLER_KEPT))
    if (timed) {
      if (left < head + 20) return { need: head + 20 }
      bytes.fill(0, body + 4, body + (bytes[body] === 1 ? 20 : 12))
    }
    return step(size)
  }
}
