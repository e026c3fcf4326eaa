import type { Item } from '../courses.ts'

/**
 * Bayesian knowledge tracing (Corbett & Anderson 1995): the chance that a skill is known before the first answer, that it
 * is learnt between two answers, and that somebody who knows it slips. Guessing depends on the item.
 */
export const KNOWN_AT_FIRST = 0.1
const LEARNT = 0.05
const SLIP = 0.1
const [LEAST, MOST] = [0.001, 0.999]

/** How probable it is after one answer that the skill is known. All are probabilities, 0–1. */
export function afterAnswer(known: number, correct: boolean, guess: number): number {
  const [knew, not] = correct ? [known * (1 - SLIP), (1 - known) * guess] : [known * SLIP, (1 - known) * (1 - guess)]
  const posterior = knew / (knew + not)
  return Math.min(MOST, Math.max(LEAST, posterior + (1 - posterior) * LEARNT))
}

const TYPED = 0.05

/** How often a guess at an item is right: one of its options, one of the ways to tick them, or as good as never. */
export function guessOf(item: Pick<Item, 'type'> & { options?: readonly unknown[] }): number {
  const options = item.options?.length ?? 0
  if (item.type === 'choice' && options > 0) return 1 / options
  if (item.type === 'choices' && options > 0) return 1 / (2 ** options - 1)
  return TYPED
}
