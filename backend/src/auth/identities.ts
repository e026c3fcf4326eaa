import type { authEndpoints } from '@tajiconnect/contract/auth'
import { noteForAudit } from '../audit/note.ts'
import type { Identity } from '../collections.ts'
import type { HandlersOf } from '../gateway/handler.ts'
import { ProblemError } from '../gateway/problem-error.ts'
import type { Tx } from '../transaction.ts'
import { mails } from './mails.ts'
import { withProof } from './proof.ts'

type Names = 'GET /auth/identities' | 'POST /auth/google/link' | 'DELETE /auth/identities/google'

/** What else than the password opens the account. Only Google does, so every identity is one at Google. */
export const identityHandlers: Pick<HandlersOf<typeof authEndpoints>, Names> = {
  'GET /auth/identities': ({ user, store }) =>
    store.read(async (tx) => {
      const identities = await tx.find('identities', 'user_id', user.id)
      return {
        items: identities.map(({ created_at }) => ({ provider: 'google' as const, created_at })),
        has_password: (await tx.get('credentials', user.id)) !== undefined,
      }
    }),

  'POST /auth/google/link': async (context) => {
    const { user, body, address, services } = context
    services.limits.googleCode(address)
    const { password, otp, ...proof } = body
    const identity = await services.google.identify(proof)
    // The code counts once; a password mistyped is no reason to go to Google again.
    services.google.hold(proof, identity)
    const isNew = await withProof(context, { password, otp }, (tx, now) => link(tx, identity.id, user.id, now))
    services.google.release(proof)
    if (isNew) services.mail(mails.googleLinked(user, services.appUrl))
    return undefined
  },

  'DELETE /auth/identities/google': async (context) => {
    const { user, body, services } = context
    const wasThere = await withProof(context, body, async (tx, now) => {
      const identities = await tx.find('identities', 'user_id', user.id)
      for (const { id } of identities) await tx.delete('identities', id)
      if (identities.length > 0) await noteForAudit(tx, user.id, 'google_unlinked', now)
      return identities.length > 0
    })
    if (wasThere) services.mail(mails.googleUnlinked(user, services.appUrl))
    return undefined
  },
}

/**
 * Lets an identity open the account, and says whether it did not before. Throws `google_taken` where it opens another one,
 * and `not_ready` where another identity opens this one.
 */
async function link(tx: Tx, id: Identity['id'], user_id: string, now: Date): Promise<boolean> {
  const known = await tx.get('identities', id)
  if (known) {
    if (known.user_id !== user_id) throw new ProblemError('google_taken')
    return false
  }
  const [other] = await tx.find('identities', 'user_id', user_id)
  if (other) throw new ProblemError('not_ready', { detail: 'Disconnect the other Google account first.' })
  await tx.put('identities', { id, user_id, created_at: now.toISOString() })
  await noteForAudit(tx, user_id, 'google_linked', now)
  return true
}
