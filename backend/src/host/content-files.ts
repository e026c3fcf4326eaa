import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync } from 'node:fs'
import type { FileHandle } from 'node:fs/promises'
import { join, parse } from 'node:path'
import type { FileStore } from '../deps.ts'
import { StoreUnavailable } from '../store.ts'
import { realFiles, syncDirectory, type Files } from './files.ts'

export interface Place {
  /** Where files are kept, each named for its id. */
  dir: string
  /** Files that came with the gateway, by their names without the ending; never written. */
  seedDir: string
}

const UNFINISHED = '.part'
const OURS = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/
const CHUNK = 64 * 1024

/** Opens the files of `dir`, and removes what was left unfinished there. To be called under the lock of the data. */
export async function openContentFiles({ dir, seedDir }: Place, files: Files = realFiles): Promise<FileStore> {
  mkdirSync(dir, { recursive: true })
  const seeds = seedFiles(seedDir)
  for (const name of await files.readdir(dir)) if (name.endsWith(UNFINISHED)) await files.unlink(join(dir, name))
  const placeOf = (id: string) => seeds.get(id) ?? (OURS.test(id) ? join(dir, id) : null)

  return {
    write: async (bytes) => {
      const id = randomUUID()
      const path = join(dir, id)
      try {
        const written = await writeAll(files, `${path}${UNFINISHED}`, bytes)
        await onDisk(() => files.rename(`${path}${UNFINISHED}`, path))
        await onDisk(() => syncDirectory(files, path))
        return { id, ...written }
      } catch (error) {
        for (const left of [`${path}${UNFINISHED}`, path]) await files.unlink(left).catch(() => {})
        throw error
      }
    },
    open: async (id, range) => {
      const path = placeOf(id)
      const handle = path === null ? null : await files.open(path, 'r').catch(nullWhereMissing)
      return handle && readRange(handle, range)
    },
    remove: async (id) => {
      if (OURS.test(id)) await files.unlink(join(dir, id)).catch(nullWhereMissing)
    },
    list: async () => (await files.readdir(dir)).filter((name) => OURS.test(name)),
  }
}

/** The path of each file that came with the gateway, by its id. */
export function seedFiles(dir: string): ReadonlyMap<string, string> {
  const names = readdirSync(dir).filter((name) => !name.endsWith('.json'))
  return new Map(names.map((name) => [parse(name).name, join(dir, name)]))
}

async function writeAll(files: Files, path: string, chunks: AsyncIterable<Uint8Array>) {
  const handle = await onDisk(() => files.open(path, 'wx'))
  try {
    const hash = createHash('sha256')
    let bytes = 0
    for await (const chunk of chunks) {
      hash.update(chunk)
      bytes += chunk.byteLength
      await onDisk(() => handle.writeFile(chunk))
    }
    await onDisk(() => handle.sync())
    return { bytes, sha256: hash.digest('hex') }
  } finally {
    // What counts is on disk by then.
    await handle.close().catch(() => {})
  }
}

/** Tells what the disk refuses from bytes that do not come. */
async function onDisk<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    throw new StoreUnavailable('The disk refused the file', { cause })
  }
}

/** A piece at a time, each when it is asked for. The file is closed at the end, or when nobody wants more of it. */
function readRange(handle: FileHandle, { start, end }: { start: number; end: number }) {
  let at = start
  const close = () => handle.close().catch(() => {})
  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(stream) {
        try {
          const buffer = new Uint8Array(Math.min(CHUNK, end - at + 1))
          const { bytesRead } = await handle.read(buffer, 0, buffer.length, at)
          if (bytesRead === 0) throw new Error('The file is shorter than it was')
          at += bytesRead
          stream.enqueue(buffer.subarray(0, bytesRead))
          if (at <= end) return
          await close()
          stream.close()
        } catch (error) {
          await close()
          throw error
        }
      },
      cancel: close,
    },
    { highWaterMark: 0 },
  )
}

function nullWhereMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}
