import type { userEndpoints } from '@tajiconnect/contract/users'
import { refuseCommonPassword } from '../auth/common-passwords.ts'
import { endLinks, issueLink, NOBODY } from '../auth/links.ts'
import { mails } from '../auth/mails.ts'
import { withProof } from '../auth/proof.ts'
import { endSessions } from '../auth/sessions.ts'
import type { HandlersOf } from '../gateway/handler.ts'
import { invalid } from '../gateway/problem-error.ts'

type Names = 'POST /users/me/password' | 'POST /users/me/email'

/** Changing what one signs in with; both ask for the password, and the second factor, again. */
export const credentialHandlers: Pick<HandlersOf<typeof userEndpoints>, Names> = {
  'POST /users/me/password': async (context) => {
    const { user, session, body, services } = context
    const { current_password: password, new_password, otp } = body
    refuseCommonPassword('new_password', new_password, user, services.commonPasswords)
    const password_hash = await services.hash.make(new_password)
    await withProof(context, { password, otp }, async (tx, now) => {
      await tx.put('credentials', { id: user.id, password_hash })
      await endSessions(tx, user.id, now, session.id)
      await endLinks(tx, user.id, ['reset', 'email'])
    })
    services.mail(mails.passwordChanged(user, services.appUrl))
    return undefined
  },

  'POST /users/me/email': async (context) => {
    const { user, address, services } = context
    const { email, ...proof } = context.body
    if (email === user.email) throw invalid('email', 'same_email', 'This is the address of the account already.')
    const { holder, token } = await withProof(context, proof, async (tx, now) => {
      services.limits.mail(user.email, address)
      const [holder] = await tx.find('users', 'email', email)
      return { holder, token: await issueLink(tx, 'email', holder ? NOBODY : user, now, email) }
    })
    // Where the address is another account's the answer is the same; its holder alone is told.
    if (holder) services.mail(mails.emailInUse(holder))
    else services.mail(mails.confirmNewEmail({ email, locale: user.locale }, services.appUrl, token))
    services.mail(mails.newEmailAsked(user, services.appUrl))
    return undefined
  },
}
