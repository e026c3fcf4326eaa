import { createEmptyCard, fsrs, Rating, State, type Card } from 'ts-fsrs'
import type { Memory } from '../skills.ts'

/** Without fuzz, so that the same answers give the same day; half a year at most, so that a school year is held together. */
const scheduler = fsrs({
  request_retention: 0.9,
  maximum_interval: 180,
  enable_fuzz: false,
  enable_short_term: false,
})

/** After an answer at `at` (RFC 3339): the first one, with null, makes the memory. Right is Good, wrong is Again. */
export function remembered(memory: Memory | null, correct: boolean, at: string): Memory {
  const { card } = scheduler.next(cardOf(memory, at), new Date(at), correct ? Rating.Good : Rating.Again)
  const { due, stability, difficulty, reps, lapses } = card
  return { due: due.toISOString(), reviewed_at: at, stability, difficulty, reps, lapses }
}

/** The chance, 0–1, that it is still remembered at `now`. */
export const retrievability = (memory: Memory, now: Date): number =>
  scheduler.get_retrievability(cardOf(memory, memory.reviewed_at), now, false)

function cardOf(memory: Memory | null, at: string): Card {
  if (!memory) return createEmptyCard(new Date(at))
  const { due, reviewed_at, ...rest } = memory
  return {
    ...createEmptyCard(new Date(reviewed_at)),
    ...rest,
    due: new Date(due),
    last_review: new Date(reviewed_at),
    state: State.Review,
  }
}
