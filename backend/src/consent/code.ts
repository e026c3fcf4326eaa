import type { StoredConsent } from '../collections.ts'
import { hashOf } from '../auth/secret-token.ts'

const LIFE_MS = 24 * 60 * 60_000
const TRIES = 5
const CODES = 1_000_000
/** The largest multiple of `CODES` in 32 bits: what lies beyond is drawn again, so that each code is as likely. */
const FAIR = Math.floor(2 ** 32 / CODES) * CODES

/** Six digits. */
export function newCode(): string {
  const drawn = crypto.getRandomValues(new Uint32Array(1))
  while ((drawn[0] ?? FAIR) >= FAIR) crypto.getRandomValues(drawn)
  return String((drawn[0] ?? 0) % CODES).padStart(6, '0')
}

/** How a code is kept. Its hash is bound to the learner; what guards a million codes is that few can be tried. */
export async function keptCode(user_id: string, code: string, now: Date): Promise<NonNullable<StoredConsent['code']>> {
  const expires_at = new Date(now.getTime() + LIFE_MS).toISOString()
  return { hash: await hashOf(`${user_id}:${code}`), expires_at, tries_left: TRIES }
}

/** The code that can be typed in now, or null. */
export const openCode = ({ code }: StoredConsent, now: Date): StoredConsent['code'] =>
  code && Date.parse(code.expires_at) > now.getTime() ? code : null

/** Compares hashes, so that the time taken tells nothing of the code. */
export const isCode = async (user_id: string, typed: string, { hash }: { hash: string }): Promise<boolean> =>
  (await hashOf(`${user_id}:${typed}`)) === hash
