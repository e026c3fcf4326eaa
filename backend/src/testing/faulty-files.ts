import type { FileHandle } from 'node:fs/promises'
import { realFiles, type Files } from '../host/files.ts'

export interface FaultyFiles extends Files {
  calls(): number
  /** Closes what was left open, as the end of a process does. */
  abandon(): Promise<void>
}

/** Real files whose calls `fails` lets fail by their number, from 1; a write that fails leaves half of its bytes. */
export function faultyFiles(fails: (call: number) => boolean = () => false, code = 'EIO'): FaultyFiles {
  let calls = 0
  const opened = new Set<FileHandle>()
  const check = () => {
    calls += 1
    if (fails(calls)) throw Object.assign(new Error(`${code}: injected`), { code })
  }
  const wrapHandle = (handle: FileHandle): FileHandle => {
    opened.add(handle)
    return new Proxy(handle, {
      get(target, name) {
        const member: unknown = Reflect.get(target, name, target)
        if (typeof member !== 'function') return member
        return async (...args: unknown[]) => {
          try {
            check()
          } catch (error) {
            if (name === 'close') await target.close()
            if (name === 'write') await writeHalf(target, args as [Buffer, number, number, number])
            throw error
          }
          return member.apply(target, args) as unknown
        }
      },
    })
  }
  const guarded = Object.fromEntries(
    Object.entries({ ...realFiles }).map(([name, member]) => [
      name,
      async (...args: unknown[]) => {
        check()
        const result: unknown = await (member as (...args: unknown[]) => unknown)(...args)
        return name === 'open' ? wrapHandle(result as FileHandle) : result
      },
    ]),
  )
  return {
    ...(guarded as unknown as Files),
    calls: () => calls,
    abandon: async () => void (await Promise.allSettled([...opened].map((handle) => handle.close()))),
  }
}

const writeHalf = (handle: FileHandle, [bytes, offset, length, position]: [Buffer, number, number, number]) =>
  handle.write(bytes, offset, Math.floor(length / 2), position)
