import { ADULT_AGE, ageOf } from '@tajiconnect/contract/age'
import type { ConsentState } from '@tajiconnect/contract/consent'
import { useQuery } from '@tanstack/react-query'
import { query } from '../services/api/endpoints.ts'
import { useSession } from '../stores/session.ts'

/** The signed-in person's month of birth, and whether somebody else has to agree; null where it has not been told. */
export function useBorn() {
  // An account kept on this phone from before there was an age has none.
  const born = useSession(({ user }) => user?.born ?? null)
  return { born, minor: born !== null && isMinor(born) }
}

const isMinor = (born: string) => ageOf(born, new Date()) < ADULT_AGE

/**
 * How the consent of a guardian stands, by what this phone knows. Adults need none, and nothing is fetched for them. The
 * state is undefined while it is on its way.
 */
export function useConsent() {
  const { born, minor } = useBorn()
  const consent = useQuery({ ...query('GET /users/me/consent'), enabled: minor })
  return { born, minor, consent, state: stateOf() }

  function stateOf(): ConsentState | undefined {
    if (born === null) return 'unknown'
    if (!minor) return 'not_needed'
    const { state } = consent.data ?? {}
    // The age has just been told, and the gateway has not heard of it.
    return state === 'unknown' || state === 'not_needed' ? 'needed' : state
  }
}
