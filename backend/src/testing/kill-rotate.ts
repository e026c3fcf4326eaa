import { rotate } from '../auth/sessions.ts'
import { Tokens } from '../auth/tokens.ts'
import { JournalDisk } from '../host/journal-disk.ts'
import { MemoryStore, type Change } from '../store.ts'

/** Dies once the write is on disk, before anyone hears of it. */
class LastWordsDisk extends JournalDisk {
  override async commit(transactions: Change[][]): Promise<void> {
    await super.commit(transactions)
    process.kill(process.pid, 'SIGKILL')
  }
}

// Rotates a refresh token in the data of a file, at a time and by a secret that are given.
const [file = '', token = '', time = '', secret = ''] = process.argv.slice(2)
const now = new Date(time)
const store = await MemoryStore.open(new LastWordsDisk(file))
await rotate(store, new Tokens(new Uint8Array(Buffer.from(secret, 'hex')), () => now), token, now)
