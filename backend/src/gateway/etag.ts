/**
 * A weak validator of a JSON text: two 32-bit FNV-1a hashes over its code units. It tells versions of one resource
 * apart; it is no proof against someone who wants two texts to look the same.
 */
export function weakEtag(text: string): string {
  let [a, b] = [0x811c9dc5, 0x9747b28c]
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    a = Math.imul(a ^ unit, 0x01000193)
    b = Math.imul(b ^ unit, 0x01000193) + at
  }
  return `W/"${(a >>> 0).toString(36)}${(b >>> 0).toString(36)}${text.length.toString(36)}"`
}

export const matches = (ifNoneMatch: string | undefined | null, etag: string): boolean =>
  ifNoneMatch?.split(',').some((tag) => tag.trim() === etag || tag.trim() === '*') ?? false
