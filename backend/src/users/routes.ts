import type { User, userEndpoints } from '@tajiconnect/contract/users'
import type { HandlersOf } from '../gateway/handler.ts'
import { notFound } from '../gateway/problem-error.ts'
import { credentialHandlers } from './credentials.ts'
import type { Reader } from '../transaction.ts'

export const userHandlers: HandlersOf<typeof userEndpoints> = {
  'GET /users/me': async ({ user }) => user,

  'PATCH /users/me': async ({ user, body, store }) =>
    store.transaction(async (tx) => {
      const next = { ...(await accountOf(tx, user.id)), ...body }
      await tx.put('users', next)
      return next
    }),

  ...credentialHandlers,
}

/** The account as it is now; a transaction that changes it starts from here, not from what the request began with. */
export async function accountOf(reader: Reader, id: string): Promise<User> {
  const account = await reader.get('users', id)
  if (!account) throw notFound('This account is gone.')
  return account
}
