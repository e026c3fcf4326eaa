/** From this age on nobody else has to agree. */
export const ADULT_AGE = 18
export const YOUNGEST_AGE = 6
export const OLDEST_AGE = 100

/**
 * Whole years since the end of a month of birth (`2009-05`), in UTC: nobody is taken for older than they are, at most for
 * a month younger.
 */
export function ageOf(born: string, now: Date): number {
  const [year = 0, month = 0] = born.split('-').map(Number)
  const months = (now.getUTCFullYear() - year) * 12 + (now.getUTCMonth() + 1 - month)
  return Math.floor((months - 1) / 12)
}
