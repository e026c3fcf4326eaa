import type { StoredCourse } from '@tajiconnect/contract/courses'
import type { Skill } from '@tajiconnect/contract/skills'
import type { User } from '@tajiconnect/contract/users'
import type { Reader } from '../transaction.ts'

/** Published courses that are of use to a learner unasked: those of the app, and of authors' those they take. */
export async function coursesReaching(tx: Reader, user_id: string): Promise<StoredCourse[]> {
  const taken = new Set((await tx.find('enrolments', 'user_id', user_id)).map(({ course_id }) => course_id))
  const published = await tx.find('courses', 'status', 'published')
  return published.filter(({ id, authored }) => !authored || taken.has(id))
}

/** The skills that these courses teach; who writes courses may use all there are. */
export async function skillsReaching(tx: Reader, { id, role }: Pick<User, 'id' | 'role'>): Promise<Skill[]> {
  const skills = await tx.all('skills')
  if (role !== 'learner') return [...skills]
  const taught = new Set((await coursesReaching(tx, id)).flatMap((course) => course.skills))
  return skills.filter((skill) => taught.has(skill.id))
}
