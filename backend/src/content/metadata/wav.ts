import { ascii } from '../../pictures/picture.ts'
import { code, u32, type Reader } from './blank.ts'

const DATA = code('data')
const FORMAT = code('fmt ')
/** How much may stay of what else makes the sound. */
const KEPT = new Map([
  [code('fact'), 4],
  [DATA, Infinity],
])
/** How long a format is: PCM, float, A-law, µ-law, extensible; 50 for what is not known, as for ADPCM. */
const FORMATS = new Map([...[1, 3, 6, 7].map((tag) => [tag, 18] as const), [0xfffe, 40]])
/** What may stand behind the sound. */
const OTHERS = new Set(
  ['LIST', 'bext', 'id3 ', 'ID3 ', '_PMX', 'iXML', 'axml', 'cart', 'cue ', 'smpl', 'inst', 'JUNK', 'PAD '].map(code),
)
const [FILE_HEAD, CHUNK_HEAD] = [12, 8]
const JUNK = ascii('JUNK')

/** Of WAV the chunks stay that make the sound; any other becomes `JUNK`, at its place, with nothing in it. */
export function wavReader(): Reader {
  let begun = false
  let open = false
  return (bytes, at) => {
    if (!begun) {
      begun = true
      return { keep: FILE_HEAD, blank: 0 }
    }
    const left = bytes.length - at
    if (left < CHUNK_HEAD) return { need: CHUNK_HEAD }
    const type = u32(bytes, at)
    const said = u32(bytes.slice(at + 4, at + CHUNK_HEAD).toReversed(), 0)
    // Whoever writes into a stream does not know how much it will be.
    if ((open && !OTHERS.has(type)) || (type === DATA && said === 0xffffffff)) return { keep: Infinity, blank: 0 }
    open = type === DATA && said === 0
    const size = said + (said % 2)
    if (type === FORMAT && left < CHUNK_HEAD + 2) return { need: CHUNK_HEAD + 2 }
    const most = type === FORMAT ? formatLength(bytes, at + CHUNK_HEAD) : KEPT.get(type)
    if (most === undefined) bytes.set(JUNK, at)
    const kept = Math.min(size, most ?? 0)
    return { keep: CHUNK_HEAD + kept, blank: size - kept }
  }
}

const formatLength = (bytes: Uint8Array, at: number) => FORMATS.get((bytes[at] ?? 0) + (bytes[at + 1] ?? 0) * 256) ?? 50
