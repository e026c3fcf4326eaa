import type { Constraints } from './careers.ts'

/** What somebody can be held to, beside the choice of catalogue. */
const LIMITS = ['routes', 'max_fees', 'counties', 'max_years', 'without_subjects'] as const
export type Limit = (typeof LIMITS)[number]

/** Those that are set: they make a list more than its order does, and say how sure it is of nothing but themselves. */
export const limitsIn = (constraints: Constraints): Limit[] =>
  LIMITS.filter((limit) => constraints[limit] !== undefined)
