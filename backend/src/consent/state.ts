import { ADULT_AGE, ageOf } from '@tajiconnect/contract/age'
import type { Consent, ConsentState } from '@tajiconnect/contract/consent'
import type { User } from '@tajiconnect/contract/users'
import type { StoredConsent } from '../collections.ts'
import type { Reader } from '../transaction.ts'
import { openCode } from './code.ts'

type Learner = Pick<User, 'id' | 'born'>

/** Where somebody stands, by their age now and by what their guardian was asked and has answered. */
export function stateOf({ born }: Pick<User, 'born'>, row: StoredConsent | undefined, now: Date): ConsentState {
  if (!born) return 'unknown'
  if (ageOf(born, now) >= ADULT_AGE) return 'not_needed'
  return row ? (row.answer ?? 'asked') : 'needed'
}

/**
 * Whether anything about this person may go to anybody outside: the one gate before AI services and usage figures. An
 * adult passes it, and a minor by a guardian's yes; whoever has not told their age counts as a minor whom nobody asked.
 */
export async function mayShare(reader: Reader, user: Learner, now: Date): Promise<boolean> {
  const state = stateOf(user, await reader.get('consents', user.id), now)
  return state === 'not_needed' || state === 'given'
}

/** What the learner sees of it. */
export function consentOf(user: Learner, row: StoredConsent | undefined, now: Date): Consent {
  const state = stateOf(user, row, now)
  if (!row || state === 'unknown' || state === 'not_needed')
    return { state, guardian: null, asked_at: null, code_expires_at: null, decided_at: null, decided_by: null }
  const { guardian_name: name, channel, asked_at, decided_at, decided_by } = row
  const code_expires_at = openCode(row, now)?.expires_at ?? null
  return { state, guardian: { name, channel, to: masked(row) }, asked_at, code_expires_at, decided_at, decided_by }
}

/** `g•••@example.com`, `2547•••••678` */
const masked = ({ channel, to }: StoredConsent): string =>
  channel === 'sms' ? `${to.slice(0, 4)}•••••${to.slice(-3)}` : to.replace(/^(.).*@/, '$1•••@')
