import type { RoadmapStep } from '../roadmaps.ts'
import type { Skill } from '../skills.ts'

const CURRENT = 1
const FALLS_BY = 0.2
const LEAST_AHEAD = 0.4
/** Of what is behind the learner, which the career goes on resting on, and of a subject taken beside it. */
const DONE = 0.5
const TAKEN = 0.5
const DAYS_A_SKILL = 7

type Step = Pick<RoadmapStep, 'kind' | 'status' | 'weeks' | 'skills'>

export interface Aims {
  /** Of the roadmap that leads; none where there is no roadmap. */
  steps: readonly Step[]
  /** Subjects whose path the learner has taken. */
  subjects: ReadonlySet<string>
  skills: readonly Pick<Skill, 'id' | 'subject_id' | 'prerequisites'>[]
}

/**
 * How much each skill matters for where the learner wants to go, 0–1: those of the step at hand most, those of later steps
 * less and less, and what a skill rests on as much as the skill. Skills that are on no path are absent.
 */
export function weightsOf({ steps, subjects, skills }: Aims): Map<string, number> {
  const prerequisites = new Map(skills.map((skill) => [skill.id, skill.prerequisites]))
  const weights = new Map<string, number>()
  const raise = (id: string, weight: number) => {
    if ((weights.get(id) ?? 0) >= weight) return
    weights.set(id, weight)
    for (const before of prerequisites.get(id) ?? []) raise(before, weight)
  }
  let ahead = CURRENT
  for (const step of steps.filter(isLearning)) {
    for (const { id } of step.skills) raise(id, step.status === 'done' ? DONE : ahead)
    // In whole tenths, so that the weights are 0.8, 0.6 and 0.4 and not nearly so.
    if (step.status === 'todo') ahead = Math.max(LEAST_AHEAD, Math.round(10 * (ahead - FALLS_BY)) / 10)
  }
  for (const { id, subject_id } of skills) if (subjects.has(subject_id)) raise(id, TAKEN)
  return weights
}

/** Days that the roadmap gives each skill of the step at hand; a week where it says nothing. */
export function daysASkill(steps: readonly Step[]): number {
  const step = steps.find((each) => isLearning(each) && each.status === 'todo')
  if (!step || step.weeks === 0 || step.skills.length === 0) return DAYS_A_SKILL
  return Math.ceil((7 * step.weeks) / step.skills.length)
}

const isLearning = ({ kind }: Step) => kind === 'learn'
