import { existsSync, mkdirSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { MemoryStore, type Change } from '../store.ts'
import { parseDb } from './db-file.ts'
import { realFiles, replaceFile } from './files.ts'
import { asideOf, JournalDisk } from './journal-disk.ts'
import { takeLock } from './lock.ts'
import { StartError } from './start-error.ts'

export interface OpenStore {
  store: MemoryStore
  /** The working copy. */
  file: string
  /** Everything acknowledged is in the working copy, and the lock is free, once it resolves. */
  close(): Promise<void>
}

export interface StorePlace {
  /** The committed data; read where there is no working copy yet, never written. */
  seedFile: string
  dataDir: string
}

const LOOK_MS = 1_000

export const workingCopyOf = ({ seedFile, dataDir }: StorePlace): string => join(dataDir, basename(seedFile))
export const lockOf = (place: StorePlace): string => `${workingCopyOf(place)}.lock`

/** Opens the working copy in `dataDir` and looks every second for edits made by hand. Throws `StartError`. */
export async function openStore(place: StorePlace, log: (line: string) => void): Promise<OpenStore> {
  const file = workingCopyOf(place)
  mkdirSync(place.dataDir, { recursive: true })
  const unlock = takeLock(lockOf(place))
  try {
    if (!existsSync(file)) await copySeed(place.seedFile, file)
    const disk = new JournalDisk(file, { log })
    const store = await MemoryStore.open(disk)
    const adopt = (changes: Change[]) => store.transaction((tx) => putAll(tx, changes))
    const look = (settled: boolean) =>
      disk.adoptEdits(adopt, settled).catch((error: Error) => log(`Could not take over ${file}: ${error.message}`))
    const timer = setInterval(() => void look(false), LOOK_MS)
    timer.unref()
    const close = async () => {
      clearInterval(timer)
      try {
        await look(true)
        await disk.close()
      } finally {
        unlock()
      }
    }
    return { store, file, close }
  } catch (error) {
    unlock()
    throw error instanceof StartError && existsSync(asideOf(file)) ? withAside(error, asideOf(file)) : error
  }
}

async function copySeed(seedFile: string, file: string) {
  const text = await readFile(seedFile, 'utf8').catch((error: Error) => {
    throw new StartError(`Cannot read the seed data: ${error.message}. DB_PATH names the file.`)
  })
  parseDb(text, seedFile)
  await replaceFile(realFiles, file, [text])
}

type Writer = Parameters<Parameters<MemoryStore['transaction']>[0]>[0]

async function putAll(tx: Writer, changes: Change[]) {
  for (const [name, id, row] of changes) {
    if (row) await tx.put(name, row as never)
    else await tx.delete(name, id)
  }
}

const withAside = (error: StartError, aside: string) =>
  new StartError(`${error.message} (The data as it ran at ${statSync(aside).mtime.toISOString()} is in ${aside}.)`)
