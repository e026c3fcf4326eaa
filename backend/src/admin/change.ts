import type { AuditRecord } from '@tajiconnect/contract/admin'
import type { User } from '@tajiconnect/contract/users'
import { noteForAudit } from '../audit/note.ts'
import { endLinks } from '../auth/links.ts'
import { endSessions } from '../auth/sessions.ts'
import { notFound, ProblemError } from '../gateway/problem-error.ts'
import type { Tx } from '../transaction.ts'

type Change = Partial<Pick<User, 'role' | 'status' | 'born'>>

interface Order {
  actor_id: string
  user_id: string
  change: Change
}

/**
 * Changes somebody else's account, and leaves an audit note of what it was before. A stopped account is signed out
 * everywhere, and no link that was mailed to it opens any more. Throws `forbidden` where the actor has stopped being an
 * admin since the request was let in: of two who take the role from each other, one remains.
 */
export async function changeAccount(tx: Tx, { actor_id, user_id, change }: Order, now: Date): Promise<User> {
  const actor = await tx.get('users', actor_id)
  if (actor?.role !== 'admin' || actor.status !== 'active') throw new ProblemError('forbidden')
  const before = await tx.get('users', user_id)
  if (!before) throw notFound('There is no such account.')
  const changes = changesIn(before, change)
  if (Object.keys(changes).length === 0) return before
  const after = { ...before, ...change }
  await tx.put('users', after)
  await noteForAudit(tx, user_id, 'account_changed', now, { actor_id, changes })
  if (changes.status && after.status === 'suspended') {
    await endSessions(tx, user_id, now)
    await endLinks(tx, user_id, ['verify', 'reset', 'email'])
  }
  return after
}

/** The fields that are to be other than they are. */
function changesIn(before: User, change: Change): NonNullable<AuditRecord['changes']> {
  const fields = Object.entries(change) as [keyof Change, string][]
  return Object.fromEntries(
    fields
      .map(([field, to]) => [field, { from: before[field] ?? null, to }] as const)
      .filter(([, { from, to }]) => from !== to),
  )
}
