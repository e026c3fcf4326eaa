import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Passwords that nobody may choose, most frequent first, in lower case (see backend/data/README.md). */
export function readCommonPasswords(): ReadonlySet<string> {
  const text = readFileSync(join(import.meta.dirname, '../../data/common-passwords.txt'), 'utf8')
  return new Set(text.trimEnd().split('\n'))
}
