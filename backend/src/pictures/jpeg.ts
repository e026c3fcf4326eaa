import { concat } from '../bytes.ts'
import { ascii, begins, BrokenPicture, ByteReader, demand, type Fidelity, type Picture } from './picture.ts'

const [SOI, EOI, SOS, DHT, DQT, DRI] = [0xd8, 0xd9, 0xda, 0xc4, 0xdb, 0xdd]
const [APP0, APP1, APP2, APP14, APP15, COM] = [0xe0, 0xe1, 0xe2, 0xee, 0xef, 0xfe]
/** Baseline, extended and progressive: the frames that browsers draw (ITU T.81, table B.1). */
const FRAMES: ReadonlySet<number> = new Set([0xc0, 0xc1, 0xc2])
/**
 * A JPEG with its tables, frame and scans. Of the APPn segments only JFIF's (without its thumbnail) and Adobe's, which
 * says how colours are coded, stay, and of a faithful one the colour profile and which side is up; comments and all
 * behind the end go.
 */
export function rewriteJpeg(bytes: Uint8Array, fidelity: Fidelity): Picture {
  const reader = new ByteReader(bytes)
  demand(reader.u16() === 0xff00 + SOI)
  const kept: Uint8Array[] = [Uint8Array.of(0xff, SOI)]
  let size: { width: number; height: number } | undefined
  let scans = 0
  for (;;) {
    const marker = nextMarker(reader)
    if (marker === EOI) break
    const segment = reader.take(reader.u16() - 2)
    if (marker >= APP0 && marker <= APP15) {
      const small = fidelity === 'faithful' ? (always[marker] ?? looks[marker]) : always[marker]
      const body = small?.(segment)
      if (body) kept.push(header(marker, body), body)
      continue
    }
    if (marker === COM) continue
    if (FRAMES.has(marker)) {
      demand(size === undefined)
      size = sizeOf(segment)
    } else if (marker === SOS) demand(size !== undefined && segment.length === 4 + 2 * (segment[0] ?? 0))
    else demandTables(marker, segment)
    kept.push(header(marker, segment), segment)
    if (marker === SOS) {
      scans += 1
      kept.push(scanAt(reader))
    }
  }
  demand(size !== undefined && scans > 0)
  return { bytes: concat([...kept, Uint8Array.of(0xff, EOI)]), ...size }
}

/** A marker may be filled up with any number of FF before it. */
function nextMarker(reader: ByteReader): number {
  demand(reader.u8() === 0xff)
  for (;;) {
    const code = reader.u8()
    if (code !== 0xff) return code
  }
}

const header = (marker: number, { length }: Uint8Array) =>
  Uint8Array.of(0xff, marker, (length + 2) >> 8, (length + 2) & 0xff)

function sizeOf(frame: Uint8Array) {
  const reader = new ByteReader(frame)
  demand(reader.u8() === 8)
  const [height, width, components] = [reader.u16(), reader.u16(), reader.u8()]
  demand([1, 3, 4].includes(components) && reader.left === 3 * components)
  return { width, height }
}

/** Tables are what they say, and hold nothing besides (ITU T.81, B.2.4). */
function demandTables(marker: number, segment: Uint8Array): void {
  const reader = new ByteReader(segment)
  if (marker === DRI) return demand(segment.length === 2)
  demand(marker === DQT || marker === DHT)
  while (reader.left > 0) {
    const head = reader.u8()
    demand((head & 0x0f) <= 3 && head >> 4 <= 1)
    if (marker === DQT) reader.take(head >> 4 ? 128 : 64)
    else reader.take(reader.take(16).reduce((sum, count) => sum + count, 0))
  }
}

/** Coded data up to the next marker: in it FF is followed by 00, or by a restart (D0–D7). */
function scanAt(reader: ByteReader): Uint8Array {
  const start = reader.at
  for (;;) {
    reader.pass(0xff)
    const next = reader.u8()
    if (next === 0 || (next >= 0xd0 && next <= 0xd7)) continue
    const length = reader.at - 2 - start
    reader.at = start
    return reader.take(length)
  }
}

/** Name, version, and pixel density; the two zeros stand for no thumbnail. */
const jfif = (segment: Uint8Array) =>
  segment.length >= 14 && begins(segment, 'JFIF\0') ? concat([segment.subarray(0, 12), new Uint8Array(2)]) : null

const adobe = (segment: Uint8Array) =>
  segment.length >= 12 && begins(segment, 'Adobe') ? segment.subarray(0, 12) : null

/** How pixels were to be profiled, in as many segments as it takes (ICC.1, annex B.4). */
const profile = (segment: Uint8Array) => (begins(segment, 'ICC_PROFILE\0') ? segment : null)

/** Which side is up, and nothing else of all that EXIF may tell; null where the picture stands as it is. */
function upright(segment: Uint8Array): Uint8Array | null {
  const side = begins(segment, EXIF) ? sideUp(segment.subarray(EXIF.length)) : 1
  return side === 1
    ? null
    : concat([ascii(EXIF), ascii('MM\0\x2a'), ONE_ENTRY, Uint8Array.of(0, side), new Uint8Array(6)])
}
const EXIF = 'Exif\0\0'
const [ORIENTATION, SHORT] = [0x112, 3]
/** Where the directory is; that it has one entry; its tag, its type, and that it has one value. */
const ONE_ENTRY = Uint8Array.of(0, 0, 0, 8, 0, 1, ORIENTATION >> 8, ORIENTATION & 0xff, 0, SHORT, 0, 0, 0, 1)
const ENTRY = 12

/** The orientation in a TIFF structure (EXIF 2.32, §4.6.2 and tag 0112), 2–8; 1 where it says none, or is broken. */
function sideUp(tiff: Uint8Array): number {
  try {
    const reader = new ByteReader(tiff, { littleEndian: begins(tiff, 'II') })
    reader.take(4)
    reader.at = reader.u32()
    for (let left = reader.u16(); left > 0; left--) {
      const entry = new ByteReader(reader.take(ENTRY), { littleEndian: begins(tiff, 'II') })
      if (entry.u16() !== ORIENTATION || entry.u16() !== SHORT) continue
      entry.take(4)
      const side = entry.u16()
      return side >= 2 && side <= 8 ? side : 1
    }
  } catch (error) {
    if (!(error instanceof BrokenPicture)) throw error
  }
  return 1
}

type Keeps = Partial<Record<number, (segment: Uint8Array) => Uint8Array | null>>
const always: Keeps = { [APP0]: jfif, [APP14]: adobe }
const looks: Keeps = { [APP1]: upright, [APP2]: profile }
