import { atMost } from '../at-most.ts'
import type { Credential } from '../collections.ts'
import type { PasswordHash } from '../deps.ts'
import { ProblemError } from '../gateway/problem-error.ts'
import type { Store } from '../store.ts'
import type { Reader } from '../transaction.ts'

/** Each takes 19 MiB and a core; a flood of sign-ins is to wait, not to bring the machine down. */
export const HASHES_AT_ONCE = 3

/** The same hash, with few at work at once. */
export function fewAtOnce(hash: PasswordHash): PasswordHash {
  const turn = atMost(HASHES_AT_ONCE)
  return {
    make: (password) => turn(() => hash.make(password)),
    verify: (kept, password) => turn(() => hash.verify(kept, password)),
  }
}

/**
 * Throws `invalid_credentials` unless this is the person's password. One comparison is made in any case, so that the time
 * taken does not tell who has an account. Hand the answer to `stillTheirs` in the transaction that follows.
 */
export async function comparePassword(store: Store, hash: PasswordHash, user_id: string | undefined, password: string) {
  const credential = user_id && (await store.read((tx) => tx.get('credentials', user_id)))
  const matches = await hash.verify(credential ? credential.password_hash : await nobodysHash(hash), password)
  if (!credential || !matches) throw new ProblemError('invalid_credentials')
  return credential
}

/** Throws `invalid_credentials` where the password was changed since it was compared. */
export async function stillTheirs(tx: Reader, { id, password_hash }: Credential): Promise<void> {
  const current = await tx.get('credentials', id)
  if (current?.password_hash !== password_hash) throw new ProblemError('invalid_credentials')
}

const decoys = new WeakMap<PasswordHash, Promise<string>>()

function nobodysHash(hash: PasswordHash): Promise<string> {
  const decoy = decoys.get(hash) ?? hash.make(crypto.randomUUID())
  decoys.set(hash, decoy)
  return decoy
}
