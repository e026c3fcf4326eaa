import type { Attempt, StoredCourse } from '@tajiconnect/contract/courses'
import type { Reader } from '../transaction.ts'

export type StoredLesson = StoredCourse['modules'][number]['lessons'][number]

export const lessonsOf = (course: StoredCourse): StoredLesson[] => course.modules.flatMap(({ lessons }) => lessons)

/** Only then is it there for learners. */
export const isPublished = (course: StoredCourse | undefined): course is StoredCourse => course?.status === 'published'

/** Whether learners find it in the catalogue. */
export const isListed = (course: StoredCourse | undefined): boolean => isPublished(course) && !course.unlisted

/** What one person has done in one course. */
export interface Progress {
  enrolled: boolean
  read: ReadonlySet<string>
  /** Best attempt by quiz id. */
  best: ReadonlyMap<string, Attempt>
  /** Newest attempt by quiz id. */
  last: ReadonlyMap<string, Attempt>
}

export async function progressOf(tx: Reader, user_id: string, course_id: string): Promise<Progress> {
  const own = {
    completions: await tx.find('completions', 'user_id', user_id),
    attempts: await tx.find('attempts', 'user_id', user_id),
  }
  const best = new Map<string, Attempt>()
  const last = new Map<string, Attempt>()
  for (const attempt of own.attempts) {
    if (attempt.course_id !== course_id) continue
    last.set(attempt.quiz_id, attempt)
    if (!isBetter(best.get(attempt.quiz_id), attempt)) best.set(attempt.quiz_id, attempt)
  }
  const read = own.completions.filter((row) => row.course_id === course_id).map(({ lesson_id }) => lesson_id)
  const enrolled = (await tx.get('enrolments', enrolmentId(user_id, course_id))) !== undefined
  return { enrolled, read: new Set(read), best, last }
}

/** By its share, as a newer version of a quiz may ask for more or less; what is passed stays passed. */
const isBetter = (one: Attempt | undefined, other: Attempt): boolean =>
  one !== undefined &&
  (one.passed === other.passed ? one.correct / one.total > other.correct / other.total : one.passed)

export const enrolmentId = (user_id: string, course_id: string) => `${user_id}:${course_id}`

const done = (course: StoredCourse, { read, best }: Progress) =>
  lessonsOf(course).map(({ id, quiz_id }) => Number(read.has(id)) + Number(best.get(quiz_id)?.passed ?? false))

/** Lessons read and quizzes passed, out of all of both, 0–1. */
export function share(course: StoredCourse, progress: Progress): number {
  const steps = done(course, progress)
  return steps.length === 0 ? 0 : steps.reduce((sum, n) => sum + n, 0) / (2 * steps.length)
}

/** Every lesson read and every quiz passed. */
export const isComplete = (course: StoredCourse, progress: Progress): boolean =>
  done(course, progress).every((n) => n === 2)
