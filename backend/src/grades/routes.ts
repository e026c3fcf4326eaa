import type { CourseGrade, GradebookRow, gradeEndpoints } from '@tajiconnect/contract/grades'
import { reportOf } from '@tajiconnect/contract/grading'
import { membersOf, taughtClass } from '../classes/classes.ts'
import { enrolmentId, isPublished } from '../courses/progress.ts'
import { publishedCourse } from '../courses/versions.ts'
import type { HandlersOf } from '../gateway/handler.ts'
import { notFound } from '../gateway/problem-error.ts'
import type { Reader } from '../transaction.ts'
import { courseGrade, scaleOf } from './marks.ts'

export const gradeHandlers: HandlersOf<typeof gradeEndpoints> = {
  'GET /grades': ({ user, store, services }) =>
    store.read(async (tx) => {
      const scale = scaleOf(services.kenyaData)
      const items: CourseGrade[] = []
      for (const id of await takenCourses(tx, user.id)) {
        const course = await tx.get('courses', id)
        if (isPublished(course)) items.push(await courseGrade(tx, user.id, course, scale))
      }
      const report = reportOf(scale, items)
      return { items, mean: report && { percent: report.percent, grade: report.grade }, scale }
    }),

  'GET /grades/{course_id}': ({ params, user, store, services }) =>
    store.read(async (tx) => {
      const scale = scaleOf(services.kenyaData)
      const grade = await courseGrade(tx, user.id, await publishedCourse(tx, params.course_id), scale)
      if (grade.done === 0 && !(await tx.get('enrolments', enrolmentId(user.id, grade.course_id))))
        throw notFound('You have no marks in this course yet. Start it first.')
      return { ...grade, scale }
    }),

  'GET /grades/{course_id}/classes/{class_id}': ({ params, user, store, services }) =>
    store.read(async (tx) => {
      const course = await publishedCourse(tx, params.course_id)
      const { id: class_id, name: class_name } = await taughtClass(tx, user, course.id, params.class_id)
      const scale = scaleOf(services.kenyaData)
      const items: GradebookRow[] = []
      for (const { user_id, name } of await membersOf(tx, class_id)) {
        const { percent, grade, marks } = await courseGrade(tx, user_id, course, scale)
        items.push({ user_id, name, percent, grade, marks })
      }
      return { class_id, class_name, course_id: course.id, title: course.title, items }
    }),
}

/** The courses that somebody has enrolled in or been marked in, by their ids; the newest first. */
async function takenCourses(tx: Reader, user_id: string): Promise<Set<string>> {
  const rows = [
    ...(await tx.find('attempts', 'user_id', user_id)),
    ...(await tx.find('enrolments', 'user_id', user_id)),
  ]
  return new Set(rows.toReversed().map(({ course_id }) => course_id))
}
