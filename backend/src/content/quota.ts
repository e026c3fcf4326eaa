import type { Content } from '@tajiconnect/contract/content'
import { CONTENT_QUOTA_BYTES } from '@tajiconnect/contract/limits'
import { ProblemError } from '../gateway/problem-error.ts'

export const bytesOf = (own: readonly Pick<Content, 'bytes'>[]): number =>
  own.reduce((sum, { bytes }) => sum + bytes, 0)

/** Throws 413 where somebody whose files are `used` bytes has no room for so many more. */
export function checkRoom(used: number, more: number): void {
  if (used + more > CONTENT_QUOTA_BYTES)
    throw new ProblemError('storage_full', {
      detail: `Your files take ${inMegabytes(used)} of the ${inMegabytes(CONTENT_QUOTA_BYTES)} you have, and this one does not fit. Delete a file that you need no more, then send this one again.`,
    })
}

const inMegabytes = (bytes: number) => `${Math.round(bytes / 1e5) / 10} MB`

/** The bytes as they come, as long as there is room. */
export async function* withinRoom(chunks: AsyncIterable<Uint8Array>, used: number): AsyncGenerator<Uint8Array> {
  let size = 0
  for await (const chunk of chunks) {
    size += chunk.byteLength
    checkRoom(used, size)
    yield chunk
  }
}
