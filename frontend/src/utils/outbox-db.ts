import { database, type Entry } from './db.ts'

/** Entries that the phone would not keep; they live as long as the tab. */
let unkept: Entry[] = []

/** Adds an entry and takes out those it replaces, in one step. Resolves once it is safe on the phone. */
export async function append(entry: Entry): Promise<void> {
  const replaced = (other: Entry) =>
    entry.replaces !== null && other.replaces === entry.replaces && other.user_id === entry.user_id
  unkept = unkept.filter((other) => !replaced(other))
  try {
    const db = await required()
    const { store, done } = db.transaction('outbox', 'readwrite', { durability: 'strict' })
    let cursor = await store.index('user_id').openCursor(entry.user_id)
    while (cursor) {
      if (replaced(cursor.value)) await cursor.delete()
      cursor = await cursor.continue()
    }
    await store.add(entry)
    await done
  } catch {
    unkept.push(entry)
  }
}

/** A person's entries, oldest first. */
export async function entriesOf(user_id: string): Promise<Entry[]> {
  const kept = await required()
    .then((db) => db.getAllFromIndex('outbox', 'user_id', user_id))
    .catch(() => [])
  return [...kept, ...unkept.filter((entry) => entry.user_id === user_id)]
}

/** Puts something else in an entry's place, or with null nothing. An entry that is gone stays gone. */
export async function amend(id: string, change: Partial<Entry> | null): Promise<void> {
  unkept = unkept.flatMap((entry) => (entry.id !== id ? [entry] : change ? [{ ...entry, ...change }] : []))
  try {
    const { store, done } = (await required()).transaction('outbox', 'readwrite')
    const cursor = await store.index('id').openCursor(id)
    if (cursor) await (change ? cursor.update({ ...cursor.value, ...change }) : cursor.delete())
    await done
  } catch {
    // It stays, and is sent again under the same idempotency key.
  }
}

/** Takes entries out, all in one step. */
export async function remove(ids: readonly string[]): Promise<void> {
  unkept = unkept.filter(({ id }) => !ids.includes(id))
  try {
    const { store, done } = (await required()).transaction('outbox', 'readwrite')
    for (const id of ids) await (await store.index('id').openCursor(id))?.delete()
    await done
  } catch {
    // They stay, and are sent again: the gateway knows them.
  }
}

async function required() {
  const db = await database()
  if (!db) throw new Error('This browser keeps no data')
  return db
}
