import type { authEndpoints } from '@tajiconnect/contract/auth'
import type { User } from '@tajiconnect/contract/users'
import type { HandlersOf } from '../gateway/handler.ts'
import { ProblemError, invalid } from '../gateway/problem-error.ts'
import { isCommonPassword } from './common-passwords.ts'
import { end, rotate, startSession } from './sessions.ts'

export const authHandlers: HandlersOf<typeof authEndpoints> = {
  'POST /auth/register': async ({ body, store, services, userAgent }) => {
    const { name, email, password, phone, locale } = body
    if (isCommonPassword(password) || password.toLowerCase() === email)
      throw invalid('password', 'common_password', 'Many people use this password. Choose another.')
    const password_hash = await services.hash.make(password)
    const now = services.clock()
    const { user, session } = await store.transaction(async (tx) => {
      if ((await tx.find('users', 'email', email)).length > 0) throw new ProblemError('email_taken')
      const user: User = {
        id: crypto.randomUUID(),
        name,
        email,
        email_verified: false,
        phone: phone ?? null,
        role: 'learner',
        status: 'active',
        locale: locale ?? 'en',
        avatar_url: null,
        two_factor_enabled: false,
        onboarding_completed: false,
        created_at: now.toISOString(),
      }
      await tx.put('users', user)
      await tx.put('credentials', { id: user.id, password_hash })
      return { user, session: await startSession(tx, user, userAgent, now) }
    })
    return services.tokens.pair(user, session)
  },

  'POST /auth/login': async ({ body, store, services, userAgent }) => {
    const found = await store.read(async (tx) => {
      const [user] = await tx.find('users', 'email', body.email)
      return { user, credential: user && (await tx.get('credentials', user.id)) }
    })
    // A password is compared in any case, so that the time taken does not tell who has an account.
    const hash = found.credential?.password_hash ?? (await nobodysHash(services.hash))
    const matches = await services.hash.verify(hash, body.password)
    const { user } = found
    if (!user || !found.credential || !matches || user.status !== 'active')
      throw new ProblemError('invalid_credentials')
    const session = await store.transaction((tx) => startSession(tx, user, userAgent, services.clock()))
    return services.tokens.pair(user, session)
  },

  'POST /auth/refresh': ({ body, store, services }) =>
    rotate(store, services.tokens, body.refresh_token, services.clock()),

  'POST /auth/logout': async ({ body, store, services }) => {
    await end(store, services.tokens, body.refresh_token, services.clock())
    return undefined
  },
}

interface Hash {
  make(password: string): Promise<string>
}
const decoys = new WeakMap<Hash, Promise<string>>()

function nobodysHash(hash: Hash): Promise<string> {
  const decoy = decoys.get(hash) ?? hash.make(crypto.randomUUID())
  decoys.set(hash, decoy)
  return decoy
}
