import type { Plan } from '@tajiconnect/contract/learner/adaptation'
import { daysASkill, weightsOf } from '@tajiconnect/contract/learner/weights'
import type { Roadmap } from '@tajiconnect/contract/roadmaps'
import type { Skill } from '@tajiconnect/contract/skills'
import type { User } from '@tajiconnect/contract/users'
import { skillsReaching } from '../courses/reach.ts'
import type { Services } from '../gateway/handler.ts'
import { ownRoadmaps } from '../roadmaps/routes.ts'
import { roadmapOf } from '../roadmaps/view.ts'
import { learnerState } from '../skills/state.ts'
import type { Reader } from '../transaction.ts'

/** What a learner knows and is after, as all rules about what comes next need it. */
export interface LearnerPlan extends Plan {
  skills: readonly Skill[]
  /** The one chosen or worked on last. */
  roadmap: Roadmap | null
  /** Subjects whose path the learner has taken. */
  subjects: ReadonlySet<string>
}

export async function planOf(tx: Reader, services: Services, user: Readonly<User>): Promise<LearnerPlan> {
  const [row] = await ownRoadmaps(tx, user.id)
  const roadmap = row ? await roadmapOf(tx, services, user, row) : null
  const steps = roadmap?.steps ?? []
  const skills = await skillsReaching(tx, user)
  const taken = await tx.find('pathEnrolments', 'user_id', user.id)
  const subjects = new Set(taken.map(({ subject_id }) => subject_id))
  return {
    state: await learnerState(tx, user.id),
    skills,
    weights: weightsOf({ steps, subjects, skills }),
    daysASkill: daysASkill(steps),
    now: services.clock(),
    roadmap,
    subjects,
  }
}
