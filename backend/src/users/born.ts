import { ageOf, OLDEST_AGE, YOUNGEST_AGE } from '@tajiconnect/contract/age'
import { invalid } from '../gateway/problem-error.ts'

/** Throws a 422 where a month of birth can only be mistyped: its person would be too young or too old to be here. */
export function checkBorn(born: string, now: Date): void {
  const age = ageOf(born, now)
  if (age < YOUNGEST_AGE || age > OLDEST_AGE)
    throw invalid(
      'born',
      'out_of_range',
      `Give the month of birth of somebody of ${YOUNGEST_AGE} to ${OLDEST_AGE} years.`,
    )
}
