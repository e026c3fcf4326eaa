import type { userEndpoints } from '@tajiconnect/contract/users'
import { refuseCommonPassword } from '../auth/common-passwords.ts'
import { endLinks, issueLink, NOBODY } from '../auth/links.ts'
import { mails } from '../auth/mails.ts'
import { comparePassword, stillTheirs } from '../auth/passwords.ts'
import { checkSecondFactor } from '../auth/second-factor.ts'
import { endSessions } from '../auth/sessions.ts'
import type { HandlersOf } from '../gateway/handler.ts'
import { invalid } from '../gateway/problem-error.ts'

type Names = 'POST /users/me/password' | 'POST /users/me/email'

/** Changing what one signs in with; both ask for the password, and the second factor, again. */
export const credentialHandlers: Pick<HandlersOf<typeof userEndpoints>, Names> = {
  'POST /users/me/password': async ({ user, session, body, address, store, services }) => {
    refuseCommonPassword('new_password', body.new_password, user.email)
    await services.limits.attempt(user.email, address, async () => {
      const credential = await comparePassword(store, services.hash, user.id, body.current_password)
      const password_hash = await services.hash.make(body.new_password)
      const now = services.clock()
      await store.transaction(async (tx) => {
        await stillTheirs(tx, credential)
        await checkSecondFactor(tx, user.id, body.otp, now)
        await tx.put('credentials', { id: user.id, password_hash })
        await endSessions(tx, user.id, now, session.id)
        await endLinks(tx, user.id, ['reset', 'email'])
      })
    })
    services.mail(mails.passwordChanged(user, services.appUrl))
    return undefined
  },

  'POST /users/me/email': async ({ user, body, address, store, services }) => {
    const { email, password, otp } = body
    if (email === user.email) throw invalid('email', 'same_email', 'This is the address of the account already.')
    const { holder, token } = await services.limits.attempt(user.email, address, async () => {
      const credential = await comparePassword(store, services.hash, user.id, password)
      const now = services.clock()
      return store.transaction(async (tx) => {
        await stillTheirs(tx, credential)
        await checkSecondFactor(tx, user.id, otp, now)
        services.limits.mail(user.email, address)
        const [holder] = await tx.find('users', 'email', email)
        return { holder, token: await issueLink(tx, 'email', holder ? NOBODY : user, now, email) }
      })
    })
    // Where the address is another account's the answer is the same; its holder alone is told.
    if (holder) services.mail(mails.emailInUse(holder))
    else services.mail(mails.confirmNewEmail({ email, locale: user.locale }, services.appUrl, token))
    services.mail(mails.newEmailAsked(user, services.appUrl))
    return undefined
  },
}
