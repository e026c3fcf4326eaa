import { basename, dirname, extname, join } from 'node:path'
import { serial } from '../serial.ts'
import type { Change, Disk, State } from '../store.ts'
import { applyChanges, copyRows, differences, formatDb, parseDb, rowsOf, stateOf, type Rows } from './db-file.ts'
import { realFiles, replaceFile, signatureOf, syncDirectory, type Files } from './files.ts'
import { brokenMiddle, encodeEntry, Journal, readJournal } from './journal.ts'
import { StartError } from './start-error.ts'

export interface JournalDiskOptions {
  /** Told what a person should know: a tail cut off, a hand edit taken over or refused, a fold that failed. */
  log?: (line: string) => void
  files?: Files
  /** Fold into `db.json` when nothing was written for so long, */
  quietMs?: number
  /** or when the journal has grown to so many bytes. */
  foldBytes?: number
}

const RETRY_MS = 10_000

/**
 * Keeps the store in a `db.json` that a person can read, and what was committed since it was written in journals beside
 * it. The caller holds the lock (see lock.ts) from before `load` until `close` has resolved.
 */
export class JournalDisk implements Disk {
  readonly #file: string
  readonly #log: (line: string) => void
  readonly #files: Files
  readonly #quietMs: number
  readonly #foldBytes: number

  /** What `db.json` says, and its signature. */
  #inFile: Rows = rowsOf(() => new Map())
  #signature = ''
  /** What `db.json` and the journals say together: everything acknowledged. */
  #durable: Rows = rowsOf(() => new Map())

  #journal: Journal | null = null
  #journalNumber = 0
  #seq = 0
  /** Journals no longer written to, oldest first; gone after the next fold. */
  #retired: string[] = []

  readonly #appending = serial()
  /** Folding and hand edits: one at a time, while commits go on. */
  readonly #housekeeping = serial()
  #timer: NodeJS.Timeout | undefined
  #foldFailed = false
  #folding = false
  #seenEdit = ''
  #refusedEdit = ''
  #closed = false

  constructor(file: string, options: JournalDiskOptions = {}) {
    this.#file = file
    this.#log = options.log ?? (() => {})
    this.#files = options.files ?? realFiles
    this.#quietMs = options.quietMs ?? 2_000
    this.#foldBytes = options.foldBytes ?? 16 * 1024 * 1024
  }

