import type { Content } from '@tajiconnect/contract/content'
import { PICTURE_MAX_BYTES } from '@tajiconnect/contract/limits'
import type { FileStore, GatewayDeps } from '../deps.ts'
import { atMost, collect } from '../gateway/body.ts'
import { invalid } from '../gateway/problem-error.ts'
import { HEAD_BYTES, type Sink } from '../gateway/upload.ts'
import { canStrip, stripMetadata } from '../pictures/strip-metadata.ts'
import { withoutMetadata } from './metadata/without-metadata.ts'
import { checkMayCome, whileTheyMayCome } from './quota.ts'

type Kept = Awaited<ReturnType<FileStore['write']>> & { head?: Uint8Array }

export interface KeptFiles extends Pick<FileStore, 'open'> {
  /**
   * Where a person's files go: 413 where they have no room for one. Pictures, sound and film are kept without their
   * metadata; 422 where a picture is none that can be read, 415 where what follows the tags of MP3 is none. What is not
   * yet, or no longer, in a row of `contents` goes when it is dropped.
   */
  of(user_id: string): Sink<Kept>
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
    of: (user_id) => ({
      take: async (bytes, { media_type, ...announced }) => {
        await swept
        const own = await store.read((tx) => tx.find('contents', 'user_id', user_id))
        const small = media_type.startsWith('image/') ? atMost(bytes, PICTURE_MAX_BYTES) : bytes
        if (canStrip(media_type)) return keepPicture(files, await cleanPicture(small, media_type), own)
        checkMayCome(own, announced)
        return files.write(withoutMetadata(whileTheyMayCome(small, own, announced), media_type))
      },
      drop: ({ id }) => drop(id),
    }),
    open: files.open,
  }
}

async function keepPicture(files: FileStore, bytes: Uint8Array, own: readonly Content[]): Promise<Kept> {
  checkMayCome(own, { least: bytes.length, most: bytes.length })
  const one = async function* () {
    yield bytes
  }
  return { ...(await files.write(one())), head: bytes.subarray(0, HEAD_BYTES) }
}

async function cleanPicture(bytes: AsyncIterable<Uint8Array>, media_type: string): Promise<Uint8Array> {
  const picture = stripMetadata(await collect(bytes), media_type, 'faithful')
  if (!picture) throw invalid('file', 'invalid_image', 'This picture is damaged. Send it again, or another.')
  return picture.bytes
}

async function sweep(files: FileStore, drop: (id: string) => Promise<void>) {
  for (const id of await files.list()) await drop(id)
}
