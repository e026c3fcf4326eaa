import type { User } from '@tajiconnect/contract/users'
import type { Link } from '../collections.ts'
import { ProblemError } from '../gateway/problem-error.ts'
import type { Reader, Tx } from '../transaction.ts'
import { hashOf, newToken } from './secret-token.ts'

type Kind = Link['kind']

const HOUR = 60 * 60_000
const LIFE_MS: Record<Kind, number> = { verify: 24 * HOUR, reset: HOUR, email: HOUR }

/** Whose link it is when there is nobody: it is made and kept like any other, is never sent, and opens nothing. */
export const NOBODY = { id: 'nobody', email: '' }

/**
 * Keeps a new link and answers with its token (256 random bits, base64url), to be mailed to `email`. It ends older ones
 * of its kind, but for those that verify: of two such mails the first one opened may be the older.
 */
export async function issueLink(tx: Tx, kind: Kind, owner: Pick<User, 'id' | 'email'>, now: Date, email = owner.email) {
  for (const old of await tx.find('links', 'user_id', owner.id))
    if (isOver(old, now) || (old.kind === kind && kind !== 'verify')) await tx.delete('links', old.id)
  const token = newToken()
  const expires_at = new Date(now.getTime() + LIFE_MS[kind]).toISOString()
  await tx.put('links', { id: await hashOf(token), kind, user_id: owner.id, email, expires_at, used_at: null })
  return token
}

/**
 * The link of a token, with its person. Throws `invalid_token` where it is unknown, used, too old, of another kind, or
 * was sent to an address that the account has no more.
 */
export async function findLink(reader: Reader, token: string, kinds: readonly Kind[], now: Date) {
  const link = await reader.get('links', await hashOf(token))
  const user = link && (await reader.get('users', link.user_id))
  const fits = link && kinds.includes(link.kind) && !link.used_at && !isOver(link, now)
  const owned = user?.status === 'active' && (link?.kind === 'email' || link?.email === user.email)
  if (!fits || !user || !owned) throw new ProblemError('invalid_token')
  return { link, user }
}

/** The same, used up by the transaction. */
export async function useLink(tx: Tx, token: string, kinds: readonly Kind[], now: Date) {
  const found = await findLink(tx, token, kinds, now)
  await tx.put('links', { ...found.link, used_at: now.toISOString() })
  return found
}

/** Ends the person's links of these kinds that nobody has used. */
export async function endLinks(tx: Tx, user_id: string, kinds: readonly Kind[]): Promise<void> {
  for (const link of await tx.find('links', 'user_id', user_id))
    if (kinds.includes(link.kind) && !link.used_at) await tx.delete('links', link.id)
}

const isOver = ({ expires_at }: Link, now: Date) => Date.parse(expires_at) <= now.getTime()
