import { mp3FrameLength } from '../../gateway/media-type.ts'
import { begins } from '../../pictures/picture.ts'
import { runOf, type Reader } from './blank.ts'

const TAG_HEAD = 10
const FOOTER = 0x10
/** By these words at their beginning players know that what follows is no sound; without them some stop with an error. */
const MARKS = ['TAG', 'APETAGEX']

/**
 * Of MP3 the frames stay. Tags before them (ID3v2) become empty ones of the same length; whatever else stands between
 * frames or behind them, such as ID3v1, APE, or lyrics, goes. Where no frame follows the tags, the sound is none that is
 * known here, and stays.
 */
export function mp3Reader(): Reader {
  let state: 'start' | 'in step' | 'lost' = 'start'
  return (bytes, at) => {
    const left = bytes.length - at
    if (left < TAG_HEAD) return { need: TAG_HEAD }
    const tag = tagLength(bytes, at)
    if (tag !== null) {
      if (state === 'lost') state = 'in step'
      // No extended header, no unsynchronisation: there is nothing more in it.
      bytes[at + 5] = (bytes[at + 5] ?? 0) & FOOTER
      return { keep: TAG_HEAD, blank: tag }
    }
    const length = mp3FrameLength(bytes, at)
    if (state === 'start') {
      // Some fill up what is behind a tag.
      const filled = runOf(bytes, at, (each) => bytes[each] === 0)
      if (filled > 0) return { keep: filled, blank: 0 }
      if (length === null) return { keep: Infinity, blank: 0 }
      state = 'in step'
    }
    if (length !== null) {
      if (state === 'in step') return { keep: length, blank: 0 }
      // One alone is too easily met by chance.
      if (left < length + 4) return { need: length + 4 }
      if (mp3FrameLength(bytes, at + length) !== null) {
        state = 'in step'
        return { keep: length, blank: 0 }
      }
    }
    const mark = state === 'lost' ? 0 : (MARKS.find((word) => begins(bytes.subarray(at), word))?.length ?? 0)
    state = 'lost'
    const lost = 1 + runOf(bytes, at + 1, (each) => each + TAG_HEAD <= bytes.length && !mayBegin(bytes, each))
    return { keep: mark, blank: Math.max(0, lost - mark) }
  }
}

const isTag = (bytes: Uint8Array, at: number) => bytes[at] === 0x49 && bytes[at + 1] === 0x44 && bytes[at + 2] === 0x33

const mayBegin = (bytes: Uint8Array, at: number) => isTag(bytes, at) || mp3FrameLength(bytes, at) !== null

/** What follows the head of an ID3v2 tag, its footer too; null where none begins here. */
function tagLength(bytes: Uint8Array, at: number): number | null {
  if (!isTag(bytes, at)) return null
  const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(at + 6, at + TAG_HEAD)
  if ((a | b | c | d) >= 0x80) return null
  const footer = ((bytes[at + 5] ?? 0) & FOOTER) === 0 ? 0 : TAG_HEAD
  return a * 2 ** 21 + b * 2 ** 14 + c * 2 ** 7 + d + footer
}
