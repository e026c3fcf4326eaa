import type { userEndpoints } from '@tajiconnect/contract/users'
import type { HandlersOf } from '../gateway/handler.ts'
import { notFound } from '../gateway/problem-error.ts'

export const userHandlers: HandlersOf<typeof userEndpoints> = {
  'GET /users/me': async ({ user }) => user,

  'PATCH /users/me': async ({ user, body, store }) =>
    store.transaction(async (tx) => {
      const current = await tx.get('users', user.id)
      if (!current) throw notFound('This account is gone.')
      const next = { ...current, ...body }
      await tx.put('users', next)
      return next
    }),
}
