import type { userEndpoints } from '@tajiconnect/contract/users'
import type { HandlersOf } from '../gateway/handler.ts'
import { ProblemError } from '../gateway/problem-error.ts'
import { accountOf } from './account.ts'
import { checkBorn } from './born.ts'
import { credentialHandlers } from './credentials.ts'
import { deletionHandlers } from './deletion.ts'

export const userHandlers: HandlersOf<typeof userEndpoints> = {
  'GET /users/me': async ({ user }) => user,

  'PATCH /users/me': async ({ user, body, store, services }) =>
    store.transaction(async (tx) => {
      const account = await accountOf(tx, user.id)
      if (body.born && body.born !== account.born) {
        if (account.born) throw new ProblemError('born_already_told')
        checkBorn(body.born, services.clock())
      }
      const next = { ...account, ...body }
      await tx.put('users', next)
      return next
    }),

  ...credentialHandlers,
  ...deletionHandlers,
}
