import type { FileStore, GatewayDeps } from '../deps.ts'
import type { Sink } from '../gateway/upload.ts'

/** A kept file that is not yet, or no longer, in a row of `contents` goes when it is dropped. */
export interface KeptFiles extends Sink<Awaited<ReturnType<FileStore['write']>>>, Pick<FileStore, 'open'> {
  drop(file: { id: string }): Promise<void>
}

/**
 * Files and their rows in step: a file's id is its row's. A file goes when its row does, whoever took that out; and what
 * a crash left between the two is removed at the start, before anything new is taken.
 */
export function createKeptFiles({ store, files, log }: Pick<GatewayDeps, 'store' | 'files' | 'log'>): KeptFiles {
  const drop = async (id: string) => {
    try {
      if (!(await store.read((tx) => tx.get('contents', id)))) await files.remove(id)
    } catch (error) {
      log({ level: 'error', event: 'file_not_removed', detail: String(error) })
    }
  }
  store.watch((changes) => {
    for (const [name, id, row] of changes) if (name === 'contents' && row === null) void drop(id)
  })
  const swept = sweep(files, drop).catch((error: Error) =>
    log({ level: 'error', event: 'sweep_failed', detail: String(error) }),
  )
  return {
    take: async (bytes) => {
      await swept
      return files.write(bytes)
    },
    drop: ({ id }) => drop(id),
    open: files.open,
  }
}

async function sweep(files: FileStore, drop: (id: string) => Promise<void>) {
  for (const id of await files.list()) await drop(id)
}
