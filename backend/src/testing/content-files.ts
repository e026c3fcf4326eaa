import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { collect } from '../gateway/body.ts'
import type { FileStore } from '../deps.ts'
import { seedFiles } from '../host/content-files.ts'

const seeds = seedFiles(join(import.meta.dirname, '../../data/content'))

export interface MemoryFiles extends FileStore {
  kept: Map<string, Uint8Array<ArrayBuffer>>
}

/** Files in memory, and those that came with the gateway. */
export function memoryFiles(): MemoryFiles {
  const kept = new Map<string, Uint8Array<ArrayBuffer>>()
  return {
    kept,
    write: async (chunks) => {
      const bytes = await collect(chunks)
      const id = crypto.randomUUID()
      kept.set(id, bytes)
      return { id, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
    },
    open: async (id, { start, end }) => {
      const seed = seeds.get(id)
      const bytes = seed ? new Uint8Array(readFileSync(seed)) : kept.get(id)
      return bytes ? new Blob([bytes.subarray(start, end + 1)]).stream() : null
    },
    remove: async (id) => void kept.delete(id),
    list: async () => [...kept.keys()],
  }
}
