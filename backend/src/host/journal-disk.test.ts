import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { faultyFiles, type FaultyFiles } from '../testing/faulty-files.ts'
import type { Change } from '../store.ts'
import type { Files } from './files.ts'
import { asideOf, JournalDisk } from './journal-disk.ts'

let dir: string
let file: string
let log: string[]
let files: FaultyFiles

beforeEach(() => {
  files = faultyFiles()
  dir = mkdtempSync(join(tmpdir(), 'journal-disk-'))
  file = join(dir, 'db.json')
  log = []
  writeFileSync(file, '{ "subjects": [{ "id": "maths" }] }')
})
afterEach(async () => {
  await files.abandon()
  rmSync(dir, { recursive: true, force: true })
})

const disk = (on: Files = files, foldBytes?: number) =>
  new JournalDisk(file, { log: (line) => void log.push(line), quietMs: 3_600_000, files: on, foldBytes })

const put = (id: string, text = ''): Change => ['subjects', id, { id, text } as { id: string }]
const journals = () => readdirSync(dir).filter((name) => name.includes('journal'))
const subjectsIn = (text: string) => (JSON.parse(text) as { subjects: { id: string }[] }).subjects.map(({ id }) => id)

/** The ids that a new start finds. */
async function reopened(): Promise<string[]> {
  return ((await disk().load()).subjects ?? []).map(({ id }) => id)
}

async function loaded(on?: Files, foldBytes?: number): Promise<JournalDisk> {
  const opened = disk(on, foldBytes)
  await opened.load()
  return opened
}

test('what was committed is there at the next start, folded or not', async () => {
  const first = await loaded()
  await first.commit([[put('a')], [put('b'), ['subjects', 'maths', null]]])
  expect(await reopened()).toEqual(['a', 'b'])
  await first.fold()
  expect(journals()).toEqual([])
  expect(subjectsIn(readFileSync(file, 'utf8'))).toEqual(['a', 'b'])
  await first.commit([[put('c')]])
  expect(await reopened()).toEqual(['a', 'b', 'c'])
})

test('the folded file is one a person can read', async () => {
  const opened = await loaded()
  await opened.commit([[put('a', 'line one\nline "two"')]])
  await opened.close()
  const text = readFileSync(file, 'utf8')
  expect(text).toBe(`${JSON.stringify(JSON.parse(text), null, 2)}\n`)
  expect(text).toContain('\n  "subjects": [\n    {\n      "id": "maths"\n    },\n')
})

test('when the journal has grown large it is folded while commits go on', async () => {
  const opened = await loaded(undefined, 2_000)
  const inFile = () => subjectsIn(readFileSync(file, 'utf8')).length
  let committed = 1
  for (; committed < 10_000 && inFile() === 1; committed += 1)
    await opened.commit([[put(String(committed), 'x'.repeat(100))]])
  expect(inFile()).toBeGreaterThan(10)
  await opened.close()
  expect(await reopened()).toHaveLength(committed)
})

test('an unfinished write at the end is cut off and said', async () => {
  const opened = await loaded()
  await opened.commit([[put('a')]])
  await opened.commit([[put('b')]])
  const path = join(dir, 'db.journal-1.ndjson')
  writeFileSync(path, readFileSync(path).subarray(0, -9))
  expect(await reopened()).toEqual(['maths', 'a'])
  expect(log).toEqual([expect.stringMatching(/^Cut \d+ bytes of an unfinished write from the end of .*journal-1/)])
  expect(await reopened()).toEqual(['maths', 'a'])
  expect(log).toHaveLength(1)
})

test('cut at any byte, the journal gives the state after a whole number of commits', async () => {
  const opened = await loaded()
  for (const id of ['a', 'b', 'c', 'd']) await opened.commit([[put(id)], [put(`${id}2`)]])
  const path = join(dir, 'db.journal-1.ndjson')
  const whole = readFileSync(path)
  const all = await reopened()
  let least = 1
  for (let cut = 0; cut <= whole.length; cut += 3) {
    writeFileSync(path, whole.subarray(0, cut))
    const found = await reopened()
    expect(found).toEqual(all.slice(0, found.length))
    expect(found.length % 2).toBe(1)
    expect(found.length).toBeGreaterThanOrEqual(least)
    least = found.length
  }
})

