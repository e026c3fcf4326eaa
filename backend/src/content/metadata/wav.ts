import { ascii } from '../../pictures/picture.ts'
import { code, u32, type Reader } from './blank.ts'

const DATA = code('data')
const KEPT = new Set([code('fmt '), code('fact'), DATA])
const [FILE_HEAD, CHUNK_HEAD] = [12, 8]
const JUNK = ascii('JUNK')

/** Of WAV the chunks stay that make the sound; any other becomes `JUNK`, at its place, with nothing in it. */
export function wavReader(): Reader {
  let begun = false
  return (bytes, at) => {
    if (!begun) {
      begun = true
      return { keep: FILE_HEAD, blank: 0 }
    }
    if (bytes.length - at < CHUNK_HEAD) return { need: CHUNK_HEAD }
    const type = u32(bytes, at)
    const said = u32(bytes.slice(at + 4, at + CHUNK_HEAD).toReversed(), 0)
    // Whoever writes into a stream does not know how much it will be.
    if (type === DATA && (said === 0 || said === 0xffffffff)) return { keep: Infinity, blank: 0 }
    const size = said + (said % 2)
    if (KEPT.has(type)) return { keep: CHUNK_HEAD + size, blank: 0 }
    bytes.set(JUNK, at)
    return { keep: CHUNK_HEAD, blank: size }
  }
}
