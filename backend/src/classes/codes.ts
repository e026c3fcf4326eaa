import type { Reader } from '../transaction.ts'

/**
 * Nothing that is taken for something else on a board or when it is read out (0 O, 1 I L, 2 Z, 5 S, 8 B, U V), and no
 * vowels, so that no code is a word.
 */
const ALPHABET = 'CDFGHJKMNPQRTVWXY34679'
const LENGTH = 6

/** A code that no class has. */
export async function newCode(tx: Reader): Promise<string> {
  for (;;) {
    const code = randomCode()
    if ((await tx.find('classes', 'code', code)).length === 0) return code
  }
}

/** A code as it was made, from how somebody typed it: case, spaces and dashes make no difference. */
export const readCode = (typed: string): string => typed.toUpperCase().replaceAll(/[\s-]/g, '')

function randomCode(): string {
  // Bytes beyond the last whole round would make the first letters likelier.
  const whole = 256 - (256 % ALPHABET.length)
  let code = ''
  while (code.length < LENGTH)
    for (const byte of crypto.getRandomValues(new Uint8Array(LENGTH - code.length)))
      if (byte < whole) code += ALPHABET[byte % ALPHABET.length]
  return code
}
