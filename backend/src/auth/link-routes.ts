import type { authEndpoints } from '@tajiconnect/contract/auth'
import type { HandlersOf } from '../gateway/handler.ts'
import { ProblemError } from '../gateway/problem-error.ts'
import { refuseCommonPassword } from './common-passwords.ts'
import { endLinks, findLink, issueLink, NOBODY, useLink } from './links.ts'
import { mails } from './mails.ts'
import { endSessions } from './sessions.ts'

type Names =
  | 'POST /auth/verify-email'
  | 'POST /auth/resend-verification'
  | 'POST /auth/forgot-password'
  | 'POST /auth/reset-password'

/** What is done by a link in a mail, and asking for one. */
export const linkHandlers: Pick<HandlersOf<typeof authEndpoints>, Names> = {
  'POST /auth/verify-email': async ({ query, store, services }) => {
    const { before, after } = await store.transaction(async (tx) => {
      const { link, user: before } = await useLink(tx, query.token, ['verify', 'email'], services.clock())
      const holders = await tx.find('users', 'email', link.email)
      if (holders.some(({ id }) => id !== before.id)) throw new ProblemError('email_taken')
      const after = { ...before, email: link.email, email_verified: true }
      await tx.put('users', after)
      return { before, after }
    })
    if (after.email !== before.email) services.mail(mails.emailChanged(before))
    return after
  },

  'POST /auth/resend-verification': async ({ user, address, store, services }) => {
    if (user.email_verified) return undefined
    services.limits.mail(user.email, address)
    const token = await store.transaction((tx) => issueLink(tx, 'verify', user, services.clock()))
    services.mail(mails.verify(user, services.appUrl, token))
    return undefined
  },

  'POST /auth/forgot-password': async ({ body, address, store, services }) => {
    if (!services.limits.mayMail(body.email, address)) return undefined
    // For an unknown address the same is done, for nobody, so that the time taken does not tell.
    const { user, token } = await store.transaction(async (tx) => {
      const [found] = await tx.find('users', 'email', body.email)
      const user = found?.status === 'active' ? found : undefined
      return { user, token: await issueLink(tx, 'reset', user ?? NOBODY, services.clock()) }
    })
    if (user) services.mail(mails.reset(user, services.appUrl, token))
    return undefined
  },

  'POST /auth/reset-password': async ({ body, store, services }) => {
    const { token, password } = body
    const owner = await store.read((tx) => findLink(tx, token, ['reset'], services.clock()))
    refuseCommonPassword('password', password, owner.user, services.commonPasswords)
    const password_hash = await services.hash.make(password)
    const user = await store.transaction(async (tx) => {
      const { user } = await useLink(tx, token, ['reset'], services.clock())
      await tx.put('credentials', { id: user.id, password_hash })
      await endSessions(tx, user.id, services.clock())
      await endLinks(tx, user.id, ['reset', 'email'])
      return user
    })
    services.limits.unlock(user.email)
    services.mail(mails.passwordChanged(user, services.appUrl))
    return undefined
  },
}
