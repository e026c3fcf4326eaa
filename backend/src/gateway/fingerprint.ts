/**
 * Tells texts apart: two 32-bit FNV-1a hashes over the code units, and the length. Chance will not make two texts look
 * the same; somebody who means to can.
 */
export function fingerprint(text: string): string {
  let [a, b] = [0x811c9dc5, 0x9747b28c]
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    a = Math.imul(a ^ unit, 0x01000193)
    b = Math.imul(b ^ unit, 0x01000193) + at
  }
  return `${(a >>> 0).toString(36)}${(b >>> 0).toString(36)}${text.length.toString(36)}`
}

/** A weak validator of a JSON text. */
export const weakEtag = (text: string) => `W/"${fingerprint(text)}"`

/** The weak comparison of RFC 9110 §8.8.3.2, which `If-None-Match` asks for. */
export const matches = (ifNoneMatch: string | undefined | null, etag: string): boolean =>
  ifNoneMatch?.split(',').some((tag) => opaque(tag.trim()) === opaque(etag) || tag.trim() === '*') ?? false

const opaque = (tag: string) => tag.replace(/^W\//, '')
