import type { Item } from '../courses.ts'
import type { LearnerState, Skill } from '../skills.ts'
import { chanceOf, TARGET_SUCCESS } from './ability.ts'
import { guessOf, KNOWN_AT_FIRST } from './knowledge.ts'
import { compare } from './learner.ts'
import { isLearnt } from './levels.ts'
import { retrievability } from './memory.ts'

export const SESSION_ITEMS = 10
const REVIEW_SHARE = 0.4
export const SESSION_REVIEWS = Math.floor(REVIEW_SHARE * SESSION_ITEMS)
/** The last item of a session comes off this often: a look at what comes next. */
const STRETCH_SUCCESS = 0.6
/** What a skill counts that is on no path of the learner's. */
const OFF_PATH = 0.1

/** How much each skill matters for where the learner wants to go, 0–1. */
export type Weights = ReadonlyMap<string, number>
export type Why = 'review' | 'next' | 'stretch'
type Node = Pick<Skill, 'id' | 'prerequisites'>

/** Learnt skills whose day has come, the one most likely forgotten first. */
export function dueReviews(state: LearnerState, now: Date): string[] {
  const due: { id: string; recalled: number }[] = []
  for (const [id, { level, memory }] of Object.entries(state.skills))
    if (isLearnt(level) && memory && Date.parse(memory.due) <= now.getTime())
      due.push({ id, recalled: retrievability(memory, now) })
  return due.toSorted((a, b) => a.recalled - b.recalled || compare(a.id, b.id)).map(({ id }) => id)
}

/** Skills not learnt yet whose prerequisites all are, by what there is to gain: weight × (1 − probability). */
export function frontier(state: LearnerState, skills: readonly Node[], weights: Weights): string[] {
  const learnt = (id: string) => isLearnt(state.skills[id]?.level)
  const gain = (id: string) => (weights.get(id) ?? OFF_PATH) * (1 - (state.skills[id]?.probability ?? KNOWN_AT_FIRST))
  return skills
    .filter(({ id, prerequisites }) => !learnt(id) && prerequisites.every(learnt))
    .map(({ id }) => ({ id, gain: gain(id) }))
    .toSorted((a, b) => b.gain - a.gain || compare(a.id, b.id))
    .map(({ id }) => id)
}

/**
 * The item whose chance of a right answer is nearest to `target`, none of the last ten answered; what was answered on the
 * last day of learning, in a quiz or in practice, only where nothing else is. Null where none is left.
 */
export function chooseItem<I extends Item>(
  state: LearnerState,
  skill_id: string,
  items: readonly I[],
  target = TARGET_SUCCESS,
): I | null {
  const ability = state.skills[skill_id]?.ability ?? 0
  let best: { item: I; again: number; off: number } | null = null
  for (const item of items) {
    if (state.recent_items.includes(item.id)) continue
    const again = Number(isOfDay(state, item))
    const off = Math.abs(chanceOf(ability, item.difficulty, guessOf(item)) - target)
    const order = best ? again - best.again || off - best.off || compare(item.id, best.item.id) : -1
    if (order < 0) best = { item, again, off }
  }
  return best?.item ?? null
}

const isOfDay = ({ day_items }: LearnerState, { id }: Item): boolean => day_items.includes(id)

export interface Session<I extends Item = Item> {
  state: LearnerState
  skills: readonly Node[]
  weights: Weights
  itemsOf: (skill_id: string) => readonly I[]
  now: Date
  /** Why each item so far was chosen. */
  asked: readonly Why[]
  size?: number
}

export interface Chosen<I extends Item = Item> {
  skill_id: string
  item: I
  why: Why
}

/**
 * The next item of a session: first what is about to be forgotten, at most four in ten, then the skill with most to gain,
 * and at the end a stretch. Null once the session is full, or nothing is left to ask.
 */
export function chooseNext<I extends Item>(session: Session<I>): Chosen<I> | null {
  const { state, skills, weights, now, asked, size = SESSION_ITEMS } = session
  if (asked.length >= size) return null
  const reviews = asked.filter((why) => why === 'review').length
  if (reviews < Math.floor(REVIEW_SHARE * size)) {
    // Straight after the same skill it would not tell whether it has stayed.
    const due = dueReviews(state, now).filter((id) => id !== state.last_skill)
    const review = firstWithItem(session, due, 'review')
    if (review) return review
  }
  const ahead = frontier(state, skills, weights)
  if (asked.length === size - 1) {
    const [current, ...others] = ahead
    const stretch = firstWithItem(session, current ? [...others, current] : [], 'stretch')
    if (stretch) return stretch
  }
  return firstWithItem(session, ahead, 'next')
}

function firstWithItem<I extends Item>(
  { state, itemsOf }: Session<I>,
  ids: readonly string[],
  why: Why,
): Chosen<I> | null {
  const target = why === 'stretch' ? STRETCH_SUCCESS : TARGET_SUCCESS
  let again: Chosen<I> | null = null
  for (const skill_id of ids) {
    const item = chooseItem(state, skill_id, itemsOf(skill_id), target)
    if (!item) continue
    if (!isOfDay(state, item)) return { skill_id, item, why }
    again ??= { skill_id, item, why }
  }
  return again
}
