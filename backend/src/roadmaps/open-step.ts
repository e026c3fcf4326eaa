import type { User } from '@tajiconnect/contract/users'
import type { Reader } from '../transaction.ts'
import { coursesFor } from './ground.ts'
import { learnStepId, learnSteps } from './learn.ts'
import { ticksOf } from './ticks.ts'

/** Whether a course is a step of one of the person's roadmaps that they have not ticked in any. */
export async function isOpenStep(
  tx: Reader,
  user: Pick<User, 'id' | 'locale'>,
  course: Parameters<typeof learnStepId>[0],
): Promise<boolean> {
  const step = learnStepId(course)
  const rows = await tx.find('roadmaps', 'user_id', user.id)
  const courses = await coursesFor(tx, user)
  for (const row of rows) {
    if ((await ticksOf(tx, row))[step]) return false
    const path = await tx.get('careerPaths', row.career_id)
    if (learnSteps(path?.subjects ?? [], courses).some(({ id }) => id === step)) return true
  }
  return false
}
