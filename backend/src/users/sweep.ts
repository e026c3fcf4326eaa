import type { User } from '@tajiconnect/contract/users'
import { collectionNames, ownerOf } from '../collections.ts'
import { isUsed } from '../content/shown.ts'
import type { GatewayDeps, Mail } from '../deps.ts'
import type { Tx } from '../transaction.ts'
import { deletionMails } from './mails.ts'

const HOUR = 60 * 60_000

type Deps = Pick<GatewayDeps, 'store' | 'clock' | 'log'> & { mail: (message: Mail) => void }

/**
 * Answers with what removes the accounts whose time is over, each in one transaction. Called more often than once an
 * hour it does nothing. It never rejects: what fails is logged, and tried again with the next.
 */
export function createSweep({ store, clock, log, mail }: Deps): () => Promise<void> {
  let next = -Infinity
  return async () => {
    const now = clock()
    if (now.getTime() < next) return
    next = now.getTime() + HOUR
    try {
      const due = (await store.read((tx) => tx.all('users'))).filter((user) => isOver(user, now))
      for (const { id } of due) {
        const gone = await store.transaction(async (tx) => {
          const user = await tx.get('users', id)
          // It may have been kept in the meantime.
          if (!user || !isOver(user, now)) return undefined
          await removeAll(tx, user)
          return user
        })
        if (gone) mail(deletionMails.done(gone))
      }
    } catch (error) {
      log({ level: 'error', event: 'sweep_failed', detail: String(error) })
    }
  }
}

const isOver = ({ deletes_at }: User, now: Date) => Boolean(deletes_at) && Date.parse(deletes_at ?? '') <= now.getTime()

/**
 * Takes out every row of the person, in every collection, links to their address that are nobody's, and who they were
 * where they changed somebody else's account or answered somebody's question. Classes they taught are closed. A course
 * of theirs that learners take stays, and a file that a published lesson shows, and both are nobody's.
 */
async function removeAll(tx: Tx, { id, email }: User): Promise<void> {
  for (const content of await tx.find('contents', 'user_id', id))
    if (await isUsed(tx, content.id)) await tx.put('contents', { ...content, user_id: null })
  for (const { id: class_id } of await tx.find('classes', 'user_id', id))
    for (const member of await tx.find('classMembers', 'class_id', class_id)) await tx.delete('classMembers', member.id)
  for (const { author_id, ...course } of await tx.all('courses')) if (author_id === id) await tx.put('courses', course)
  for (const name of collectionNames)
    for (const row of await tx.all(name)) if (ownerOf(name, row) === id) await tx.delete(name, row.id)
  for (const link of await tx.all('links')) if (link.email === email) await tx.delete('links', link.id)
  for (const { actor_id, ...note } of await tx.all('audit')) if (actor_id === id) await tx.put('audit', note)
  for (const { answer, ...row } of await tx.all('guidance'))
    if (answer?.by_id === id)
      await tx.put('guidance', { ...row, answer: { ...answer, by_id: null, by: 'TajiConnect' } })
}
