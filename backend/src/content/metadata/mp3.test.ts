import fc from 'fast-check'
import { expect, test } from 'vitest'
import { concat } from '../../bytes.ts'
import { cleaned, holds } from '../../testing/cleaned.ts'
import { mp3 } from '../../testing/media.ts'
import { ascii } from '../../testing/pictures.ts'
import { id3, realSound, soundWithSecrets, tagsBehind, TOLD } from '../../testing/secret-media.ts'

const clean = (bytes: Uint8Array) => cleaned(bytes, 'audio/mpeg')
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

test('sound of another kind behind a tag stays, and so does what fills up the tag', async () => {
  const aac = Uint8Array.from({ length: 999 }, (_, at) => at * 7 + 1)
  expect(await clean(concat([id3(), aac]))).toEqual(concat([emptied(id3()), aac]))
  const filled = concat([new Uint8Array(2_000), mp3(4)])
  expect(await clean(concat([id3(), filled, tagsBehind()]))).toEqual(
    concat([emptied(id3()), filled, ascii('APETAGEX'), new Uint8Array(tagsBehind().length - 8)]),
  )
})

test('a frame that is met by chance is none', async () => {
  const junk = concat([ascii('Kisumu'), mp3(1).slice(0, 50), ascii('Kisumu'.repeat(100))])
  expect(await clean(concat([mp3(2), junk, mp3(3)]))).toEqual(concat([mp3(2), new Uint8Array(junk.length), mp3(3)]))
})
