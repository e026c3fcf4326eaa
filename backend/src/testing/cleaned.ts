import { withoutMetadata } from '../content/metadata/without-metadata.ts'
import { collect } from '../gateway/body.ts'

/** The bytes without their metadata, where they come in pieces that end here and there. */
export async function cleaned(bytes: Uint8Array, type: string, cuts: readonly number[] = []): Promise<Uint8Array> {
  const ends = [...cuts.filter((cut) => cut < bytes.length).toSorted((a, b) => a - b), bytes.length]
  async function* pieces() {
    for (const [at, end] of ends.entries()) yield bytes.subarray(ends[at - 1] ?? 0, end)
  }
  return collect(withoutMetadata(pieces(), type))
}

export const holds = (bytes: Uint8Array, part: string | Uint8Array) =>
  Buffer.from(bytes).includes(typeof part === 'string' ? part : Buffer.from(part))
