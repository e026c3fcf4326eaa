const COUNT = 10
/** 80 bits. */
const LENGTH = 16
/** Crockford's base32: no letter looks like a digit, so what is written on paper reads one way. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Ten new codes in groups of four (`7KQ2-…`). To be shown once and kept hashed. */
export const newBackupCodes = (): string[] =>
  Array.from({ length: COUNT }, () => {
    // 32 letters divide 256 evenly, so each is as likely.
    const letters = Array.from(crypto.getRandomValues(new Uint8Array(LENGTH)), (byte) => ALPHABET[byte % 32])
    return letters.join('').replaceAll(/.{4}(?=.)/g, '$&-')
  })

/**
 * SHA-256 in hex of a code as typed; case, spaces, dashes and look-alike letters do not matter. A slow hash guards words
 * that people choose; 80 random bits cannot be tried through at any speed.
 */
export async function hashBackupCode(typed: string): Promise<string> {
  const code = typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1')
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(code))
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
