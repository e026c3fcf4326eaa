import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { StartError } from './start-error.ts'

/** Locks this process holds; its own pid in a file left by an earlier process with the same pid proves nothing. */
const held = new Set<string>()

/**
 * Takes the lock file at `path`, which holds the owner's pid, and answers with the function that gives it back.
 * The lock of a process that is gone is taken over. Throws `StartError` where its owner is alive.
 */
export function takeLock(path: string): () => void {
  if (!create(path)) {
    const owner = ownerOf(path)
    if (owner !== null && isAlive(owner, path)) {
      throw new StartError(
        `The data is in use by process ${owner}. Stop that gateway first; if none is running, delete ${path}.`,
      )
    }
    rmSync(path, { force: true })
    if (!create(path)) throw new StartError(`Another gateway is starting on the same data (${path}).`)
  }
  held.add(path)
  return () => {
    held.delete(path)
    rmSync(path, { force: true })
  }
}

function create(path: string): boolean {
  try {
    writeFileSync(path, `${process.pid}\n`, { flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw new StartError(`Cannot write ${path}: ${(error as Error).message}`, { cause: error })
  }
}

/** Null where the file holds no pid: its writer died before writing it. */
function ownerOf(path: string): number | null {
  try {
    const pid = Number.parseInt(readFileSync(path, 'utf8'), 10)
    return pid > 0 ? pid : null
  } catch {
    return null
  }
}

function isAlive(pid: number, path: string): boolean {
  if (pid === process.pid) return held.has(path)
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
