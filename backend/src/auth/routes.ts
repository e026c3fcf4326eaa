import type { authEndpoints } from '@tajiconnect/contract/auth'
import type { HandlersOf } from '../gateway/handler.ts'
import { ProblemError } from '../gateway/problem-error.ts'
import { refuseCommonPassword } from './common-passwords.ts'
import { deviceSessionHandlers } from './device-sessions.ts'
import { googleHandlers } from './google-routes.ts'
import { identityHandlers } from './identities.ts'
import { linkHandlers } from './link-routes.ts'
import { issueLink } from './links.ts'
import { mails } from './mails.ts'
import { newLearner } from './new-learner.ts'
import { comparePassword, stillTheirs } from './passwords.ts'
import { checkSecondFactor, twoFactorHandlers } from './second-factor.ts'
import { end, refuseSuspended, rotate, startSession } from './sessions.ts'

export const authHandlers: HandlersOf<typeof authEndpoints> = {
  'POST /auth/register': async ({ body, store, services, userAgent, address }) => {
    const { name, email, password, phone, locale } = body
    refuseCommonPassword('password', password, { email, name }, services.commonPasswords)
    services.limits.registration(address)
    const password_hash = await services.hash.make(password)
    const now = services.clock()
    const { user, session, token } = await store.transaction(async (tx) => {
      if ((await tx.find('users', 'email', email)).length > 0) throw new ProblemError('email_taken')
      const user = newLearner({ name, email, phone, locale }, now)
      await tx.put('users', user)
      await tx.put('credentials', { id: user.id, password_hash })
      const session = await startSession(tx, user, { userAgent, address }, now)
      return { user, session, token: await issueLink(tx, 'verify', user, now) }
    })
    services.mail(mails.verify(user, services.appUrl, token))
    return services.tokens.pair(user, session)
  },

  'POST /auth/login': ({ body, store, services, userAgent, address }) =>
    services.limits.attempt(body.email, address, async () => {
      const [found] = await store.read((tx) => tx.find('users', 'email', body.email))
      const credential = await comparePassword(store, services.hash, found?.id, body.password)
      const now = services.clock()
      const { user, session } = await store.transaction(async (tx) => {
        const user = await tx.get('users', credential.id)
        if (!user) throw new ProblemError('invalid_credentials')
        await stillTheirs(tx, credential)
        await checkSecondFactor(tx, user.id, body.otp, now)
        refuseSuspended(user)
        return { user, session: await startSession(tx, user, { userAgent, address }, now) }
      })
      return services.tokens.pair(user, session)
    }),

  'POST /auth/refresh': ({ body, store, services }) =>
    rotate(store, services.tokens, body.refresh_token, services.clock()),

  'POST /auth/logout': async ({ body, store, services }) => {
    await end(store, services.tokens, body.refresh_token, services.clock())
    return undefined
  },

  ...googleHandlers,
  ...identityHandlers,
  ...linkHandlers,
  ...deviceSessionHandlers,
  ...twoFactorHandlers,
}
