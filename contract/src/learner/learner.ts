import { isSameDay } from '../day.ts'
import { DAY_MS } from '../limits.ts'
import type { LearnerState, MarkedAnswer, SkillState } from '../skills.ts'
import { chanceOf, stepAfter } from './ability.ts'
import { afterAnswer, KNOWN_AT_FIRST } from './knowledge.ts'
import { FAMILIAR_FROM, isLearnt, PROFICIENT_ANSWERS, PROFICIENT_FROM, type MasteryLevel } from './levels.ts'
import { remembered } from './memory.ts'

export const RECENT_ITEMS = 10
const DAY_ITEMS = 100
const RECENT_RESULTS = 5
/** Wrong in a row until a level that had been reached is lost. */
const MISSES = 2

export const nobody = (): LearnerState => ({
  skills: {},
  recent_items: [],
  day_items: [],
  last_skill: null,
  last_at: null,
})

/**
 * The state that a log of answers gives. Their order of arrival and how often each arrived make no difference: they are
 * taken once each by their id, in the order of their times.
 */
export function learnerOf(answers: Iterable<MarkedAnswer>): LearnerState {
  const once = new Map<string, MarkedAnswer>()
  for (const answer of answers) if (!once.has(answer.id)) once.set(answer.id, answer)
  return learn(nobody(), [...once.values()].toSorted(inOrder))
}

/** Of two answers at the same moment the smaller id comes first. */
export const inOrder = (a: MarkedAnswer, b: MarkedAnswer): number =>
  compare(a.answered_at, b.answered_at) || compare(a.id, b.id)

/** For sorting texts by their code units. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The state after more answers, which come after all that it holds and stand in order. */
export function learn(state: LearnerState, answers: readonly MarkedAnswer[]): LearnerState {
  const skills = { ...state.skills }
  const recent_items = [...state.recent_items]
  let { day_items, last_skill, last_at } = state
  for (const answer of answers) {
    // An item met again so soon is the same attempt, and only the first counts.
    if (!recent_items.includes(answer.item_id))
      skills[answer.skill_id] = afterFirstAttempt(skills[answer.skill_id], answer, last_skill !== answer.skill_id)
    recent_items.push(answer.item_id)
    if (recent_items.length > RECENT_ITEMS) recent_items.shift()
    const before = last_at && isSameDay(Date.parse(last_at), Date.parse(answer.answered_at)) ? day_items : []
    day_items = [...before.filter((id) => id !== answer.item_id), answer.item_id].slice(-DAY_ITEMS)
    last_skill = answer.skill_id
    last_at = answer.answered_at
  }
  return { skills, recent_items, day_items, last_skill, last_at }
}

function afterFirstAttempt(before: SkillState | undefined, answer: MarkedAnswer, mixed: boolean): SkillState {
  const { answered_at: at, guess, difficulty } = answer
  // Help counts as wrong.
  const correct = answer.correct && !answer.hint_used
  const state = before ?? fresh(at)
  const known = afterAnswer(state.probability, correct, guess)
  const next: SkillState = {
    ...state,
    probability: known,
    ability: state.ability + stepAfter(state.answers) * (Number(correct) - chanceOf(state.ability, difficulty, guess)),
    answers: state.answers + 1,
    recent: [...state.recent, correct].slice(-RECENT_RESULTS),
    last_at: at,
  }
  return isReview(state, at, mixed) ? reviewed(next, correct, at) : practised(next, correct, at)
}

const fresh = (at: string): SkillState => ({
  level: 'none',
  probability: KNOWN_AT_FIRST,
  ability: 0,
  answers: 0,
  recent: [],
  misses: 0,
  first_at: at,
  last_at: at,
  proficient_at: null,
  mastered_at: null,
  memory: null,
})

/** A learnt skill met among others, a day or more after it was learnt and last tested: this tells whether it has stayed. */
function isReview({ level, memory, proficient_at }: SkillState, at: string, mixed: boolean): boolean {
  if (!mixed || !isLearnt(level) || !memory || !proficient_at) return false
  return Date.parse(at) - Math.max(Date.parse(memory.reviewed_at), Date.parse(proficient_at)) >= DAY_MS
}

function practised(state: SkillState, correct: boolean, at: string): SkillState {
  if (isLearnt(state.level) && correct) return { ...state, misses: 0 }
  if (state.level === 'mastered') return missed(state)
  const level = levelOf(state, correct)
  if (level !== 'proficient') return { ...state, level, misses: 0, proficient_at: null }
  return { ...state, level, misses: 0, proficient_at: at, memory: state.memory ?? remembered(null, true, at) }
}

function reviewed(state: SkillState, correct: boolean, at: string): SkillState {
  const next: SkillState = { ...state, memory: remembered(state.memory, correct, at) }
  return correct ? { ...next, level: 'mastered', misses: 0, mastered_at: state.mastered_at ?? at } : missed(next)
}

/** One miss may be a slip; the second in a row costs one level, and the probability with it. */
function missed(state: SkillState): SkillState {
  const misses = state.misses + 1
  if (misses < MISSES) return { ...state, misses }
  return state.level === 'mastered'
    ? { ...state, level: 'proficient', misses: 0, mastered_at: null, probability: PROFICIENT_FROM }
    : { ...state, level: 'familiar', misses: 0, proficient_at: null, probability: FAMILIAR_FROM }
}

function levelOf({ probability, answers }: SkillState, correct: boolean): MasteryLevel {
  if (probability >= PROFICIENT_FROM && answers >= PROFICIENT_ANSWERS && correct) return 'proficient'
  return probability >= FAMILIAR_FROM ? 'familiar' : 'attempted'
}
