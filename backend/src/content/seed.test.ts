import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'node:path'
import { Content } from '@tajiconnect/contract/content'
import { LOCALES } from '@tajiconnect/contract/common'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { mediaTypeOf } from '../gateway/media-type.ts'
import { pictureSize } from './picture-size.ts'

const data = new URL('../../data/content/', import.meta.url)
const read = <T>(url: URL) => JSON.parse(readFileSync(url, 'utf8')) as T
const made = read<Content[]>(new URL('contents.json', data))
const seed = read<{ contents: Content[] }>(new URL('../../db.json', import.meta.url)).contents
const files = readdirSync(data).filter((name) => name !== 'contents.json')

test('each file has its row in the seed, and each row its file', () => {
  expect(seed.filter(({ user_id }) => user_id === null).map(({ id }) => id)).toEqual(made.map(({ id }) => id))
  expect(made.map(({ id }) => id).toSorted()).toEqual(files.map((name) => parse(name).name).toSorted())
})

test.each(files)('%s is what its row says', (name) => {
  const bytes = readFileSync(new URL(name, data))
  const row = seed.find(({ id }) => id === parse(name).name)
  expect(z.safeParse(Content, row).error?.issues ?? []).toEqual([])
  expect(row).toMatchObject({
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    media_type: mediaTypeOf(bytes),
    ...(pictureSize(bytes, row?.media_type ?? '') ?? { width: null, height: null }),
  })
  expect(bytes.length).toBeLessThan(250_000)
})

test.each(seed.filter(({ media_type }) => media_type !== 'text/vtt'))(
  '$id can be followed without hearing and without seeing, in both languages',
  ({ media_type, transcript, captions, duration_s }) => {
    for (const locale of LOCALES) expect(transcript?.[locale]?.trim(), locale).toBeTruthy()
    if (media_type.startsWith('image/')) return
    expect(duration_s).toBeGreaterThan(9)
    expect(captions.map(({ locale }) => locale)).toEqual([...LOCALES])
    for (const { content_id } of captions) {
      const text = readFileSync(new URL(`${content_id}.vtt`, data), 'utf8')
      const times = Array.from(text.matchAll(/^00:(\d\d\.\d{3}) --> 00:(\d\d\.\d{3})$/gm), ([, from, to]) => [
        Number(from),
        Number(to),
      ])
      expect(times.length).toBeGreaterThan(3)
      for (const [at, [from = 0, to = 0]] of times.entries()) {
        expect(from).toBeLessThan(to)
        expect(to).toBeLessThanOrEqual(times[at + 1]?.[0] ?? duration_s ?? 0)
      }
    }
  },
)
