import type { Content } from '@tajiconnect/contract/content'
import { CONTENT_QUOTA_BYTES } from '@tajiconnect/contract/limits'
import { ProblemError } from '../gateway/problem-error.ts'
import type { Announced } from '../gateway/upload.ts'

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

/**
 * The same before all of a file has come, of which `least` and `most` bytes are known. What may be one of those there are,
 * sent again because the reply was lost, needs no room; whether it is one its hash will tell.
 */
export function checkMayCome(own: readonly Pick<Content, 'bytes'>[], { least, most }: Announced): void {
  if (!own.some(({ bytes }) => bytes >= least && bytes <= most)) checkRoom(bytesOf(own), least)
}

/** The bytes as they come, as long as they may. */
export async function* whileTheyMayCome(
  chunks: AsyncIterable<Uint8Array>,
  own: readonly Pick<Content, 'bytes'>[],
  { most }: Announced,
): AsyncGenerator<Uint8Array> {
  let least = 0
  for await (const chunk of chunks) {
    least += chunk.byteLength
    checkMayCome(own, { least, most })
    yield chunk
  }
}