test('a damaged journal that is not the last, or one with an entry missing, is refused', async () => {
  const opened = await loaded()
  await opened.commit([[put('a')]])
  await opened.commit([[put('b')]])
  await opened.commit([[put('c')]])
  const path = join(dir, 'db.journal-1.ndjson')
  const [one, two, three] = readFileSync(path, 'utf8').split('\n')
  writeFileSync(path, `${one}\n${three}\n`)
  await expect(reopened()).rejects.toThrow(`${path} is damaged at line 2`)
  writeFileSync(path, `${one}\n${two?.slice(0, -5)}`)
  writeFileSync(join(dir, 'db.journal-2.ndjson'), `${three}\n`)
  await expect(reopened()).rejects.toThrow(`${path} is damaged at line 2`)
})

test.each([
  ['', 'is broken at line 1, column 1: expected a value, found the end.'],
  ['{', 'is broken at line 1, column 2: expected a name in double quotes, found the end.'],
  ['{\n  "users": [}\n', 'is broken at line 2, column 13: expected a value, found "}".'],
  ['\0\0\0\0', 'is broken at line 1, column 1: expected a value, found "\\u0000".'],
  ['[]', 'must hold one object whose properties are collections.'],
  ['{ "pupils": [] }', 'holds an unknown collection "pupils". The known ones are users, '],
  ['{ "__proto__": [] }', 'holds an unknown collection "__proto__".'],
  ['{ "users": {} }', ', users: expected an array of records.'],
  ['{ "users": null }', ', users: expected an array of records.'],
  ['{ "users": [1] }', ', users[0]: expected an object with an "id" that is a string.'],
  ['{ "users": [{ "id": 1 }] }', ', users[0]: expected an object with an "id" that is a string.'],
  ['{ "users": [{ "id": "a" }, { "id": "a" }] }', ', users[1]: the id "a" stands there twice.'],
])('a db.json of %j is refused', async (text, message) => {
  writeFileSync(file, text)
  await expect(reopened()).rejects.toThrow(`${file}${message.startsWith(',') ? '' : ' '}${message}`)
  expect(readFileSync(file, 'utf8')).toBe(text)
})

test('a byte order mark is no harm', async () => {
  writeFileSync(file, '\uFEFF{ "subjects": [{ "id": "maths" }] }')
  expect(await reopened()).toEqual(['maths'])
})

test('temporary files of an earlier run are removed, other files are not', async () => {
  for (const name of ['db.json.123-4.tmp', 'other.tmp', 'db.json.mine']) writeFileSync(join(dir, name), '')
  await reopened()
  expect(readdirSync(dir).sort()).toEqual(['db.json', 'db.json.mine', 'other.tmp'])
})

/** Commits and folds; answers with the ids that were acknowledged. The disk may refuse any call. */
async function work(on: FaultyFiles): Promise<string[]> {
  const acknowledged = ['maths']
  const opened = disk(on)
  try {
    await opened.load()
  } catch {
    return acknowledged
  }
  for (const id of ['a', 'b', 'fold', 'c', 'd', 'fold', 'e']) {
    const step = id === 'fold' ? opened.fold() : opened.commit([[put(id)]])
    await step.then(
      () => id !== 'fold' && acknowledged.push(id),
      () => {},
    )
  }
  await opened.close().catch(() => {})
  await on.abandon()
  return acknowledged
}

async function countCalls(): Promise<number> {
  const counting = faultyFiles()
  await work(counting)
  return counting.calls()
}

const fresh = () => {
  for (const name of readdirSync(dir)) rmSync(join(dir, name))
  writeFileSync(file, '{ "subjects": [{ "id": "maths" }] }')
}

test('whichever call fails, what is kept is what was acknowledged', async () => {
  const total = await countCalls()
  expect(total).toBeGreaterThan(50)
  for (let failing = 1; failing <= total; failing += 1) {
    fresh()
    const acknowledged = await work(faultyFiles((call) => call === failing))
    expect(await reopened(), `call ${failing}`).toEqual(acknowledged)
    // it did not start, or at most one write was refused
    expect([1, 5, 6], `call ${failing}`).toContain(acknowledged.length)
  }
})

test('whenever the process dies, in a commit or in a fold, what was acknowledged is there', async () => {
  const total = await countCalls()
  for (let last = 1; last <= total; last += 1) {
    fresh()
    const acknowledged = await work(faultyFiles((call) => call > last))
    const found = await reopened()
    expect(found.slice(0, acknowledged.length), `call ${last}`).toEqual(acknowledged)
    expect(found.length - acknowledged.length, `call ${last}`).toBeLessThanOrEqual(1)
  }
})

