import type { Session } from '@tajiconnect/contract/auth'
import { CONTENT_MAX_BYTES, PICTURE_MAX_BYTES } from '@tajiconnect/contract/limits'
import { beforeEach, expect, test } from 'vitest'
import { concat } from '../bytes.ts'
import type { FileStore } from '../deps.ts'
import { registerAs } from '../testing/authors.ts'
import { CLOSING, OPENING, sendForm } from '../testing/forms.ts'
import { openTestGateway, type TestGateway } from '../testing/gateway.ts'
import { gif, isoMedia } from '../testing/media.ts'
import { ascii, png } from '../testing/pictures.ts'

let gateway: TestGateway
let me: Session
beforeEach(async () => {
  gateway = await openTestGateway()
  me = await registerAs(gateway, 'instructor')
})

const problemOf = async (response: Response) => {
  const { status, code } = await response.json()
  return [status, code]
}

/** Takes everything and keeps nothing; says how much has come, and how much more was on its way at most. */
function countingFiles(given: () => number) {
  let taken = 0
  let most = 0
  const files: FileStore = {
    write: async (chunks) => {
      for await (const chunk of chunks) {
        taken += chunk.length
        most = Math.max(most, given() - taken)
      }
      return { id: crypto.randomUUID(), bytes: taken, sha256: '0'.repeat(64) }
    },
    open: async () => null,
    remove: async () => {},
    list: async () => [],
  }
  return { files, taken: () => taken, most: () => most }
}

const CHUNK = 64 * 1024

/** A film, or whatever begins so, of so many bytes, each piece made when it is asked for. */
function film(size: number, first = isoMedia('isom')) {
  let given = 0
  const body = new ReadableStream({
    start: (stream) => stream.enqueue(concat([OPENING, first])),
    pull(stream) {
      const piece = new Uint8Array(Math.min(CHUNK, size - first.length - given))
      given += piece.length
      if (piece.length > 0) return stream.enqueue(piece)
      stream.enqueue(CLOSING)
      stream.close()
    },
  })
  return { body, given: () => given }
}

async function openCounting(size: number, first?: Uint8Array<ArrayBuffer>) {
  const { body, given } = film(size, first)
  const counting = countingFiles(given)
  const other = await openTestGateway({ files: counting.files })
  return { body, given, counting, other, by: await registerAs(other, 'instructor') }
}

test('60 MB go through with no more than a few pieces held', async () => {
  const { body, counting, other, by } = await openCounting(60_000_000)
  const response = await sendForm(other, by.access_token, body)
  expect([response.status, (await response.json()).bytes]).toEqual([201, 60_000_000])
  expect(counting.most()).toBeLessThan(8 * CHUNK)
})

test('as much as is allowed, to the byte', async () => {
  for (const [size, status] of [
    [CONTENT_MAX_BYTES, 201],
    [CONTENT_MAX_BYTES + 1, 413],
  ] as const) {
    const { body, other, by } = await openCounting(size)
    expect((await sendForm(other, by.access_token, body)).status).toBe(status)
  }
})

test('more than that is read no further, and says what the limit is', async () => {
  const { body, given, other, by } = await openCounting(1_000_000_000)
  const problem = await (await sendForm(other, by.access_token, body)).json()
  expect([problem.status, problem.code]).toEqual([413, 'body_too_large'])
  expect(problem.detail).toContain('100,000,000')
  expect(given()).toBeLessThan(CONTENT_MAX_BYTES + 20 * CHUNK)
})

test.each([
  ['PNG', png()],
  ['GIF', gif()],
])('of a picture (%s) a quarter is read at most', async (_, first) => {
  const { body, given, other, by } = await openCounting(CONTENT_MAX_BYTES, first)
  const problem = await (await sendForm(other, by.access_token, body)).json()
  expect([problem.status, problem.code]).toEqual([413, 'body_too_large'])
  expect(problem.detail).toContain('25,000,000')
  expect(given()).toBeLessThan(PICTURE_MAX_BYTES + 20 * CHUNK)
})

test('more than that, announced, is not read at all', async () => {
  const body = new ReadableStream({ pull: () => new Promise(() => {}) }, { highWaterMark: 0 })
  const response = await sendForm(gateway, me.access_token, body, { 'Content-Length': '200000000' })
  expect(await problemOf(response)).toEqual([413, 'body_too_large'])
})

test('what is of no type taken here is read no further', async () => {
  let given = 0
  const body = new ReadableStream({
    start: (stream) => stream.enqueue(concat([OPENING, ascii('<html>')])),
    pull: (stream) => {
      given += CHUNK
      stream.enqueue(new Uint8Array(CHUNK).fill(32))
    },
  })
  expect((await sendForm(gateway, me.access_token, body)).status).toBe(415)
  expect(given).toBeLessThan(8 * CHUNK)
})

test('who may not send is not read', async () => {
  const learner = await gateway.register()
  const body = new ReadableStream({ pull: () => new Promise(() => {}) }, { highWaterMark: 0 })
  expect(await problemOf(await sendForm(gateway, learner.access_token, body))).toEqual([403, 'forbidden'])
})
