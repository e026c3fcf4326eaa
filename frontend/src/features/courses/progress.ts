import type { Course } from '@tajiconnect/contract/courses'
import { PASS_SHARE } from '@tajiconnect/contract/limits'
import { paths } from '../../paths.ts'

export type CourseLesson = Course['modules'][number]['lessons'][number]
export type Score = NonNullable<CourseLesson['best']>

export const lessonsOf = (course: Course): CourseLesson[] => course.modules.flatMap(({ lessons }) => lessons)

/** How many right answers pass a quiz of this length. */
export const passMark = (total: number): number => Math.ceil(total * PASS_SHARE - 1e-9)

export const isPassed = (best: Score | null): boolean => best !== null && best.correct >= passMark(best.total)

/** Where a learner goes on in a course. */
export interface Place {
  /** `start`: nothing is done yet; `done`: every lesson is read and every quiz passed. */
  kind: 'start' | 'lesson' | 'quiz' | 'done'
  lesson: CourseLesson
  href: string
}

/** The first lesson not yet read or whose quiz is not yet passed; null for a course without lessons. */
export function placeIn(course: Course): Place | null {
  const lessons = lessonsOf(course)
  const open = lessons.find(({ completed, best }) => !completed || !isPassed(best))
  const lesson = open ?? lessons[0]
  if (!lesson) return null
  const atLesson = { lesson, href: paths.lesson(course.id, lesson.id) }
  if (!open) return { kind: 'done', ...atLesson }
  if (lesson.completed) return { kind: 'quiz', lesson, href: paths.quiz(course.id, lesson.quiz_id) }
  const started = course.enrolled || lessons.some(({ completed, best }) => completed || best)
  return { kind: started ? 'lesson' : 'start', ...atLesson }
}
