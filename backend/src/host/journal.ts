import { crc32 } from 'node:zlib'
import type { FileHandle } from 'node:fs/promises'
import type { Change } from '../store.ts'
import { syncDirectory, type Files } from './files.ts'
import { StartError } from './start-error.ts'

/** One commit: what was made durable together. Numbers rise by one, across journals too. */
export interface Entry {
  seq: number
  transactions: Change[][]
}

/**
 * One line of a journal. The checksum stands first and covers the rest of the line. A whole commit is one line, so that
 * whatever a power cut leaves of an unacknowledged commit is the end of the file.
 */
export function encodeEntry({ seq, transactions }: Entry): string {
  const rest = `"seq":${seq},"transactions":${JSON.stringify(transactions)}}`
  return `${HEAD}${checksum(rest)}",${rest}\n`
}

const HEAD = '{"crc":"'

function decodeEntry(line: Buffer): Entry | null {
  const [head, rest] = [line.toString('latin1', 0, 18), line.subarray(18)]
  if (head !== `${HEAD}${checksum(rest)}",`) return null
  return JSON.parse(`{${rest.toString('utf8')}`) as Entry
}

const checksum = (data: string | Buffer): string => crc32(data).toString(16).padStart(8, '0')

/**
 * The entries of a journal's bytes, and how many of the bytes they take; what follows is an unfinished write. Throws
 * `StartError` where a whole entry stands after a damaged one.
 */
export function readJournal(bytes: Buffer, file: string): { entries: Entry[]; length: number } {
  const entries: Entry[] = []
  let length = 0
  for (let end = bytes.indexOf('\n'); end !== -1; end = bytes.indexOf('\n', length)) {
    const entry = decodeEntry(bytes.subarray(length, end))
    if (!entry) break
    entries.push(entry)
    length = end + 1
  }
  if (holdsEntry(bytes.subarray(length))) throw brokenMiddle(file, entries.length + 1)
  return { entries, length }
}

/** Whether a whole entry stands anywhere in the bytes, at the start of a line or where a line break was lost. */
function holdsEntry(bytes: Buffer): boolean {
  for (let start = bytes.indexOf(HEAD); start !== -1; start = bytes.indexOf(HEAD, start + 1)) {
    const end = bytes.indexOf('\n', start)
    if (end !== -1 && decodeEntry(bytes.subarray(start, end))) return true
  }
  return false
}

export const brokenMiddle = (file: string, line: number): StartError =>
  new StartError(
    `${file} is damaged at line ${line}, with whole entries after it. Put the file back from a copy; or delete line ` +
      `${line} and all after it, which gives those writes up; then start again.`,
  )

/** An open journal. Appending is durable or has not happened. */
export class Journal {
  readonly path: string
  readonly #handle: FileHandle
  #length = 0
  /** The file may hold more than `#length`: what a failed write left. */
  #dirty = false

  private constructor(path: string, handle: FileHandle) {
    this.path = path
    this.#handle = handle
  }

  static async create(files: Files, path: string): Promise<Journal> {
    const handle = await files.open(path, 'wx')
    try {
      await syncDirectory(files, path)
    } catch (error) {
      await handle.close()
      await files.unlink(path)
      throw error
    }
    return new Journal(path, handle)
  }

  get length(): number {
    return this.#length
  }

  async append(line: string) {
    if (this.#dirty) await this.#cutBack()
    const bytes = Buffer.from(line)
    this.#dirty = true
    try {
      let written = 0
      while (written < bytes.length) {
        const rest = bytes.length - written
        written += (await this.#handle.write(bytes, written, rest, this.#length + written)).bytesWritten
      }
      await this.#handle.datasync()
    } catch (error) {
      await this.#cutBack().catch(() => {}) // tried again before the next append
      throw error
    }
    this.#length += bytes.length
    this.#dirty = false
  }

  async #cutBack() {
    await this.#handle.truncate(this.#length)
    await this.#handle.datasync()
    this.#dirty = false
  }

  async close() {
    if (this.#dirty) await this.#cutBack()
    await this.#handle.close().catch(() => {}) // all it holds is on disk
  }
}
