import { join } from 'node:path'
import { JournalDisk } from '../host/journal-disk.ts'
import { takeLock } from '../host/lock.ts'
import { MemoryStore } from '../store.ts'

// Writes as fast as it can, eight at once, and says which ids were acknowledged, until it is killed.
const [dir = '.', round = '0'] = process.argv.slice(2)
takeLock(join(dir, 'db.json.lock'))
const store = await MemoryStore.open(new JournalDisk(join(dir, 'db.json'), { quietMs: 1, foldBytes: 20_000 }))

async function write(writer: number) {
  for (let n = 0; ; n += 1) {
    const id = `${round}-${writer}-${n}`
    await store.transaction((tx) => tx.put('subjects', { id, name: { en: 'x'.repeat(300), sw: 'y' } }))
    process.stdout.write(`${id}\n`)
  }
}
await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(write))
