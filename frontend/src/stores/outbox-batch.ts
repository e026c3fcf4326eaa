import type { Input, Name } from '@tajiconnect/contract/endpoints'
import type { Entry } from '../utils/db.ts'

interface Batch<N extends Name> {
  most: number
  join: (inputs: Input<N>[]) => Input<N>
}

/** Endpoints that take what waits for them in one request. */
const batches: { [N in Name]?: Batch<N> } = {
  'POST /skills/events': {
    // Fewer than the gateway takes: on a bad network what is short gets through.
    most: 100,
    join: (inputs) => ({ body: { events: inputs.flatMap(({ body }) => body.events) } }),
  },
}

/** Of entries that wait, oldest first: the oldest, and what can be sent with it. Those in `apart` go by themselves. */
export function batchOf([entry, ...rest]: readonly Entry[], apart: ReadonlySet<string>): Entry[] {
  if (!entry) return []
  const most = apart.has(entry.id) ? 1 : (batches[entry.name as Name]?.most ?? 1)
  return [entry, ...rest.filter(({ id, name }) => name === entry.name && !apart.has(id)).slice(0, most - 1)]
}

/** What is sent for all entries of a batch. */
export function inputOf(batch: readonly Entry[]): object {
  const inputs = batch.map(({ input }) => input as object)
  const [first] = batch
  const join = first && (batches[first.name as Name] as { join: (inputs: object[]) => object } | undefined)?.join
  return join && inputs.length > 1 ? join(inputs) : (inputs[0] ?? {})
}
