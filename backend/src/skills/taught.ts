import type { StoredCourse } from '@tajiconnect/contract/courses'
import type { StoredLesson } from '../courses/progress.ts'
import type { Reader } from '../transaction.ts'

/** Finds the skills that a lesson teaches: the one it is about and those that its quiz asks for, in the course's order. */
export async function lessonSkills(tx: Reader): Promise<(course: StoredCourse, lesson: StoredLesson) => string[]> {
  const skillOf = new Map((await tx.all('items')).map(({ id, skill_id }) => [id, skill_id]))
  return ({ quizzes, skills }, { skill_id, quiz_id }) => {
    const asked = quizzes.find(({ id }) => id === quiz_id)?.item_ids ?? []
    const taught = new Set([skill_id, ...asked.flatMap((id) => skillOf.get(id) ?? [])])
    return [...taught].toSorted((a, b) => skills.indexOf(a) - skills.indexOf(b))
  }
}
