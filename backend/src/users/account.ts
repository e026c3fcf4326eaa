import type { User } from '@tajiconnect/contract/users'
import { notFound } from '../gateway/problem-error.ts'
import type { Reader } from '../transaction.ts'

/** The account as it is now; a transaction that changes it starts from here, not from what the request began with. */
export async function accountOf(reader: Reader, id: string): Promise<User> {
  const account = await reader.get('users', id)
  if (!account) throw notFound('This account is gone.')
  return account
}
