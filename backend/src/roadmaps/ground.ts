import type { Text } from '@tajiconnect/contract/common'
import type { Onboarding } from '@tajiconnect/contract/onboarding'
import type { Roadmap } from '@tajiconnect/contract/roadmaps'
import type { LearnerState } from '@tajiconnect/contract/skills'
import type { User } from '@tajiconnect/contract/users'
import type { Services } from '../gateway/handler.ts'
import { onboardingOf } from '../onboarding/routes.ts'
import { learnerState } from '../skills/state.ts'
import type { Reader } from '../transaction.ts'
import type { Courses } from './learn.ts'
import { paceOf } from './pace.ts'

/** What all roadmaps of one person stand on, whatever the career: read once for as many as are asked for. */
export interface Ground {
  user: Readonly<User>
  now: Date
  told: Onboarding
  pace: Roadmap['pace']
  state: LearnerState
  courses: Courses
  subjectNames: ReadonlyMap<string, Text>
}

export async function groundOf(tx: Reader, { clock }: Services, user: Readonly<User>): Promise<Ground> {
  const now = clock()
  return {
    user,
    now,
    told: await onboardingOf(tx, user),
    pace: await paceOf(tx, user.id, now),
    state: await learnerState(tx, user.id),
    courses: await coursesFor(tx, user),
    subjectNames: new Map((await tx.all('subjects')).map(({ id, name }) => [id, name])),
  }
}

/** What courses a roadmap may lead through. */
export const coursesFor = async (tx: Reader, { locale }: Pick<User, 'locale'>): Promise<Courses> => ({
  published: await tx.find('courses', 'status', 'published'),
  skills: new Map((await tx.all('skills')).map((skill) => [skill.id, skill])),
  locale,
})
