import type { User } from '@tajiconnect/contract/users'
import { create } from 'zustand'
import type { Lock, Sealed } from '../utils/pin.ts'
import { storage } from '../utils/storage.ts'
import { useSession } from './session.ts'

const KEY = 'taji.people'

/** Somebody who shares this phone. Nothing in here lets anybody in without the PIN. */
export interface Person {
  /** What their tile shows, and the e-mail for signing in by password. */
  user: Pick<User, 'id' | 'name' | 'email' | 'avatar_url'>
  /** Null once the PIN was tried too often: the password is needed, and then a new PIN. */
  lock: Lock | null
  /** How long the PIN is, so that its last digit can be the end of it. */
  digits: number
  /** The session, while somebody else may use the phone; null for whoever is signed in. */
  sealed: Sealed | null
  /** How often a wrong PIN was typed since the last right one. */
  tries: number
}

let parsed: { text: string; people: readonly Person[] } = { text: '', people: [] }

/** Parsed once a text, so that what has not changed is the same object. */
function read(): readonly Person[] {
  const text = storage.get(KEY) ?? ''
  if (text !== parsed.text) parsed = { text, people: parse(text) }
  return parsed.people
}

const isPerson = (one: Partial<Person> | null) => typeof one?.user?.id === 'string' && typeof one.user.name === 'string'

function parse(text: string): Person[] {
  try {
    const list: unknown = JSON.parse(text)
    return Array.isArray(list) ? list.filter(isPerson) : []
  } catch {
    return []
  }
}

/** The people of this phone who have chosen a PIN, in this tab and in every other. */
export const usePeople = create<{ people: readonly Person[] }>()(() => ({ people: read() }))

/** Reads the phone afresh. */
export const readPeople = (): void => usePeople.setState({ people: read() })

function write(people: readonly Person[]): void {
  if (people.length > 0) storage.set(KEY, JSON.stringify(people))
  else storage.remove(KEY)
  readPeople()
}

export const findPerson = (id: string) => read().find(({ user }) => user.id === id)
export const removePerson = (id: string) => write(read().filter(({ user }) => user.id !== id))

/** Puts a person in their own place, or at the end. */
export function putPerson(person: Person): void {
  const { id } = person.user
  write(findPerson(id) ? read().map((one) => (one.user.id === id ? person : one)) : [...read(), person])
}

export const changePerson = (id: string, change: Partial<Person>): void => {
  const person = findPerson(id)
  if (person) putPerson({ ...person, ...change })
}

export const isOnPhone = (id: string): boolean => findPerson(id) !== undefined
/** Whether somebody's session waits here, sealed. */
export const isParked = (id: string): boolean => Boolean(findPerson(id)?.sealed)

/** Whoever is here is not parked; whoever leaves without having been is off this phone. */
function follow(now: User | null, before: User | null): void {
  if (now?.id === before?.id) return
  if (now && isParked(now.id)) changePerson(now.id, { sealed: null, tries: 0 })
  if (before && !isParked(before.id)) removePerson(before.id)
}

follow(useSession.getState().user, null)
useSession.subscribe(({ user }, before) => follow(user, before.user))

if (typeof window !== 'undefined')
  window.addEventListener('storage', ({ key }) => {
    if (key === KEY || key === null) readPeople()
  })
