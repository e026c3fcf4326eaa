import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Change } from '../store.ts'
import { encodeEntry, readJournal, type Entry } from './journal.ts'
import { StartError } from './start-error.ts'

const change: fc.Arbitrary<Change> = fc.tuple(
  fc.constantFrom('users', 'enrolments'),
  fc.string(),
  fc.option(fc.record({ id: fc.string(), text: fc.string({ unit: 'binary' }) })),
)
const journal = fc
  .array(fc.array(fc.array(change, { maxLength: 3 }), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 6 })
  .map((commits) => commits.map((transactions, index): Entry => ({ seq: index + 1, transactions })))

const bytesOf = (entries: Entry[]) => entries.map((entry) => Buffer.from(encodeEntry(entry)))
const plain = (entries: Entry[]) => JSON.parse(JSON.stringify(entries)) as Entry[]

const read = (bytes: Buffer) => readJournal(bytes, 'journal')

test('what is written is read', () => {
  fc.assert(
    fc.property(journal, (entries) => {
      const bytes = Buffer.concat(bytesOf(entries))
      expect(read(bytes)).toEqual({ entries: plain(entries), length: bytes.length })
      for (const line of bytes.toString().trim().split('\n')) expect(() => JSON.parse(line)).not.toThrow()
    }),
  )
})

test('cut anywhere, a journal holds exactly the commits that were whole', () => {
  fc.assert(
    fc.property(journal, fc.nat(), (entries, random) => {
      const lines = bytesOf(entries)
      const bytes = Buffer.concat(lines)
      const cut = random % (bytes.length + 1)
      let [whole, length] = [0, 0]
      for (const line of lines) {
        if (length + line.length > cut) break
        length += line.length
        whole += 1
      }
      expect(read(bytes.subarray(0, cut))).toEqual({ entries: plain(entries.slice(0, whole)), length })
    }),
  )
})

test('of the last commit, whatever a power cut did not get to the disk, the others stay', () => {
  fc.assert(
    fc.property(journal, fc.nat(), fc.nat(), (entries, a, b) => {
      const lines = bytesOf(entries)
      const last = lines.at(-1) ?? Buffer.alloc(0)
      const [from, to] = [a % last.length, b % last.length].sort((x, y) => x - y)
      last.fill(0, from, (to ?? 0) + 1)
      expect(read(Buffer.concat(lines)).entries).toEqual(plain(entries.slice(0, -1)))
    }),
  )
})

test('a changed byte is noticed wherever it is: refused, or the last commit is cut', () => {
  const entries: Entry[] = ['{"crc":"00000000","', 'b\n', 'ç', ''].map((text, index) => ({
    seq: index + 1,
    transactions: [[['users', String(index), { id: String(index), text } as { id: string }]]],
  }))
  const lines = bytesOf(entries)
  const bytes = Buffer.concat(lines)
  const lastStart = bytes.length - (lines.at(-1)?.length ?? 0)
  for (let at = 0; at < bytes.length; at += 1) {
    const damaged = Buffer.from(bytes)
    damaged[at] = (damaged[at] ?? 0) ^ 0x01
    if (at < lastStart) expect(() => read(damaged), `byte ${at}`).toThrow(StartError)
    else expect(read(damaged).entries, `byte ${at}`).toEqual(entries.slice(0, -1))
  }
})

test('a broken middle is named with its line and what to do', () => {
  const lines = bytesOf([1, 2, 3].map((seq) => ({ seq, transactions: [[['users', 'u', null]]] })))
  lines[1]?.fill('x', 20, 25)
  expect(() => readJournal(Buffer.concat(lines), '/data/db.journal-1.ndjson')).toThrow(
    /^\/data\/db\.journal-1\.ndjson is damaged at line 2, with whole entries after it\. Put the file back from a copy; or delete line 2/,
  )
})
