import { hash, verify } from '@node-rs/argon2'
import type { PasswordHash } from '../deps.ts'

/** argon2id with the first of OWASP's equal settings: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const argon2Hash: PasswordHash = {
  make: (password) => hash(password, cost),
  verify: (kept, password) => verify(kept, password),
}
