import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import type { Records } from './collections.ts'
import { MemoryStore, StoreUnavailable, type Change, type Disk } from './store.ts'

type Enrolment = Records['enrolments']

const enrolment = (id: string, user_id = 'amina', course_id = 'c1'): Enrolment => ({
  id,
  user_id,
  course_id,
  created_at: '2026-11-22T08:00:00Z',
})

/** A disk whose commits wait until the test lets them through or refuses them. */
class HeldDisk implements Disk {
  readonly batches: Change[][][] = []
  readonly #waiting: { resolve: () => void; reject: (error: Error) => void }[] = []

  async load() {
    return { enrolments: [enrolment('old')] }
  }

  commit(transactions: Change[][]): Promise<void> {
    this.batches.push(transactions)
    return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }))
  }

  async let() {
    this.#waiting.shift()?.resolve()
    await settled()
  }

  async refuse() {
    this.#waiting.shift()?.reject(new Error('ENOSPC: no space left on device'))
    await settled()
  }
}

const settled = () => new Promise((resolve) => setTimeout(resolve))

let disk: HeldDisk
let store: MemoryStore

beforeEach(async () => {
  disk = new HeldDisk()
  store = await MemoryStore.open(disk)
})

const put = (row: Enrolment) => store.transaction((tx) => tx.put('enrolments', row))
const idsNow = () => [...store.rows('enrolments').keys()]

/** What has become of a promise so far. */
function outcomeOf(promise: Promise<unknown>) {
  const outcome = { state: 'waiting' as 'waiting' | 'done' | 'failed', error: undefined as unknown }
  promise.then(
    () => (outcome.state = 'done'),
    (error: unknown) => Object.assign(outcome, { state: 'failed', error }),
  )
  return outcome
}

test('a write is acknowledged when the disk has it, not before', async () => {
  const write = outcomeOf(put(enrolment('e1')))
  await settled()
  expect(write.state).toBe('waiting')
  await disk.let()
  expect(write.state).toBe('done')
})

test('who watches is told of each transaction in order, once it is on disk, and of no refused one', async () => {
  const told: string[] = []
  store.watch((changes) => void told.push(changes.map(([name, id, row]) => `${name} ${id} ${row ? '+' : '-'}`).join()))
  const [a, b] = [put(enrolment('a')), store.transaction((tx) => tx.delete('enrolments', 'old'))]
  await settled()
  expect(told).toEqual([])
  await disk.let()
  await disk.let()
  await Promise.all([a, b])
  expect(told).toEqual(['enrolments a +', 'enrolments old -'])
  const refused = put(enrolment('c'))
  refused.catch(() => {})
  await settled()
  await disk.refuse()
  expect(told).toHaveLength(2)
})

test('whatever arrives during a commit goes together into the next', async () => {
  const writes = ['e1', 'e2', 'e3', 'e4'].map((id) => outcomeOf(put(enrolment(id))))
  await settled()
  await disk.let()
  expect(writes.map(({ state }) => state)).toEqual(['done', 'waiting', 'waiting', 'waiting'])
  expect(disk.batches.map((batch) => batch.length)).toEqual([1, 3])
  await disk.let()
  expect(writes.every(({ state }) => state === 'done')).toBe(true)
})

test('a refused write is undone with all that was built on it, and the next one works', async () => {
  const first = outcomeOf(put({ ...enrolment('old'), course_id: 'c2' }))
  await settled()
  const second = outcomeOf(store.transaction((tx) => tx.delete('enrolments', 'old')))
  const third = outcomeOf(put(enrolment('e3')))
  await settled()
  await disk.refuse()
  expect([first, second, third].map(({ state }) => state)).toEqual(['failed', 'failed', 'failed'])
  expect(first.error).toBeInstanceOf(StoreUnavailable)
  expect(store.rows('enrolments').get('old')).toEqual(enrolment('old'))
  expect(idsNow()).toEqual(['old'])

  const later = outcomeOf(put(enrolment('e4')))
  await settled()
  await disk.let()
  expect(later.state).toBe('done')
})

test('a read waits for the writes it has seen, and for no others', async () => {
  void put(enrolment('e1'))
  await settled()
  const seen = outcomeOf(store.read((tx) => tx.get('enrolments', 'e1')))
  const other = outcomeOf(store.read((tx) => tx.all('users')))
  await settled()
  expect([seen.state, other.state]).toEqual(['waiting', 'done'])
  await disk.let()
  expect(seen.state).toBe('done')
})

test('a read that saw a refused write reads again', async () => {
  const write = outcomeOf(put(enrolment('e1')))
  await settled()
  const read = store.read((tx) => tx.get('enrolments', 'e1'))
  await settled()
  await disk.refuse()
  expect(write.state).toBe('failed')
  expect(await read).toBeUndefined()
})

test('a read that is under way when what it saw is refused reads again', async () => {
  void put(enrolment('e1')).catch(() => {})
  await settled()
  const seen: unknown[] = []
  const read = store.read(async (tx) => {
    seen.push(await tx.get('enrolments', 'e1'))
    await settled()
    return seen.at(-1)
  })
  await disk.refuse()
  expect(await read).toBeUndefined()
  expect(seen).toEqual([enrolment('e1'), undefined])
})

