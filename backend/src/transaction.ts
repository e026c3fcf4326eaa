import type { CollectionName, Records } from './collections.ts'
import type { Change } from './store.ts'
import type { Row, Table } from './table.ts'

export interface Reader {
  get<C extends CollectionName>(name: C, id: string): Promise<Readonly<Records[C]> | undefined>
  /** Rows whose indexed field has the value, in order of arrival. */
  find<C extends CollectionName, F extends keyof Records[C] & string>(
    name: C,
    field: F,
    value: Records[C][F],
  ): Promise<Readonly<Records[C]>[]>
  all<C extends CollectionName>(name: C): Promise<Readonly<Records[C]>[]>
}

export interface Tx extends Reader {
  put<C extends CollectionName>(name: C, row: Records[C]): Promise<void>
  delete(name: CollectionName, id: string): Promise<void>
  /** A transaction inside a transaction is part of it. */
  read<T>(work: (tx: Reader) => Promise<T>): Promise<T>
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>
}

/** Changes lie over the tables until the store applies them all at once, so nobody sees half of them. */
export class Transaction implements Tx {
  readonly touched = new Set<CollectionName>()
  readonly #tables: Record<CollectionName, Table>
  readonly #over = new Map<CollectionName, Map<string, Row | null>>()

  constructor(tables: Record<CollectionName, Table>) {
    this.#tables = tables
  }

  async get<C extends CollectionName>(name: C, id: string) {
    const over = this.#layer(name)?.get(id)
    return (over === undefined ? this.#table(name).rows.get(id) : (over ?? undefined)) as Records[C] | undefined
  }

  async find<C extends CollectionName, F extends keyof Records[C] & string>(name: C, field: F, value: Records[C][F]) {
    return this.#merge(name, this.#table(name).where(field, value), (row) => row[field] === value)
  }

  async all<C extends CollectionName>(name: C) {
    return this.#merge(name, this.#table(name).rows, () => true)
  }

  async put<C extends CollectionName>(name: C, row: Records[C]) {
    this.#overlay(name).set(row.id, Object.freeze(row))
  }

  async delete(name: CollectionName, id: string) {
    this.#overlay(name).set(id, null)
  }

  read<T>(work: (tx: Reader) => Promise<T>): Promise<T> {
    return work(this)
  }

  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return work(this)
  }

  changes(): Change[] {
    return [...this.#over].flatMap(([name, rows]) => [...rows].map(([id, row]): Change => [name, id, row]))
  }

  #table(name: CollectionName): Table {
    this.touched.add(name)
    return this.#tables[name]
  }

  #layer(name: CollectionName) {
    return this.#over.get(name)
  }

  #overlay(name: CollectionName) {
    const layer = this.#over.get(name) ?? new Map<string, Row | null>()
    this.#over.set(name, layer)
    return layer
  }

  #merge<C extends CollectionName>(
    name: C,
    rows: ReadonlyMap<string, Row>,
    wanted: (row: Records[C]) => boolean,
  ): Records[C][] {
    const layer = this.#layer(name)
    if (!layer) return [...rows.values()] as unknown as Records[C][]
    const merged = new Map(rows)
    for (const [id, row] of layer) {
      if (row && wanted(row as unknown as Records[C])) merged.set(id, row)
      else merged.delete(id)
    }
    return [...merged.values()] as unknown as Records[C][]
  }
}
