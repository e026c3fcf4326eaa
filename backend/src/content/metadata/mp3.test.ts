import fc from 'fast-check'
import { expect, test } from 'vitest'
import { concat } from '../../bytes.ts'
import { cleaned, holds } from '../../testing/cleaned.ts'
import { mp3 } from '../../testing/media.ts'
import { ascii } from '../../testing/pictures.ts'
import { id3, realSound, soundWithSecrets, tagsBehind, TOLD } from '../../testing/secret-media.ts'

const clean = (bytes: Uint8Array) => cleaned(bytes, 'audio/mpeg')
/** A frame of 128 kbit/s: 417 bytes. */
const long = concat([Uint8Array.of(0xff, 0xfb, 0x90, 0xc0), new Uint8Array(413)])
const emptied = (tag: Uint8Array, flags = 0) => tag.map((byte, at) => (at === 5 ? flags : at < 10 ? byte : 0))

test('real sound stays byte for byte; its tags stay as empty ones', async () => {
  expect(await clean(realSound())).toEqual(realSound())
  const after = await clean(soundWithSecrets())
  const tags = [emptied(id3()), emptied(id3({ version: 4, flags: 0xd0 }), 0x10)]
  const behind = tagsBehind().map((byte, at) => (at < 8 ? byte : 0))
  expect(after).toEqual(concat([...tags, realSound(), behind]))
})

test('tags wherever they stand go, and frames stay', async () => {
  const tag = fc.constantFrom(id3(), id3({ version: 2 }), id3({ version: 4, flags: 0x10 }), tagsBehind())
  const frames = fc.integer({ min: 2, max: 5 }).map((count) => mp3(count))
  await fc.assert(
    fc.asyncProperty(frames, fc.array(fc.tuple(tag, frames), { maxLength: 4 }), async (first, others) => {
      const after = await clean(concat([first, ...others.flat()]))
      let at = first.length
      expect(after.slice(0, at)).toEqual(first)
      for (const [lost, sound] of others) {
        at += lost.length
        expect(after.slice(at, (at += sound.length))).toEqual(sound)
      }
      for (const word of TOLD) expect(holds(after, word)).toBe(false)
    }),
  )
})

test('a single tag before the end leaves the mark by which players know it', async () => {
  const id3v1 = concat([ascii('TAG'), ascii('Kisumu'.padEnd(125, '!'))])
  expect(await clean(concat([mp3(2), id3v1]))).toEqual(concat([mp3(2), ascii('TAG'), new Uint8Array(125)]))
})

test.each([
  ['an odd byte', Uint8Array.of(7)],
  ['the rest of a tag that says it is shorter', ascii('Kisumu 1')],
  ['APE’s tag', tagsBehind()],
  ['a frame that is met by chance', concat([mp3(1), ascii('Kisumu')])],
  ['as much as players pass over', new Uint8Array(64 * 1024).fill(7)],
])('%s before the first frame goes', async (_, odd) => {
  const [film, end] = [concat([id3(), odd, mp3(5), tagsBehind()]), new Uint8Array(tagsBehind().length - 8)]
  expect(await clean(film)).toEqual(
    concat([emptied(id3()), new Uint8Array(odd.length), mp3(5), ascii('APETAGEX'), end]),
  )
})

test('sound of another kind behind a tag is refused, and says what to send', async () => {
  const frame = concat([Uint8Array.from([0xff, 0xf1, 0x50, 0x80, 0x0c, 0x9f, 0xfc]), new Uint8Array(93).fill(0x21)])
  const aac = concat([id3(), ...Array.from({ length: 700 }, () => frame), tagsBehind()])
  await expect(clean(aac)).rejects.toThrow(/MP3 or M4A/)
})

test('what fills up a tag stays', async () => {
  const filled = concat([new Uint8Array(2_000), mp3(4)])
  expect(await clean(concat([id3(), filled, tagsBehind()]))).toEqual(
    concat([emptied(id3()), filled, ascii('APETAGEX'), new Uint8Array(tagsBehind().length - 8)]),
  )
})

test.each([
  ['so that the file ends in it', 10],
  ['so that it reaches into the tag', 90],
])('a frame that is cut off before a tag, %s', async (_, length) => {
  const end = concat([ascii('TAG'), ascii('Mama Achieng'.padEnd(125, '!'))])
  const after = await clean(concat([mp3(3), long.slice(0, long.length - 128 - 10 + length), end]))
  expect(holds(after, 'Achieng')).toBe(false)
  expect(after.slice(0, 312)).toEqual(mp3(3))
})

test('what looks like a tag in a frame is sound, if another frame follows', async () => {
  const like = concat([mp3(1).slice(0, 60), ascii('TAG'), mp3(1).slice(63)])
  const film = concat([mp3(2), like, mp3(2)])
  expect(await clean(film)).toEqual(film)
})

test('a frame that is met by chance is none', async () => {
  const junk = concat([ascii('Kisumu'), mp3(1).slice(0, 50), ascii('Kisumu'.repeat(100))])
  expect(await clean(concat([mp3(2), junk, mp3(3)]))).toEqual(concat([mp3(2), new Uint8Array(junk.length), mp3(3)]))
})
