import type { StoredCourse } from '@tajiconnect/contract/courses'
import type { CourseGrade, GradeScale, Mark } from '@tajiconnect/contract/grades'
import { gradeOf, wholePercent } from '@tajiconnect/contract/grading'
import type { KenyaData } from '../careers/kenya-data.ts'
import { lessonsOf, progressOf } from '../courses/progress.ts'
import { takenBy } from '../courses/versions.ts'
import type { Reader } from '../transaction.ts'

/** The scale that schools commonly use, with its years and where it is from. */
export function scaleOf({ schoolScale: { letters, sources } }: Pick<KenyaData, 'schoolScale'>): GradeScale {
  const [{ year, where }] = sources
  return { letters, year, source: where.join(', ') }
}

/** The marks of one person in a course, in the version that they take, with its letter by the scale. */
export async function courseGrade(
  tx: Reader,
  user_id: string,
  newest: StoredCourse,
  scale: GradeScale,
): Promise<CourseGrade> {
  const { course } = await takenBy(tx, user_id, newest)
  const { id: course_id, title, subject_id, language } = course
  const marks = await marksOf(tx, user_id, course)
  return { course_id, title, subject_id, language, ...gradeOf(scale, marks), marks }
}

/** A mark for every quiz that asks something, in the order of the lessons. */
async function marksOf(tx: Reader, user_id: string, course: StoredCourse): Promise<Mark[]> {
  const { best } = await progressOf(tx, user_id, course.id)
  const attempts = (await tx.find('attempts', 'user_id', user_id)).filter((each) => each.course_id === course.id)
  const quizzes = lessonsOf(course).flatMap(({ quiz_id }) => course.quizzes.filter(({ id }) => id === quiz_id))
  return quizzes.flatMap(({ id: quiz_id, lesson_id, title, item_ids }) => {
    const { correct, total, created_at } = best.get(quiz_id) ?? {
      correct: null,
      total: item_ids.length,
      created_at: null,
    }
    if (total === 0) return []
    return {
      quiz_id,
      lesson_id,
      title,
      correct,
      total,
      percent: correct === null ? null : wholePercent(correct / total),
      attempts: attempts.filter((each) => each.quiz_id === quiz_id).length,
      at: created_at,
    }
  })
}