test('a read sees one state, whatever is written meanwhile', async () => {
  const both = store.read(async (tx) => {
    const before = await tx.all('enrolments')
    await settled()
    return [before, await tx.all('enrolments')]
  })
  void put(enrolment('e1'))
  expect(await both).toEqual([[enrolment('old')], [enrolment('old')]])
})

test('is down from a refused write to the next that is kept', async () => {
  const up: boolean[] = [await store.isUp()]
  void put(enrolment('e1')).catch(() => {})
  await settled()
  await disk.refuse()
  up.push(await store.isUp())
  void put(enrolment('e1'))
  await settled()
  up.push(await store.isUp())
  await disk.let()
  up.push(await store.isUp())
  expect(up).toEqual([true, false, false, true])
})

test('work that throws has changed nothing and writes nothing', async () => {
  const failing = store.transaction(async (tx) => {
    await tx.put('enrolments', enrolment('e1'))
    await tx.delete('enrolments', 'old')
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  expect(idsNow()).toEqual(['old'])
  expect(disk.batches).toEqual([])
})

test('a transaction sees its own writes, others see them only together', async () => {
  const inside = store.transaction(async (tx) => {
    await tx.put('enrolments', enrolment('e1'))
    await tx.delete('enrolments', 'old')
    const seen = await tx.find('enrolments', 'user_id', 'amina')
    expect(idsNow()).toEqual(['old'])
    return seen.map(({ id }) => id)
  })
  await settled()
  await disk.let()
  expect(await inside).toEqual(['e1'])
  expect(idsNow()).toEqual(['e1'])
})

test('a row that has been put cannot be changed behind the back of the store', async () => {
  void put(enrolment('e1'))
  await settled()
  await disk.let()
  const row = await store.read((tx) => tx.get('enrolments', 'e1'))
  expect(() => Object.assign(row ?? {}, { user_id: 'juma' })).toThrow(TypeError)
})

test('counters raised at once by many, on a disk that refuses now and then, count what was acknowledged', async () => {
  const raise = fc.record({ counter: fc.constantFrom('a', 'b', 'c'), yields: fc.nat(3) })
  await fc.assert(
    fc.asyncProperty(fc.array(raise, { maxLength: 40 }), fc.infiniteStream(fc.boolean()), async (raises, refusals) => {
      const kept = new Map<string, number>()
      const store = await MemoryStore.open({
        load: async () => ({}),
        async commit(transactions) {
          await Promise.resolve()
          if (refusals.next().value) throw new Error('EIO')
          for (const [, id, row] of transactions.flat()) kept.set(id, (row as unknown as { count: number }).count)
        },
      })
      const acknowledged: Record<string, number> = {}
      const one = async ({ counter, yields }: { counter: string; yields: number }) => {
        for (let n = 0; n < yields; n += 1) await Promise.resolve()
        await store.transaction(async (tx) => {
          const row = (await tx.get('enrolments', counter)) as unknown as { count: number } | undefined
          await tx.put('enrolments', { id: counter, count: (row?.count ?? 0) + 1 } as unknown as Enrolment)
        })
        acknowledged[counter] = (acknowledged[counter] ?? 0) + 1
      }
      await Promise.allSettled(raises.map(one))
      const inMemory = [...store.rows('enrolments')].map(([id, row]) => [
        id,
        (row as unknown as { count: number }).count,
      ])
      expect(Object.fromEntries(inMemory)).toEqual(acknowledged)
      expect(Object.fromEntries(kept)).toEqual(acknowledged)
    }),
  )
})

test('whatever is put and deleted, lookups agree with going through all', async () => {
  const id = fc.constantFrom('1', '2', '3', '4')
  const step = fc.oneof(
    fc.record({ put: fc.record({ id, user_id: fc.constantFrom('amina', 'juma') }) }),
    fc.record({ delete: id }),
  )
  const transaction = fc.record({ steps: fc.array(step, { maxLength: 6 }), fails: fc.boolean() })
  await fc.assert(
    fc.asyncProperty(fc.array(transaction, { maxLength: 12 }), async (transactions) => {
      const store = await MemoryStore.open({ load: async () => ({}), commit: async () => {} })
      let model = new Map<string, Enrolment>()
      for (const { steps, fails } of transactions) {
        const next = new Map(model)
        const run = store.transaction(async (tx) => {
          for (const step of steps) {
            if ('put' in step) {
              const row = enrolment(step.put.id, step.put.user_id)
              next.set(row.id, row)
              await tx.put('enrolments', row)
            } else {
              next.delete(step.delete)
              await tx.delete('enrolments', step.delete)
            }
          }
          await expectAlike(tx, next)
          if (fails) throw new Error('no')
        })
        await run.catch(() => {})
        if (!fails) model = next
        await store.read((tx) => expectAlike(tx, model))
      }
    }),
  )
})

async function expectAlike(tx: Parameters<Parameters<MemoryStore['read']>[0]>[0], model: Map<string, Enrolment>) {
  const sorted = (rows: readonly Enrolment[]) => [...rows].sort((a, b) => a.id.localeCompare(b.id))
  expect(sorted(await tx.all('enrolments'))).toEqual(sorted([...model.values()]))
  for (const user of ['amina', 'juma']) {
    const expected = [...model.values()].filter(({ user_id }) => user_id === user)
    const found = await tx.find('enrolments', 'user_id', user)
    expect(sorted(found)).toEqual(sorted(expected))
  }
}
