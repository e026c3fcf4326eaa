import { concat } from '../../bytes.ts'
import { ascii } from '../../pictures/picture.ts'

/**
 * What is to be done from the start of the bytes at hand: so many are kept and so many behind them blanked, which may be
 * more than there are yet; or it takes at least so many bytes from there to tell.
 */
export type Step = { keep: number; blank: number } | { need: number }

/** Looks at the bytes from `at`, where its last step ended; there is one at least. It may write into those that it keeps. */
export type Reader = (bytes: Uint8Array, at: number) => Step

/** Four bytes as a number, the first one highest. */
export const u32 = (bytes: Uint8Array, at: number): number =>
  (bytes[at] ?? 0) * 2 ** 24 + (((bytes[at + 1] ?? 0) << 16) | ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0))

/** Four letters as such a number. */
export const code = (letters: string): number => u32(ascii(letters), 0)

/** How many bytes from here are of a kind. */
export function runOf(bytes: Uint8Array, from: number, isOne: (at: number) => boolean): number {
  let at = from
  while (at < bytes.length && isOne(at)) at += 1
  return at - from
}

/**
 * The bytes as they come, with zeros in place of what the reader has blanked; no byte moves. At most so many are held
 * back as the reader needs; what ends before that is cut off, and goes.
 */
export async function* blanked(chunks: AsyncIterable<Uint8Array>, reader: Reader): AsyncGenerator<Uint8Array> {
  let held: Uint8Array[] = []
  let [size, need, keep, blank] = [0, 0, 0, 0]
  for await (const chunk of chunks) {
    held.push(chunk)
    size += chunk.length
    if (size < need) continue
    // A copy: what came is not ours to write into.
    const bytes = concat(held)
    let at = 0
    for (need = 0; at < bytes.length && need === 0;) {
      const kept = Math.min(keep, bytes.length - at)
      const gone = Math.min(blank, bytes.length - at - kept)
      bytes.fill(0, at + kept, at + kept + gone)
      at += kept + gone
      keep -= kept
      blank -= gone
      if (at === bytes.length) break
      const step = reader(bytes, at)
      if ('need' in step) need = step.need
      else ({ keep, blank } = step)
    }
    if (at > 0) yield bytes.subarray(0, at)
    held = [bytes.subarray(at)]
    size -= at
  }
  if (size > 0) yield new Uint8Array(size)
}
