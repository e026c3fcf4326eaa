import * as fs from 'node:fs/promises'
import { dirname } from 'node:path'

/** The part of `node:fs/promises` that the data lives by, so that a test can let any call fail. */
export type Files = Pick<typeof fs, 'open' | 'readFile' | 'readdir' | 'rename' | 'stat' | 'unlink'>

export const realFiles: Files = fs

/** Makes a file's creation, renaming or removal durable. Windows has no such call and does it by itself. */
export async function syncDirectory(files: Files, path: string) {
  if (process.platform === 'win32') return
  const handle = await files.open(dirname(path), 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

const CHUNK = 256 * 1024

/**
 * Puts a whole new file in place of `path`, or leaves the old one: unique temporary file, fsync, rename, fsync of
 * the directory. `permit` is asked last before the rename; where it says no, nothing is replaced and the answer is null.
 * Answers with the signature of the new file.
 */
export async function replaceFile(
  files: Files,
  path: string,
  pieces: Iterable<string>,
  permit: () => Promise<boolean> = async () => true,
): Promise<string | null> {
  const temporary = `${path}.${process.pid}-${(counter += 1)}.tmp`
  try {
    const written = await write(files, temporary, pieces)
    if (!(await permit())) {
      await files.unlink(temporary)
      return null
    }
    await files.rename(temporary, path)
    await syncDirectory(files, path)
    return written
  } catch (error) {
    await files.unlink(temporary).catch(() => {})
    throw error
  }
}

let counter = 0

async function write(files: Files, path: string, pieces: Iterable<string>): Promise<string> {
  const handle = await files.open(path, 'wx')
  try {
    let chunk = ''
    for (const piece of pieces) {
      chunk += piece
      if (chunk.length < CHUNK) continue
      await handle.writeFile(chunk)
      chunk = ''
    }
    await handle.writeFile(chunk)
    await handle.sync()
    return signature(await handle.stat({ bigint: true }))
  } finally {
    await handle.close()
  }
}

/** Tells one version of a file from another without reading it. */
export async function signatureOf(files: Files, path: string): Promise<string> {
  return signature(await files.stat(path, { bigint: true }))
}

const signature = ({ ino, size, mtimeNs }: { ino: bigint; size: bigint; mtimeNs: bigint }) =>
  `${ino}:${size}:${mtimeNs}`
