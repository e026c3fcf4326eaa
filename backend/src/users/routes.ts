import type { userEndpoints } from '@tajiconnect/contract/users'
import type { HandlersOf } from '../gateway/handler.ts'
import { accountOf } from './account.ts'
import { credentialHandlers } from './credentials.ts'
import { deletionHandlers } from './deletion.ts'

export const userHandlers: HandlersOf<typeof userEndpoints> = {
  'GET /users/me': async ({ user }) => user,

  'PATCH /users/me': async ({ user, body, store }) =>
    store.transaction(async (tx) => {
      const next = { ...(await accountOf(tx, user.id)), ...body }
      await tx.put('users', next)
      return next
    }),

  ...credentialHandlers,
  ...deletionHandlers,
}
