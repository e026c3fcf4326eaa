import type { AdminUser } from '@tajiconnect/contract/admin'
import type { User } from '@tajiconnect/contract/users'
import { lastSeen } from '../auth/sessions.ts'
import type { Reader } from '../transaction.ts'

interface Wanted {
  q?: string
  role?: User['role']
  status?: User['status']
}

/** The accounts that fit, newest first. `q` may be several words, each somewhere in the name or the e-mail. */
export function searchPeople(users: readonly User[], { q, role, status }: Wanted): User[] {
  const words = q ? folded(q).split(/\s+/) : []
  return users
    .filter(
      (user) =>
        (!role || user.role === role) &&
        (!status || user.status === status) &&
        words.every((word) => textOf(user).includes(word)),
    )
    .toSorted(newestFirst)
}

/** By id where the time is the same, so that no page shows what another has shown. */
const newestFirst = (a: User, b: User) => compare(b.created_at, a.created_at) || compare(b.id, a.id)
const compare = (a: string, b: string) => Number(a > b) - Number(a < b)

/** A row is replaced when it changes, so what was made of it holds for as long as it does. */
const texts = new WeakMap<User, string>()

function textOf(user: User): string {
  const text = texts.get(user) ?? folded(`${user.name}\n${user.email}`)
  texts.set(user, text)
  return text
}

/** Without case and accents: “Mũthoni” is found by “muthoni”. */
const folded = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

export async function personView(reader: Reader, user: User): Promise<AdminUser> {
  const seen = (await reader.find('sessions', 'user_id', user.id)).map(lastSeen)
  return { ...user, last_seen_at: seen.toSorted().at(-1) ?? null }
}
