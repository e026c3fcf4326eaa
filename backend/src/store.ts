import { collectionNames, collections, type CollectionName, type Records } from './collections.ts'
import { serial } from './serial.ts'
import { Table, type Row } from './table.ts'
import { Transaction, type Reader, type Tx } from './transaction.ts'

/** One row put (or, with null, deleted). Absolute, so that applying it twice is the same as once. */
export type Change = [collection: CollectionName, id: string, row: Row | null]

export type State = { [C in CollectionName]?: readonly Records[C][] }

/** Where the store keeps things. `commit` resolves once all of it is durable, or rejects and keeps none of it. */
export interface Disk {
  load(): Promise<State>
  commit(transactions: Change[][]): Promise<void>
}

/** The disk has refused a write; nothing of it was kept. */
export class StoreUnavailable extends Error {
  override name = 'StoreUnavailable'
}

export interface Store {
  /** Runs `work` on a consistent view. What it saw is on disk by the time the promise resolves. */
  read<T>(work: (tx: Reader) => Promise<T>): Promise<T>
  /**
   * Runs `work` alone among writers, then makes its changes durable, then resolves. If `work` throws, or the disk
   * refuses (`StoreUnavailable`), nothing has happened.
   */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>
}

/** The store as its host opens it; a transaction is a `Store` too. */
export interface WatchedStore extends Store {
  /** False from a commit that the disk has refused to the next that it takes. */
  isUp(): Promise<boolean>
  /** Calls `told` with the changes of each transaction once they are on disk, in order. */
  watch(told: (changes: readonly Change[]) => void): void
}

interface Pending {
  changes: Change[]
  undo: Change[]
  touched: ReadonlySet<CollectionName>
  saved: Promise<void>
  settle: (error?: unknown) => void
}

export class MemoryStore implements WatchedStore {
  readonly #disk: Disk
  readonly #tables = Object.fromEntries(
    collectionNames.map((name) => [name, new Table(collections[name].indexes ?? [])]),
  ) as Record<CollectionName, Table>
  /** Nothing changes the tables while somebody works on them. */
  readonly #alone = serial()
  /** Applied in memory, not yet known to be on disk; in order. */
  #pending: Pending[] = []
  #flushing = false
  #refused = false
  readonly #watchers: ((changes: readonly Change[]) => void)[] = []

  private constructor(disk: Disk) {
    this.#disk = disk
  }

  static async open(disk: Disk): Promise<MemoryStore> {
    const store = new MemoryStore(disk)
    store.#replace(await disk.load())
    return store
  }

  async read<T>(work: (tx: Reader) => Promise<T>): Promise<T> {
    for (;;) {
      const { result, unsaved } = await this.#alone(async () => {
        const tx = new Transaction(this.#tables)
        const result = await work(tx)
        return { result, unsaved: this.#unsaved(tx.touched) }
      })
      if (unsaved.length === 0) return result
      const outcomes = await Promise.allSettled(unsaved)
      if (outcomes.every(({ status }) => status === 'fulfilled')) return result
    }
  }

  async transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const { result, saved } = await this.#alone(async () => {
      const tx = new Transaction(this.#tables)
      const result = await work(tx)
      const changes = tx.changes()
      return { result, saved: changes.length > 0 ? this.#apply(changes) : Promise.all(this.#unsaved(tx.touched)) }
    })
    await saved
    return result
  }

  async isUp(): Promise<boolean> {
    return !this.#refused
  }

  watch(told: (changes: readonly Change[]) => void) {
    this.#watchers.push(told)
  }

  /** The live rows of a collection, for the snapshot and the raw collections. */
  rows<C extends CollectionName>(name: C): ReadonlyMap<string, Records[C]> {
    return this.#tables[name].rows as unknown as ReadonlyMap<string, Records[C]>
  }

  #replace(state: State) {
    for (const name of collectionNames) {
      const table = this.#tables[name]
      const rows = state[name] ?? []
      const kept = new Set(rows.map((row) => row.id))
      for (const id of table.rows.keys()) if (!kept.has(id)) table.set(id, null)
      for (const row of rows) table.set(row.id, Object.freeze(row))
    }
  }

  /** For whatever is unsaved in these collections: when it is on disk; rejects if the disk refuses it. */
  #unsaved(touched: ReadonlySet<CollectionName>): Promise<void>[] {
    return this.#pending.filter((pending) => overlaps(pending.touched, touched)).map(({ saved }) => saved)
  }

  #apply(changes: Change[]): Promise<void> {
    const undo = changes.map(([name, id, row]): Change => [name, id, this.#tables[name].set(id, row)]).toReversed()
    let settle!: Pending['settle']
    const saved = new Promise<void>((resolve, reject) => {
      settle = (error) => (error ? reject(error) : resolve())
    })
    saved.catch(() => {})
    this.#pending.push({ changes, undo, touched: new Set(changes.map(([name]) => name)), saved, settle })
    if (!this.#flushing) void this.#flush()
    return saved
  }

  /** One commit at a time; whatever arrives while it runs goes together into the next. */
  async #flush() {
    this.#flushing = true
    while (this.#pending.length > 0) {
      const batch = [...this.#pending]
      try {
        await this.#disk.commit(batch.map(({ changes }) => changes))
      } catch (cause) {
        this.#refused = true
        await this.#alone(() => this.#rollBack(cause))
        continue
      }
      this.#refused = false
      this.#pending.splice(0, batch.length)
      for (const pending of batch) {
        pending.settle()
        for (const told of this.#watchers) told(pending.changes)
      }
    }
    this.#flushing = false
  }

  /** Later transactions may have built on what the disk refused, so all that is unsaved goes, last first. */
  #rollBack(cause: unknown) {
    const lost = this.#pending.splice(0)
    for (const { undo } of lost.toReversed()) for (const [name, id, row] of undo) this.#tables[name].set(id, row)
    for (const pending of lost) pending.settle(new StoreUnavailable('The disk refused the write', { cause }))
  }
}

const overlaps = <T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean => [...a].some((item) => b.has(item))
