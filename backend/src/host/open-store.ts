import { existsSync, mkdirSync, statSync } from 'node:fs'
import { readdir, readFile, unlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { MemoryStore, type Change } from '../store.ts'
import { parseDb } from './db-file.ts'
import { realFiles, replaceFile } from './files.ts'
import { asideOf, isJournalOf, JournalDisk } from './journal-disk.ts'
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

const LOOK_MS = 500

const workingCopyOf = ({ seedFile, dataDir }: StorePlace): string => join(dataDir, basename(seedFile))
const lockOf = (place: StorePlace): string => `${workingCopyOf(place)}.lock`

/** Opens the working copy in `dataDir` and looks twice a second for edits made by hand. Throws `StartError`. */
export async function openStore(place: StorePlace, log: (line: string) => void): Promise<OpenStore> {
  const file = workingCopyOf(place)
  mkdirSync(place.dataDir, { recursive: true })
  const unlock = takeLock(lockOf(place))
  try {
    if (!existsSync(file)) await firstCopy(place.seedFile, file)
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

/** Puts the seed in place of the working copy. Throws `StartError` where a gateway holds it or the seed is broken. Answers with the file. */
export async function resetStore(place: StorePlace): Promise<string> {
  const file = workingCopyOf(place)
  mkdirSync(place.dataDir, { recursive: true })
  const unlock = takeLock(lockOf(place))
  try {
    const seed = await readSeed(place.seedFile)
    for (const name of await journalsOf(file)) await unlink(join(dirname(file), name))
    await replaceFile(realFiles, file, [seed])
    if (existsSync(asideOf(file))) await unlink(asideOf(file))
    return file
  } finally {
    unlock()
  }
}

/** A journal without the data it continues is not to be played over the seed. */
async function firstCopy(seedFile: string, file: string) {
  if ((await journalsOf(file)).length > 0) {
    throw new StartError(`${file} is gone, but its journal is there. Put the file back, or run npm run db:reset.`)
  }
  await replaceFile(realFiles, file, [await readSeed(seedFile)])
}

const journalsOf = async (file: string) => (await readdir(dirname(file))).filter((name) => isJournalOf(file, name))

async function readSeed(seedFile: string): Promise<string> {
  const text = await readFile(seedFile, 'utf8').catch((error: Error) => {
    throw new StartError(`Cannot read the seed data: ${error.message}. DB_PATH names the file.`)
  })
  parseDb(text, seedFile)
  return text
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
