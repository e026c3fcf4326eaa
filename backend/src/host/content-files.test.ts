import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { StoreUnavailable } from '../store.ts'
import { faultyFiles } from '../testing/faulty-files.ts'
import { openContentFiles } from './content-files.ts'
import { realFiles, type Files } from './files.ts'

let root: string
let dir: string
let seedDir: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'files-'))
  dir = join(root, 'data', 'files')
  seedDir = join(root, 'seed')
  mkdirSync(seedDir)
  writeFileSync(join(seedDir, 'film.mp4'), 'a film')
  writeFileSync(join(seedDir, 'contents.json'), '[]')
  writeFileSync(join(root, 'secret'), 'secret')
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const open = (files?: Files) => openContentFiles({ dir, seedDir }, files)
const BYTES = Uint8Array.from({ length: 200_000 }, (_, at) => at % 251)
async function* pieces(...sizes: number[]) {
  let at = 0
  for (const size of sizes) yield BYTES.subarray(at, (at += size))
}
const all = () => pieces(1, 99_999, 100_000)
const read = async (stream: ReadableStream<Uint8Array<ArrayBuffer>> | null) =>
  stream && new Uint8Array(await new Response(stream).arrayBuffer())

describe('writing', () => {
  test('keeps what came, and says how much it was and its hash', async () => {
    const files = await open()
    const kept = await files.write(all())
    expect(kept).toMatchObject({ bytes: 200_000, sha256: createHash('sha256').update(BYTES).digest('hex') })
    expect(await read(await files.open(kept.id, { start: 0, end: 199_999 }))).toEqual(BYTES)
    expect(await files.list()).toEqual([kept.id])
    expect(readdirSync(dir)).toEqual([kept.id])
  })

  test('is there for whoever opens the place later', async () => {
    const { id } = await (await open()).write(all())
    expect(await read(await (await open()).open(id, { start: 5, end: 9 }))).toEqual(BYTES.slice(5, 10))
  })

  test('two at once do not meet', async () => {
    const files = await open()
    const [a, b] = await Promise.all([files.write(all()), files.write(pieces(10))])
    expect([a.bytes, b.bytes]).toEqual([200_000, 10])
    expect((await files.list()).toSorted()).toEqual([a.id, b.id].toSorted())
  })

  test('bytes that break off leave nothing, and their own error', async () => {
    const files = await open()
    async function* broken() {
      yield BYTES
      throw new Error('gone')
    }
    await expect(files.write(broken())).rejects.toThrow('gone')
    expect(readdirSync(dir)).toEqual([])
  })

  test('the disk may refuse any call: nothing is left then, and the next one is kept', async () => {
    const count = faultyFiles()
    await (await open(count)).write(all())
    const calls = count.calls()
    expect(calls).toBeGreaterThan(8)
    let refused = 0
    for (let call = 1; call <= calls; call++) {
      rmSync(dir, { recursive: true, force: true })
      let armed = false
      const faulty = faultyFiles((number) => armed && number === call)
      const files = await open(faulty)
      armed = true
      const outcome = await files.write(all()).catch((error: Error) => error)
      await faulty.abandon()
      armed = false
      if (outcome instanceof Error) {
        refused += 1
        expect(outcome).toBeInstanceOf(StoreUnavailable)
        expect(readdirSync(dir), `call ${call}`).toEqual([])
      } else expect(readdirSync(dir), `call ${call}`).toEqual([outcome.id])
      await files.write(pieces(3))
    }
    expect(refused).toBeGreaterThan(5)
  })

  test('what a process that ended in the middle left is gone at the next start; what is not ours stays', async () => {
    const files = await open()
    const { id } = await files.write(pieces(3))
    writeFileSync(join(dir, `${crypto.randomUUID()}.part`), 'half')
    writeFileSync(join(dir, 'notes.txt'), 'mine')
    const next = await open()
    expect(readdirSync(dir).toSorted()).toEqual([id, 'notes.txt'].toSorted())
    expect(await next.list()).toEqual([id])
  })
})

describe('reading', () => {
  /** Real files that say how often they are read, and how many are open. */
  function watched() {
    const seen = { reads: 0, open: 0 }
    const files: Files = {
      ...realFiles,
      open: (async (...args: Parameters<Files['open']>) => {
        const handle = await realFiles.open(...args)
        seen.open += 1
        const [readAt, close] = [handle.read.bind(handle), handle.close.bind(handle)]
        return Object.assign(handle, {
          read: (...how: [Uint8Array, number, number, number]) => ((seen.reads += 1), readAt(...how)),
          close: () => ((seen.open -= 1), close()),
        })
      }) as Files['open'],
    }
    return { files, seen }
  }

  test('a piece at a time, no sooner than it is asked for; closed at the end', async () => {
    const { files, seen } = watched()
    const kept = await open(files)
    const { id } = await kept.write(all())
    const reader = (await kept.open(id, { start: 0, end: 199_999 }))!.getReader()
    expect(seen).toEqual({ reads: 0, open: 1 })
    expect((await reader.read()).value?.length).toBe(64 * 1024)
    expect(seen).toEqual({ reads: 1, open: 1 })
    while (!(await reader.read()).done);
    expect(seen).toEqual({ reads: 4, open: 0 })
  })

  test('closed where nobody wants more', async () => {
    const { files, seen } = watched()
    const kept = await open(files)
    const { id } = await kept.write(all())
    const stream = await kept.open(id, { start: 0, end: 199_999 })
    const reader = stream!.getReader()
    await reader.read()
    await reader.cancel()
    expect(seen).toEqual({ reads: 1, open: 0 })
  })

  test('a file that is removed meanwhile is read to its end', async () => {
    const files = await open()
    const { id } = await files.write(all())
    const stream = await files.open(id, { start: 0, end: 199_999 })
    await files.remove(id)
    expect(await read(stream)).toEqual(BYTES)
    expect(await files.open(id, { start: 0, end: 0 })).toBeNull()
    await files.remove(id)
  })

  test('a file that has become shorter breaks off, rather than being taken for whole', async () => {
    const { files, seen } = watched()
    const kept = await open(files)
    const { id } = await kept.write(all())
    writeFileSync(join(dir, id), 'short')
    await expect(read(await kept.open(id, { start: 0, end: 199_999 }))).rejects.toThrow(
      'The file is shorter than it was',
    )
    expect(seen.open).toBe(0)
  })
})

test('the seed is read by its names, and never removed or listed', async () => {
  const files = await open()
  expect(await read(await files.open('film', { start: 2, end: 5 }))).toEqual(new TextEncoder().encode('film'))
  await files.remove('film')
  expect(await read(await files.open('film', { start: 0, end: 0 }))).toEqual(new TextEncoder().encode('a'))
  expect([await files.list(), await files.open('contents', { start: 0, end: 0 })]).toEqual([[], null])
})

test.each(['', '.', '..', '../../secret', 'film.mp4', 'a/b', '\0', `${crypto.randomUUID()}/../../../secret`])(
  'an id that is none of ours (%j) leads nowhere',
  async (id) => {
    const files = await open()
    expect(await files.open(id, { start: 0, end: 0 })).toBeNull()
    await files.remove(id)
    expect(readdirSync(root)).toContain('secret')
  },
)
