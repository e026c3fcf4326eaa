import { concat } from '../../bytes.ts'
import { ByteReader, demand, type Picture } from './picture.ts'

const [SOI, EOI, SOS, DHT, DQT, DRI] = [0xd8, 0xd9, 0xda, 0xc4, 0xdb, 0xdd]
const [APP0, APP14, APP15, COM] = [0xe0, 0xee, 0xef, 0xfe]
/** Baseline, extended and progressive: the frames that browsers draw (ITU T.81, table B.1). */
const FRAMES: ReadonlySet<number> = new Set([0xc0, 0xc1, 0xc2])
/**
 * A JPEG with its tables, frame and scans. Of the APPn segments only JFIF's (without its thumbnail) and Adobe's, which
 * says how colours are coded, stay; comments and all behind the end go.
 */
export function rewriteJpeg(bytes: Uint8Array): Picture {
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
      const small = marker === APP0 ? jfif(segment) : marker === APP14 ? adobe(segment) : null
      if (small) kept.push(header(marker, small), small)
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
    if (reader.u8() !== 0xff) continue
    const next = reader.u8()
    if (next === 0 || (next >= 0xd0 && next <= 0xd7)) continue
    const length = reader.at - 2 - start
    reader.at = start
    return reader.take(length)
  }
}

const begins = (segment: Uint8Array, text: string) =>
  segment.length >= text.length && [...text].every((letter, at) => segment[at] === letter.charCodeAt(0))

/** Name, version, and pixel density; the two zeros stand for no thumbnail. */
const jfif = (segment: Uint8Array) =>
  segment.length >= 14 && begins(segment, 'JFIF\0') ? concat([segment.subarray(0, 12), new Uint8Array(2)]) : null

const adobe = (segment: Uint8Array) =>
  segment.length >= 12 && begins(segment, 'Adobe') ? segment.subarray(0, 12) : null
