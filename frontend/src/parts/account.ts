import type { Locale } from '@tajiconnect/contract/common'
import type { User } from '@tajiconnect/contract/users'
import { call } from '../services/api/endpoints.ts'
import { outbox } from '../stores/outbox.ts'
import type { Theme } from '../stores/preferences.ts'
import { saveUser, useSession } from '../stores/session.ts'
import { entriesOf } from '../utils/outbox-db.ts'

type Change = { name: string } | { locale: Locale } | { theme: Theme } | { born: string }

/** Changes the signed-in account: on this phone at once, at the gateway as soon as it can be reached. */
export async function changeAccount(change: Change): Promise<void> {
  const { user } = useSession.getState()
  if (!user) return
  saveUser({ ...user, ...change })
  const replaces = `account.${Object.keys(change).join()}`
  await outbox.add({ name: 'PATCH /users/me', input: { body: change }, replaces })
}

/** Keeps what the gateway says, unless a change of this phone's is still on its way: that is newer. */
async function hear(account: User): Promise<void> {
  const entries = await entriesOf(account.id)
  if (!entries.some(({ name, parked }) => name === 'PATCH /users/me' && !parked)) saveUser(account)
}

outbox.onConfirmed('PATCH /users/me', (account) => void hear(account))

/** Asks what has been changed on another phone. Where the gateway cannot be reached, what is known will do. */
export const renewAccount = (): Promise<void> => call('GET /users/me').then(hear, () => undefined)

/** Keeps the picture that a reply names. */
export function savePicture({ id, avatar_url }: User): void {
  const { user } = useSession.getState()
  if (user?.id === id) saveUser({ ...user, avatar_url })
}
