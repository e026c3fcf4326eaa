import type { Course, Lesson } from '@tajiconnect/contract/courses'
import { query } from '../../services/api/endpoints.ts'
import { outbox } from '../../stores/outbox.ts'
import { queryClient } from '../../utils/cache.ts'
import { lessonsOf } from './progress.ts'

const enrolments = query('GET /courses/enrolments')
const courseQuery = (id: string) => query('GET /courses/{id}', { params: { id } })
const lessonQuery = (id: string, lesson_id: string) =>
  query('GET /courses/{id}/lessons/{lesson_id}', { params: { id, lesson_id } })

/** Enrols on this phone at once, and at the gateway when it can be reached. */
export async function enrol(course: Course): Promise<void> {
  const { modules: _m, enrolled: _e, translations: _t, newer_version: _n, ...head } = course
  const created_at = new Date().toISOString()
  const summary = { ...head, lesson_count: lessonsOf(course).length }
  queryClient.setQueryData(courseQuery(course.id).queryKey, { ...course, enrolled: true })
  queryClient.setQueryData(
    enrolments.queryKey,
    (held) =>
      held && {
        items: [
          { id: course.id, course: summary, progress: 0, created_at },
          ...held.items.filter((one) => one.course.id !== course.id),
        ],
      },
  )
  await outbox.add({
    name: 'POST /courses/{id}/enrolments',
    input: { params: { id: course.id }, query: { version: String(course.version) } },
    replaces: `enrolment:${course.id}`,
  })
}

/** Marks a lesson as read: on this phone at once, and at the gateway when it can be reached. */
export async function markRead({ course_id, id, version }: Lesson): Promise<void> {
  queryClient.setQueryData(lessonQuery(course_id, id).queryKey, (held) => held && { ...held, completed: true })
  const course = queryClient.getQueryData(courseQuery(course_id).queryKey)
  if (course) {
    const modules = course.modules.map((module) => ({
      ...module,
      lessons: module.lessons.map((lesson) => (lesson.id === id ? { ...lesson, completed: true } : lesson)),
    }))
    queryClient.setQueryData(courseQuery(course_id).queryKey, { ...course, enrolled: true, modules })
  }
  queryClient.setQueryData(
    enrolments.queryKey,
    (held) =>
      held && {
        items: held.items.map((one) =>
          one.course.id === course_id
            ? { ...one, progress: Math.min(1, one.progress + 1 / (2 * one.course.lesson_count)) }
            : one,
        ),
      },
  )
  await outbox.add({
    name: 'POST /courses/{id}/lessons/{lesson_id}/completion',
    input: { params: { id: course_id, lesson_id: id }, query: { version: String(version) } },
    replaces: `completion:${course_id}:${id}`,
  })
}
