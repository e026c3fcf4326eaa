export interface Row {
  readonly id: string
}

type Bucket = Map<string, Row>

/** One collection in memory: rows by id, in order of arrival, and for each indexed field the rows by its value. */
export class Table {
  readonly rows: Bucket = new Map()
  readonly #indexes: Map<string, Map<unknown, Bucket>>

  constructor(indexes: readonly string[]) {
    this.#indexes = new Map(indexes.map((field) => [field, new Map()]))
  }

  /** Puts a row, or with null takes it out. Answers with the row that stood there before. */
  set(id: string, row: Row | null): Row | null {
    const before = this.rows.get(id) ?? null
    for (const [field, buckets] of this.#indexes) {
      const [from, to] = [valueOf(before, field), valueOf(row, field)]
      if (before && from !== to) remove(buckets, from, id)
      if (row) bucketOf(buckets, to).set(id, row)
      else if (before) remove(buckets, from, id)
    }
    if (row) this.rows.set(id, row)
    else this.rows.delete(id)
    return before
  }

  /** The rows whose indexed field has the value. */
  where(field: string, value: unknown): ReadonlyMap<string, Row> {
    const buckets = this.#indexes.get(field)
    if (!buckets) throw new Error(`No index on ${field}`)
    return buckets.get(value) ?? empty
  }
}

const empty: ReadonlyMap<string, Row> = new Map()

const valueOf = (row: Row | null, field: string): unknown => (row as Record<string, unknown> | null)?.[field]

function bucketOf(buckets: Map<unknown, Bucket>, value: unknown): Bucket {
  const bucket = buckets.get(value) ?? new Map()
  buckets.set(value, bucket)
  return bucket
}

function remove(buckets: Map<unknown, Bucket>, value: unknown, id: string) {
  const bucket = buckets.get(value)
  bucket?.delete(id)
  if (bucket?.size === 0) buckets.delete(value)
}
