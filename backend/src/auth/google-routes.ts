import type { authEndpoints } from '@tajiconnect/contract/auth'
import type { Locale } from '@tajiconnect/contract/common'
import type { HandlersOf } from '../gateway/handler.ts'
import { ProblemError } from '../gateway/problem-error.ts'
import type { Tx } from '../transaction.ts'
import type { GoogleIdentity } from './google.ts'
import { issueLink } from './links.ts'
import { mails } from './mails.ts'
import { newLearner } from './new-learner.ts'
import { checkSecondFactor } from './second-factor.ts'
import { refuseSuspended, startSession } from './sessions.ts'

type Names = 'GET /auth/google/config' | 'POST /auth/google/callback'

/** Signing in with Google. It stands for the password, not for the second factor. */
export const googleHandlers: Pick<HandlersOf<typeof authEndpoints>, Names> = {
  'GET /auth/google/config': async ({ services }) => services.google.config(),

  'POST /auth/google/callback': async ({ body, store, services, userAgent, address }) => {
    services.limits.googleCode(address)
    const { locale, otp, ...proof } = body
    const identity = await services.google.identify(proof)
    const owner = await store.read(async (tx) => {
      const known = await tx.get('identities', identity.id)
      return known && tx.get('users', known.user_id)
    })
    if (!owner) services.limits.registration(address)
    const now = services.clock()
    const enter = () =>
      store.transaction(async (tx) => {
        const { user, isNew } = await accountOf(tx, identity, locale, now)
        await checkSecondFactor(tx, user.id, otp, now)
        refuseSuspended(user)
        const link = isNew && !user.email_verified ? await issueLink(tx, 'verify', user, now) : null
        return { user, session: await startSession(tx, user, { userAgent, address }, now), link }
      })
    // Guesses at the second factor count towards the account's lock, as they do beside a password.
    const entering =
      otp === undefined ? enter() : services.limits.attempt(owner?.email ?? identity.email, address, enter)
    const { user, session, link } = await entering.catch((error: unknown) => {
      if (error instanceof ProblemError && error.code === 'otp_required') services.google.hold(proof, identity)
      throw error
    })
    services.google.release(proof)
    if (link) services.mail(mails.verify(user, services.appUrl, link))
    return services.tokens.pair(user, session)
  },
}

/**
 * The account this identity opens, or a new one. Throws `account_exists` where the address belongs to an account that
 * never met this identity: whoever has the address at Google need not be who opened that account.
 */
async function accountOf(tx: Tx, identity: GoogleIdentity, locale: Locale | undefined, now: Date) {
  const known = await tx.get('identities', identity.id)
  const owner = known && (await tx.get('users', known.user_id))
  if (owner) return { user: owner, isNew: false }
  const { id, name, email, email_verified } = identity
  if ((await tx.find('users', 'email', email)).length > 0) throw new ProblemError('account_exists')
  const user = newLearner({ name, email, email_verified, locale }, now)
  await tx.put('users', user)
  await tx.put('identities', { id, user_id: user.id, created_at: now.toISOString() })
  return { user, isNew: true }
}
