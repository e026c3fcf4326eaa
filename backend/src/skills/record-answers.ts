import { isLearnt, MASTERY_LEVELS } from '@tajiconnect/contract/learner/levels'
import type { LearnerState, Skill } from '@tajiconnect/contract/skills'
import type { User } from '@tajiconnect/contract/users'
import type { Records } from '../collections.ts'
import type { Services } from '../gateway/handler.ts'
import { adapt, byAnswers } from '../learning-paths/adaptations.ts'
import { planOf } from '../learning-paths/plan.ts'
import type { Tx } from '../transaction.ts'
import { learnerState } from './state.ts'
import { learntWords, slippedWords } from './words.ts'

/** Adds answers to the learner's log, tells them what that changed, and answers with all that is known of them then. */
export async function recordAnswers(
  tx: Tx,
  services: Services,
  user: Readonly<User>,
  answers: readonly Records['answers'][],
): Promise<LearnerState> {
  const before = await learnerState(tx, user.id)
  if (answers.length === 0) return before
  for (const answer of answers) await tx.put('answers', answer)
  const plan = await planOf(tx, services, user)
  const touched = new Set(answers.map(({ skill_id }) => skill_id))
  for (const skill of plan.skills) if (touched.has(skill.id)) tellOf(skill, before, plan.state, user.id, services)
  await adapt(tx, services, user.id, plan, byAnswers(plan, touched))
  return plan.state
}

/** A skill that is learnt now, or known for good; and one that a review has cost a level. */
function tellOf({ id, name }: Skill, before: LearnerState, after: LearnerState, user_id: string, services: Services) {
  const [was, is] = [before.skills[id], after.skills[id]]
  if (!is) return
  const [rank, old] = [MASTERY_LEVELS.indexOf(is.level), MASTERY_LEVELS.indexOf(was?.level ?? 'none')]
  const data = { skill_id: id, level: is.level, was: was?.level ?? 'none' }
  if (rank > old && isLearnt(is.level))
    services.notify(user_id, 'learning_milestone', { ...data, text: learntWords(name, is.level) })
  const reviewed = (is.memory?.reps ?? 0) > (was?.memory?.reps ?? 0)
  if (rank < old && reviewed) services.notify(user_id, 'performance_alert', { ...data, text: slippedWords(name) })
}
