import { DAY_MS } from '../limits.ts'
import type { LearnerState, Skill, SkillState } from '../skills.ts'
import { KNOWN_AT_FIRST } from './knowledge.ts'
import { retrievability } from './memory.ts'
import { frontier, type Weights } from './session.ts'

const WRONG_OF_RECENT = 3
/** Below this chance of being remembered, a skill that the career rests on is called back. */
const FADING_BELOW = 0.7
/** From this weight on a skill is one that the career rests on. */
const CRITICAL = 0.5
export const IDLE_DAYS = 4
const FAST_SKILLS = 2

/** A change of plan and the figures behind it. */
export interface Change {
  reason_code: 'step_down' | 'skip_ahead' | 'review_due' | 'plan_rebuilt'
  /** What it is about; null where it is about the whole plan. */
  skill_id: string | null
  /** Where it leads. */
  to_skill_id: string | null
  numbers: Record<string, number>
}

export interface Plan {
  state: LearnerState
  skills: readonly Pick<Skill, 'id' | 'prerequisites'>[]
  weights: Weights
  /** Days that the plan gives each skill. */
  daysASkill: number
  now: Date
}

/** Every change of plan that is called for now, the most urgent first. */
export const changesOf = (plan: Plan): Change[] => [...idle(plan), ...stepsDown(plan), ...fading(plan), ...ahead(plan)]

/** Three wrong in the last five: back to the weakest of what it rests on. */
function stepsDown({ state, skills }: Plan): Change[] {
  return skills.flatMap(({ id, prerequisites }) => {
    const recent = state.skills[id]?.recent ?? []
    const wrong = recent.filter((correct) => !correct).length
    if (wrong < WRONG_OF_RECENT) return []
    const known = (each: string) => state.skills[each]?.probability ?? KNOWN_AT_FIRST
    const [weakest] = prerequisites.toSorted((a, b) => known(a) - known(b) || (a < b ? -1 : 1))
    if (!weakest) return []
    const numbers = { wrong, answers: recent.length, probability: round(known(weakest)) }
    return [{ reason_code: 'step_down', skill_id: id, to_skill_id: weakest, numbers }]
  })
}

/** A skill that the career rests on is fading. */
function fading({ state, weights, now }: Plan): Change[] {
  return Object.entries(state.skills)
    .flatMap(([id, { memory }]): { id: string; recalled: number }[] =>
      memory && (weights.get(id) ?? 0) >= CRITICAL ? [{ id, recalled: retrievability(memory, now) }] : [],
    )
    .filter(({ recalled }) => recalled < FADING_BELOW)
    .toSorted((a, b) => a.recalled - b.recalled)
    .map(({ id, recalled }) => ({
      reason_code: 'review_due',
      skill_id: id,
      to_skill_id: id,
      numbers: { recalled: round(recalled), days: daysBetween(state.skills[id]?.last_at, now) },
    }))
}

/** Two skills mastered in half the time that the plan gave them. */
function ahead({ state, skills, weights, daysASkill }: Plan): Change[] {
  const taken = ({ first_at, mastered_at }: SkillState) => Date.parse(mastered_at ?? '') - Date.parse(first_at)
  const fast = Object.entries(state.skills)
    .filter(([, skill]) => skill.mastered_at && taken(skill) <= (daysASkill / 2) * DAY_MS)
    .toSorted(([, a], [, b]) => (a.mastered_at! < b.mastered_at! ? 1 : -1))
  const [newest, other] = fast
  const [next] = frontier(state, skills, weights)
  if (fast.length < FAST_SKILLS || !newest || !other || !next) return []
  const days = Math.max(taken(newest[1]), taken(other[1])) / DAY_MS
  const numbers = { skills: FAST_SKILLS, days: Math.max(1, Math.ceil(days)), planned: daysASkill }
  return [{ reason_code: 'skip_ahead', skill_id: newest[0], to_skill_id: next, numbers }]
}

/** Nothing for some days: the plan starts from today, and nothing is lost. */
function idle({ state, now }: Plan): Change[] {
  const days = daysBetween(state.last_at, now)
  return days < IDLE_DAYS ? [] : [{ reason_code: 'plan_rebuilt', skill_id: null, to_skill_id: null, numbers: { days } }]
}

const daysBetween = (at: string | null | undefined, now: Date) =>
  at ? Math.floor((now.getTime() - Date.parse(at)) / DAY_MS) : 0
const round = (value: number) => Math.round(value * 100) / 100
