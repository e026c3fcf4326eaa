import { openDB, type DBSchema, type IDBPDatabase } from 'idb'

/** One query's reply as this phone holds it. */
export interface CachedQuery {
  user_id: string
  hash: string
  key: readonly unknown[]
  data: unknown
  /** When it was fetched, in milliseconds since the epoch. */
  at: number
  /** Known to be out of date since. */
  stale: boolean
  version: number
}

/** Something the learner did, until the gateway has confirmed it. */
export interface Entry {
  /** Also its idempotency key. */
  id: string
  user_id: string
  /** The endpoint it is for. */
  name: string
  input: unknown
  /** A later entry with the same value takes this one's place. */
  replaces: string | null
  created_at: string
  /** Why the gateway will not take it as it is; it then waits for the learner. */
  parked: { code: string; status: number | null } | null
  /** What this phone alone needs of it; it is not sent. */
  note?: unknown
}

interface Schema extends DBSchema {
  cache: { key: [user_id: string, hash: string]; value: CachedQuery }
  outbox: { key: number; value: Entry; indexes: { id: string; user_id: string } }
}

export type Database = IDBPDatabase<Schema>

const NAME = 'tajiconnect'
const VERSION = 1
/** Some browsers never answer when storage is blocked. */
const PATIENCE_MS = 5000

let opened: Promise<Database | null> | undefined

/** The phone's own database, or null where the browser refuses one (private windows, no space). */
export function database(): Promise<Database | null> {
  opened ??= Promise.race([open().catch(() => null), patience()])
  return opened
}

const patience = () => new Promise<null>((resolve) => setTimeout(resolve, PATIENCE_MS, null))

async function open(): Promise<Database> {
  return openDB<Schema>(NAME, VERSION, {
    upgrade(db) {
      db.createObjectStore('cache', { keyPath: ['user_id', 'hash'] })
      const outbox = db.createObjectStore('outbox', { autoIncrement: true })
      outbox.createIndex('id', 'id', { unique: true })
      outbox.createIndex('user_id', 'user_id')
    },
    // A newer version in another tab, or the browser itself, wants this connection gone: open again when next needed.
    blocking: (_current, _blocked, event) => {
      ;(event.target as IDBDatabase).close()
      opened = undefined
    },
    terminated: () => {
      opened = undefined
    },
  })
}

/** Everything fetched for a person. */
export const cachedOf = (user_id: string) => IDBKeyRange.bound([user_id], [user_id, []])

/** Forgets what this phone holds for a person's reading. */
export async function forgetCached(user_id: string): Promise<void> {
  await (await database())?.delete('cache', cachedOf(user_id)).catch(() => {})
}
