import { mp3FrameLength } from '../../gateway/media-type.ts'
import { ProblemError } from '../../gateway/problem-error.ts'
import { begins } from '../../pictures/picture.ts'
import { code, runOf, type Reader } from './blank.ts'

const TAG_HEAD = 10
const FOOTER = 0x10
/** Further than this players do not look for the first frame either. */
const STRANGE_BYTES = 64 * 1024
/** By these words at their beginning players know that what follows is no sound; without them some stop with an error. */
const MARKS = ['TAG', 'APETAGEX']
/** By three letters. */
const TAGS = new Set(['ID3', 'TAG', 'APE'].map((letters) => code(`\0${letters}`)))

/**
 * Of MP3 the frames stay. Tags of ID3v2 become empty ones of the same length; whatever else stands before, between or
 * behind frames, such as ID3v1, APE, or lyrics, goes. 415 where no frames follow the tags: that is sound of another
 * kind, such as AAC.
 */
export function mp3Reader(): Reader {
  let state: 'start' | 'in step' | 'lost' = 'start'
  let strange = 0
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
    if (length !== null) {
      if (left < length) return { need: length }
      const sound = state === 'in step' ? soundLength(bytes, at, length) : 0
      if (sound === length) return { keep: length, blank: 0 }
      // One alone is too easily met by chance, and one with a tag in it is cut off, if no other follows.
      if (left < length + 4) return { need: length + 4 }
      if (mp3FrameLength(bytes, at + length) !== null) {
        state = 'in step'
        return { keep: length, blank: 0 }
      }
      if (sound > 0) return { keep: sound, blank: 0 }
    }
    const lost = 1 + runOf(bytes, at + 1, (each) => each + TAG_HEAD <= bytes.length && !mayBegin(bytes, each))
    if (state === 'start') {
      strange += lost
      if (strange > STRANGE_BYTES) throw noFrames()
      return { keep: 0, blank: lost }
    }
    const mark = state === 'lost' ? 0 : (MARKS.find((word) => begins(bytes.subarray(at), word))?.length ?? 0)
    state = 'lost'
    return { keep: mark, blank: Math.max(0, lost - mark) }
  }
}

const noFrames = () =>
  new ProblemError('unsupported_media_type', { detail: 'No frames of MP3 follow its tags. Send sound as MP3 or M4A.' })

const isTag = (bytes: Uint8Array, at: number) => bytes[at] === 0x49 && bytes[at + 1] === 0x44 && bytes[at + 2] === 0x33

const mayBegin = (bytes: Uint8Array, at: number) => isTag(bytes, at) || mp3FrameLength(bytes, at) !== null

/** How much of a frame stands before the first tag in it. */
function soundLength(bytes: Uint8Array, at: number, length: number): number {
  let letters = 0
  for (let each = at; each < at + length; each++) {
    letters = ((letters << 8) | (bytes[each] ?? 0)) & 0xffffff
    if (TAGS.has(letters)) return each - 2 - at
  }
  return length
}

/** What follows the head of an ID3v2 tag, its footer too; null where none begins here. */
function tagLength(bytes: Uint8Array, at: number): number | null {
  if (!isTag(bytes, at)) return null
  const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(at + 6, at + TAG_HEAD)
  if ((a | b | c | d) >= 0x80) return null
  const footer = ((bytes[at + 5] ?? 0) & FOOTER) === 0 ? 0 : TAG_HEAD
  return a * 2 ** 21 + b * 2 ** 14 + c * 2 ** 7 + d + footer
}
