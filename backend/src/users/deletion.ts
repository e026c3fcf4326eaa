import { DELETION_GRACE_DAYS } from '@tajiconnect/contract/limits'
import type { userEndpoints } from '@tajiconnect/contract/users'
import { withProof } from '../auth/proof.ts'
import { endSessions } from '../auth/sessions.ts'
import type { HandlersOf } from '../gateway/handler.ts'
import { accountOf } from './account.ts'
import { deletionMails } from './mails.ts'

export const GRACE_MS = DELETION_GRACE_DAYS * 24 * 60 * 60_000

type Names = 'DELETE /users/me' | 'POST /users/me/restore'

export const deletionHandlers: Pick<HandlersOf<typeof userEndpoints>, Names> = {
  'DELETE /users/me': async (context) => {
    const { user, session, body, services } = context
    const account = await withProof(context, body, async (tx, now) => {
      const account = await accountOf(tx, user.id)
      // Asking again moves nothing.
      const deletes_at = account.deletes_at ?? new Date(now.getTime() + GRACE_MS).toISOString()
      await tx.put('users', { ...account, deletes_at })
      await endSessions(tx, user.id, now, session.id)
      return { ...account, deletes_at }
    })
    services.mail(deletionMails.asked(account, services.appUrl, account.deletes_at))
    return { deletes_at: account.deletes_at }
  },

  'POST /users/me/restore': async ({ user, store, services }) => {
    const { before, account } = await store.transaction(async (tx) => {
      const before = await accountOf(tx, user.id)
      const account = { ...before, deletes_at: null }
      if (before.deletes_at) await tx.put('users', account)
      return { before, account }
    })
    if (before.deletes_at) services.mail(deletionMails.takenBack(account, services.appUrl))
    return account
  },
}