  /** Throws `StartError` where the file or a journal is broken. */
  async load(): Promise<State> {
    const names = await this.#files.readdir(dirname(this.#file))
    const leftovers = names.filter((name) => name.startsWith(`${basename(this.#file)}.`) && name.endsWith('.tmp'))
    for (const name of leftovers) await this.#files.unlink(this.#beside(name))

    await this.#readFile()
    this.#durable = copyRows(this.#inFile)
    const journals = this.#journalsIn(names)
    for (const path of journals) await this.#replay(path, path === journals.at(-1))
    this.#retired = journals
    if (journals.length > 0) this.#foldLater(this.#quietMs)
    return stateOf(this.#durable)
  }

  async commit(transactions: Change[][]) {
    if (this.#closed) throw new Error('The store is closed')
    await this.#appending(async () => {
      this.#journal ??= await Journal.create(this.#files, this.#journalPath((this.#journalNumber += 1)))
      await this.#journal.append(encodeEntry({ seq: this.#seq + 1, transactions }))
      this.#seq += 1
      for (const changes of transactions) applyChanges(this.#durable, changes)
      if (this.#journal.length >= this.#foldBytes) this.#tryFold()
      else this.#foldLater(this.#quietMs)
    })
  }

  /**
   * Takes over what a person has changed in `db.json`, if anything: `adopt` is handed the rows that differ and must make
   * them durable. A file that is broken is refused: what runs is kept and nothing is folded until the file is mended.
   * An edit may be half written when first seen, so unless `settled` it counts when it is seen again unchanged.
   */
  adoptEdits(adopt: (changes: Change[]) => Promise<void>, settled = false): Promise<void> {
    return this.#housekeeping(async () => {
      const signature = await this.#signatureNow()
      if (signature === this.#signature || signature === this.#refusedEdit) return
      if (signature !== this.#seenEdit && !settled) {
        this.#seenEdit = signature
        return
      }
      try {
        const edited = parseDb(await this.#files.readFile(this.#file, 'utf8'), this.#file)
        const changes = differences(this.#inFile, edited)
        if (changes.length > 0) await adopt(changes)
        this.#inFile = edited
        this.#signature = signature
        this.#refusedEdit = ''
        if (changes.length > 0) this.#log(`Took over ${changes.length} changed records from ${this.#file}`)
        this.#foldLater(this.#quietMs)
      } catch (error) {
        if (!(error instanceof StartError) && !isMissing(error)) throw error
        this.#refusedEdit = signature
        await this.#keepAside(error instanceof StartError ? error.message : `${this.#file} is gone.`)
      }
    })
  }

  /** Writes everything acknowledged into `db.json` and drops the journals it makes needless. */
  fold(): Promise<void> {
    return this.#housekeeping(async () => {
      clearTimeout(this.#timer)
      if (!(await this.#isUntouched())) return
      const snapshot = await this.#appending(async () => {
        if (this.#journal) {
          await this.#journal.close()
          this.#retired.push(this.#journal.path)
          this.#journal = null
        }
        return copyRows(this.#durable)
      })
      if (this.#retired.length === 0) return
      const signature = await replaceFile(this.#files, this.#file, formatDb(snapshot), () => this.#isUntouched())
      if (signature === null) return
      this.#inFile = snapshot
      this.#signature = signature
      this.#foldFailed = false
      while (this.#retired[0] !== undefined) {
        await this.#files.unlink(this.#retired[0]).catch(unlessMissing(undefined))
        this.#retired.shift()
      }
      await syncDirectory(this.#files, this.#file)
    })
  }

  /** Refuses further commits, finishes those under way, and folds. */
  async close() {
    this.#closed = true
    clearTimeout(this.#timer)
    await this.fold()
  }

  async #readFile() {
    this.#signature = await signatureOf(this.#files, this.#file)
    this.#inFile = parseDb(await this.#files.readFile(this.#file, 'utf8'), this.#file)
  }

  async #replay(path: string, last: boolean) {
    const bytes = await this.#files.readFile(path)
    const { entries, length } = readJournal(bytes, path)
    for (const [index, { seq, transactions }] of entries.entries()) {
      if (this.#seq !== 0 && seq !== this.#seq + 1) throw brokenMiddle(path, index + 1)
      this.#seq = seq
      for (const changes of transactions) applyChanges(this.#durable, changes)
    }
    if (length === bytes.length) return
    if (!last) throw brokenMiddle(path, entries.length + 1)
    const handle = await this.#files.open(path, 'r+')
    try {
      await handle.truncate(length)
      await handle.sync()
    } finally {
      await handle.close()
    }
    this.#log(`Cut ${bytes.length - length} bytes of an unfinished write from the end of ${path}`)
  }

  #foldLater(afterMs: number) {
    if (this.#closed) return
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#tryFold(), afterMs)
    this.#timer.unref()
  }

  #tryFold() {
    if (this.#folding) return
    this.#folding = true
    this.fold()
      .catch((error: Error) => {
        if (!this.#foldFailed) this.#log(`Could not write ${this.#file}, the journal keeps all: ${error.message}`)
        this.#foldFailed = true
        this.#foldLater(RETRY_MS)
      })
      .finally(() => {
        this.#folding = false
      })
  }

  /** Nobody else has written `db.json` since we read or wrote it. */
  async #isUntouched(): Promise<boolean> {
    return (await this.#signatureNow()) === this.#signature
  }

  #signatureNow(): Promise<string> {
    return signatureOf(this.#files, this.#file).catch(unlessMissing('missing'))
  }

  /** The edit stands where the data stood, so the data goes beside it. */
  async #keepAside(reason: string) {
    const aside = asideOf(this.#file)
    await replaceFile(this.#files, aside, formatDb(copyRows(this.#durable)))
    this.#log(`${reason} The edit is not taken over. Mend it, or put the running data back from ${aside}.`)
  }

  #journalsIn(names: string[]): string[] {
    const own = names.filter((name) => isJournalOf(this.#file, name))
    const numbers = own.map((name) => Number(/(\d+)\.ndjson$/.exec(name)?.[1]))
    numbers.sort((a, b) => a - b)
    this.#journalNumber = numbers.at(-1) ?? 0
    return numbers.map((number) => this.#journalPath(number))
  }

  #journalPath(number: number): string {
    return this.#beside(`${stemOf(this.#file)}.journal-${number}.ndjson`)
  }

  #beside(name: string): string {
    return join(dirname(this.#file), name)
  }
}

const NUMBERED = /^\.journal-(\d+)\.ndjson$/

const stemOf = (file: string): string => basename(file, extname(file))

export const isJournalOf = (file: string, name: string): boolean =>
  name.startsWith(stemOf(file)) && NUMBERED.test(name.slice(stemOf(file).length))

/** Where the running data goes while a broken edit stands in its place. */
export const asideOf = (file: string): string => `${file}.running`

const unlessMissing =
  <T>(otherwise: T) =>
  (error: unknown): T => {
    if (isMissing(error)) return otherwise
    throw error
  }

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT'
