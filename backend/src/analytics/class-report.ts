import type { Stuck } from '@tajiconnect/contract/analytics'
import { isLearnt, MASTERY_LEVELS, type MasteryLevel } from '@tajiconnect/contract/learner/levels'
import { DAY_MS } from '@tajiconnect/contract/limits'
import type { LearnerState, SkillState } from '@tajiconnect/contract/skills'
import type { ClassMember } from '../classes/classes.ts'

export interface KnownMember extends ClassMember {
  state: LearnerState
}

const QUIET_DAYS = 7
/** So many answers tell whether somebody gets on, by the wrong ones of the last five … */
const TELLING_ANSWERS = 5
const WRONG = 3
/** … and after so many the skill should be learnt. */
const MANY_ANSWERS = 10

/** How many stand at each level of a skill. */
export function levelsOf(members: readonly KnownMember[], skill_id: string): Record<MasteryLevel, number> {
  const levels = members.map(({ state }) => state.skills[skill_id]?.level ?? 'none')
  const count = (level: MasteryLevel) => levels.filter((each) => each === level).length
  return Object.fromEntries(MASTERY_LEVELS.map((level) => [level, count(level)])) as Record<MasteryLevel, number>
}

/** Who has tried a skill and is not getting on, the worst first. */
export function stuckOn(members: readonly KnownMember[], skill_id: string): Stuck[] {
  return members
    .flatMap(({ user_id, name, state }): Stuck[] => {
      const skill = state.skills[skill_id]
      if (!skill || !isStuck(skill)) return []
      return [{ user_id, name, level: skill.level, answers: skill.answers, wrong: wrongOf(skill) }]
    })
    .toSorted((a, b) => b.wrong - a.wrong || b.answers - a.answers)
}

const wrongOf = ({ recent }: SkillState) => recent.filter((correct) => !correct).length

const isStuck = (skill: SkillState) =>
  !isLearnt(skill.level) &&
  (skill.answers >= MANY_ANSWERS || (skill.answers >= TELLING_ANSWERS && wrongOf(skill) >= WRONG))

/** Who has answered nothing for a week: whole days, or null where they never have; those first, then by the days. */
export function quietOf(members: readonly KnownMember[], now: Date) {
  const days = ({ last_at }: LearnerState) =>
    last_at === null ? null : Math.floor((now.getTime() - Date.parse(last_at)) / DAY_MS)
  return members
    .map(({ user_id, name, state }) => ({ user_id, name, days: days(state) }))
    .filter((member) => member.days === null || member.days >= QUIET_DAYS)
    .toSorted((a, b) => (b.days ?? Infinity) - (a.days ?? Infinity) || 0)
}
