import type { User } from '@tajiconnect/contract/users'
import { forgetCached } from '../utils/db.ts'
import { underLock } from '../utils/lock.ts'
import { makeLock, open, seal, unlock } from '../utils/pin.ts'
import { changePerson, findPerson, putPerson, removePerson, type Person } from './people.ts'
import { endSession, readSession, saveSession, useSession, type Held } from './session.ts'

export const PIN_MIN = 4
export const PIN_MAX = 6
export const PIN_TRIES = 5

const LOCK = 'taji-people'
const PATIENCE_MS = 3000

/** What is wrong with a PIN: its length or letters, or that it is among the first that anyone would try. */
export function pinFault(pin: string): 'shape' | 'easy' | null {
  if (!new RegExp(`^\\d{${PIN_MIN},${PIN_MAX}}$`).test(pin)) return 'shape'
  const isRow = ['01234567890', '09876543210'].some((row) => row.includes(pin))
  return isRow || new Set(pin).size < 3 ? 'easy' : null
}

const shown = ({ id, name, email, avatar_url }: User): Person['user'] => ({ id, name, email, avatar_url })

/** Gives the signed-in person a PIN on this phone, or another one. Nothing happens where it has a fault. */
export async function setPin(pin: string): Promise<void> {
  const user = useSession.getState().user
  if (!user || pinFault(pin)) return
  const lock = await makeLock(pin)
  if (readSession()?.user.id === user.id)
    putPerson({ user: shown(user), lock, digits: pin.length, sealed: null, tries: 0 })
}

/** Takes the signed-in person's PIN away; from then on they leave this phone by logging out. */
export function removePin(): void {
  const user = useSession.getState().user
  if (user) removePerson(user.id)
}

/**
 * Makes room for another learner: the signed-in person's session is sealed, and no token of theirs is left in the clear.
 * Needs no network. Nothing happens where they have no PIN.
 */
export const park = (): Promise<void> =>
  underLock(LOCK, PATIENCE_MS, async () => {
    for (let held = readSession(); held; held = readSession()) {
      const { user } = held
      const text = JSON.stringify(held)
      const lock = findPerson(user.id)?.lock
      if (!lock) return
      const sealed = await seal(lock, text, user.id)
      // Another tab may have renewed the pair meanwhile.
      if (JSON.stringify(readSession()) !== text) continue
      changePerson(user.id, { user: shown(user), sealed })
      return endSession('left')
    }
  })

/** What became of a try: `left` tells how many more there are, none where the password is needed now. */
export type Try = { user: User } | { left: number }

/** Brings a person back by their PIN. Needs no network. After five wrong ones their session is thrown away. */
export const unpark = (id: string, pin: string): Promise<Try> =>
  underLock(LOCK, PATIENCE_MS, async () => {
    const person = findPerson(id)
    if (!person?.lock || !person.sealed) return { left: 0 }
    // Counted first, so that closing the page takes no try back.
    const tries = person.tries + 1
    changePerson(id, { tries })
    const half = tries <= PIN_TRIES ? await unlock(person.lock, pin) : null
    if (!half) return tries < PIN_TRIES ? { left: PIN_TRIES - tries } : throwAway(id)
    const held = await open(person.lock, half, person.sealed, id)
      .then(JSON.parse)
      .catch(() => null)
    if (!isSession(held)) return throwAway(id)
    changePerson(id, { tries: 0 })
    // Somebody came in by another tab: they are not put out.
    if (readSession()) return { left: PIN_TRIES }
    saveSession(held, { fresh: false })
    return { user: held.user }
  })

function throwAway(id: string): Try {
  changePerson(id, { lock: null, sealed: null, tries: 0 })
  return { left: 0 }
}

const isSession = (held: Partial<Held> | null): held is Held =>
  Boolean(held?.access_token && held.refresh_token && held.user)

/** Takes a person off this phone, with what it keeps for reading offline. Unsent work stays, for its owner alone. */
export async function takeOff(id: string): Promise<void> {
  removePerson(id)
  await forgetCached(id)
}

/** A pair that was renewed for somebody who was parked before the answer came; the sealed one is spent. */
export async function resealPair(session: Held): Promise<void> {
  const { access_token, refresh_token, user } = session
  const before = findPerson(user.id)
  if (!before?.lock || !before.sealed) return
  const sealed = await seal(before.lock, JSON.stringify({ access_token, refresh_token, user }), user.id)
  if (findPerson(user.id)?.sealed?.box === before.sealed.box) changePerson(user.id, { sealed })
}