test('a full disk refuses and keeps nothing; with space again it goes on', async () => {
  let full = false
  files = faultyFiles(() => full, 'ENOSPC')
  const opened = await loaded()
  await opened.commit([[put('a')]])
  full = true
  await expect(opened.commit([[put('b')]])).rejects.toThrow('ENOSPC')
  await expect(opened.commit([[put('c')]])).rejects.toThrow('ENOSPC')
  await expect(opened.fold()).rejects.toThrow('ENOSPC')
  full = false
  await opened.commit([[put('d')]])
  expect(await reopened()).toEqual(['maths', 'a', 'd'])
  await opened.close()
  expect(subjectsIn(readFileSync(file, 'utf8'))).toEqual(['maths', 'a', 'd'])
})

test('whatever is committed, folded and reopened, the state is that of a plain map', async () => {
  const id = fc.constantFrom('a', 'b', 'c')
  const commit = fc.array(fc.record({ id, text: fc.option(fc.string(), { freq: 3 }) }), { minLength: 1, maxLength: 4 })
  const step = fc.oneof({ weight: 4, arbitrary: commit }, fc.constant('fold' as const), fc.constant('reopen' as const))
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      fresh()
      const model = new Map([['maths', undefined as string | undefined]])
      let opened = await loaded()
      for (const step of steps) {
        if (step === 'fold') await opened.fold()
        else if (step === 'reopen') opened = await loaded()
        else {
          await opened.commit([step.map(({ id, text }) => (text === null ? ['subjects', id, null] : put(id, text)))])
          for (const { id, text } of step) {
            if (text === null) model.delete(id)
            else model.set(id, text)
          }
        }
      }
      const rows = ((await disk().load()).subjects ?? []) as unknown as { id: string; text?: string }[]
      expect(new Map(rows.map(({ id, text }) => [id, text]))).toEqual(model)
    }),
    { numRuns: 40 },
  )
})

test('a hand edit is taken over as the rows that differ, when it has settled', async () => {
  const opened = await loaded()
  await opened.commit([[put('a')], [put('b')]])
  await opened.fold()
  await opened.commit([[put('c')]])
  const edited = readFileSync(file, 'utf8').replace('"text": ""', '"text": "by hand"').replace('"maths"', '"physics"')
  writeFileSync(file, edited)
  const adopted: Change[] = []
  const adopt = async (changes: Change[]) => {
    adopted.push(...changes)
    await opened.commit([changes])
  }
  await opened.adoptEdits(adopt)
  expect(adopted).toEqual([])
  await opened.fold()
  expect(readFileSync(file, 'utf8')).toBe(edited)
  await opened.adoptEdits(adopt)
  expect(adopted).toEqual([
    ['subjects', 'physics', { id: 'physics' }],
    ['subjects', 'a', { id: 'a', text: 'by hand' }],
    ['subjects', 'maths', null],
  ])
  await opened.adoptEdits(adopt, true)
  expect(adopted).toHaveLength(3)
  await opened.fold()
  expect(subjectsIn(readFileSync(file, 'utf8')).sort()).toEqual(['a', 'b', 'c', 'physics'])
})

test('a broken hand edit is refused with its place, overwritten by nothing, and the running data put aside', async () => {
  const opened = await loaded()
  await opened.commit([[put('a')]])
  const broken = '{\n  "subjects": [\n    { "id": "maths", }\n  ]\n}\n'
  writeFileSync(file, broken)
  const adopt = (changes: Change[]) => opened.commit([changes])
  await opened.adoptEdits(adopt, true)
  await opened.adoptEdits(adopt, true)
  expect(log).toEqual([expect.stringContaining(`${file} is broken at line 3, column 22: expected a name`)])
  expect(subjectsIn(readFileSync(asideOf(file), 'utf8'))).toEqual(['maths', 'a'])

  await opened.commit([[put('b')]])
  await opened.fold()
  expect(readFileSync(file, 'utf8')).toBe(broken)

  writeFileSync(file, broken.replace('", }', '" }'))
  await opened.adoptEdits(adopt, true)
  await opened.close()
  expect(subjectsIn(readFileSync(file, 'utf8'))).toEqual(['maths', 'a', 'b'])
})

test('a db.json that has gone is not written over in silence', async () => {
  const opened = await loaded()
  await opened.commit([[put('a')]])
  rmSync(file)
  await opened.adoptEdits((changes) => opened.commit([changes]), true)
  await opened.close()
  expect(existsSync(file)).toBe(false)
  expect(log).toEqual([expect.stringContaining(`${file} is gone. `)])
  expect(subjectsIn(readFileSync(asideOf(file), 'utf8'))).toEqual(['maths', 'a'])
})
