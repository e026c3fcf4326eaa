import { ascii } from '../../pictures/picture.ts'
import { code, u32, type Reader } from './blank.ts'

const FILE = code('file')
/** What plays, by the box it stands in (ISO 14496-12). What holds no more of these is not gone into. */
const KEPT: ReadonlyMap<number, ReadonlySet<number>> = new Map(
  Object.entries({
    file: 'ftyp styp pdin moov moof mdat sidx ssix mfra',
    moov: 'mvhd iods trak mvex pssh',
    mvex: 'mehd trex leva',
    trak: 'tkhd tref trgr edts mdia',
    tref: 'cdsc chap hint subt sync vdep auxl',
    edts: 'elst',
    mdia: 'mdhd hdlr elng minf',
    minf: 'vmhd smhd hmhd sthd nmhd gmhd hdlr dinf stbl',
    gmhd: 'gmin text',
    dinf: 'dref',
    dref: 'url urn',
    stbl: 'stsd stts ctts cslg stsc stsz stz2 stco co64 stss stsh padb stdp sdtp sbgp sgpd subs saiz saio',
    moof: 'mfhd traf pssh',
    traf: 'tfhd tfdt trun sdtp sbgp sgpd subs saiz saio senc',
    mfra: 'tfra mfro',
  }).map(([parent, types]) => [code(parent), codes(types)]),
)
/** Before the boxes in them: version, flags, and how many these are. */
const COUNTED = codes('stsd dref')
/** They say when the film, or its track, was made and changed: eight bytes behind version and flags, sixteen in version 1. */
const TIMED = codes('mvhd tkhd mdhd')
const HEAD = 8
const LARGE_HEAD = 16
/**
 * So much of them stays. A handler: version, flags, and what it handles, not its maker and its name. Where samples are:
 * version and flags, which say that they are here, not a path.
 */
const BEGINNINGS = new Map([
  [code('hdlr'), 12],
  [code('url '), 4],
  [code('urn '), 4],
])
/** Tells how samples are coded; what is in it stays, of what kind it may be. */
const DESCRIPTION = code('stsd')
const PICTURES = codes('avc1 avc2 avc3 avc4 hvc1 hev1 dvh1 dvhe dva1 dvav vp08 vp09 av01 mp4v encv s263 mjpg jpeg')
/** In the description of pictures: what made them, such as “GoPro AVC encoder”. */
const MAKER = { from: 42, to: 74 }
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
    if (parent.type === DESCRIPTION) {
      const known = PICTURES.has(type) ? Math.min(size, head + MAKER.to) : head
      if (left < known) return { need: known }
      bytes.fill(0, body + MAKER.from, at + known)
      return step(size)
    }
    const timed = TIMED.has(type)
    if (!KEPT.get(parent.type)?.has(type) || (timed && size < head + 20)) {
      bytes.set(FREE, at + 4)
      return step(head, size - head)
    }
    if (KEPT.has(type) || type === DESCRIPTION) {
      open.push({ type, end: passed + size })
      return step(Math.min(size, head + (COUNTED.has(type) ? 8 : 0)))
    }
    const beginning = BEGINNINGS.get(type)
    if (beginning !== undefined) return step(Math.min(size, head + beginning), Math.max(0, size - head - beginning))
    if (timed) {
      if (left < head + 20) return { need: head + 20 }
      bytes.fill(0, body + 4, body + (bytes[body] === 1 ? 20 : 12))
    }
    return step(size)
  }
}

function codes(types: string): ReadonlySet<number> {
  return new Set(types.split(' ').map((type) => code(type.padEnd(4))))
}
