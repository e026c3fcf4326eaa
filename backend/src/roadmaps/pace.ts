import { DAY_MS, QUIZ_MINUTES } from '@tajiconnect/contract/limits'
import type { Roadmap } from '@tajiconnect/contract/roadmaps'
import { lessonsOf } from '../courses/progress.ts'
import type { Reader } from '../transaction.ts'

const WEEKS = 4
/** Until there is something to measure, an hour a week is assumed. */
const ASSUMED = 60
const LEAST_DAYS = 7
const [SLOWEST, FASTEST] = [10, 600]
const ANSWER_MINUTES = 1

/**
 * Minutes of learning a week over the last four weeks: lessons read, quizzes handed in and practice answers, each at the
 * time it is said to take. Measured once there is a week to measure, between 10 minutes and 10 hours.
 */
export async function paceOf(tx: Reader, user_id: string, now: Date): Promise<Roadmap['pace']> {
  const from = now.getTime() - WEEKS * 7 * DAY_MS
  const spent: { at: string; minutes: number }[] = []
  for (const { course_id, lesson_id, completed_at } of await tx.find('completions', 'user_id', user_id)) {
    const course = await tx.get('courses', course_id)
    const lesson = course && lessonsOf(course).find(({ id }) => id === lesson_id)
    spent.push({ at: completed_at, minutes: lesson?.minutes ?? 0 })
  }
  const attempts = await tx.find('attempts', 'user_id', user_id)
  const handedIn = new Set(attempts.map(({ created_at }) => created_at))
  for (const { created_at } of attempts) spent.push({ at: created_at, minutes: QUIZ_MINUTES })
  // Answers of a quiz carry the time it was handed in.
  for (const { answered_at } of await tx.find('answers', 'user_id', user_id))
    if (!handedIn.has(answered_at)) spent.push({ at: answered_at, minutes: ANSWER_MINUTES })
  const recent = spent.filter(({ at }) => Date.parse(at) >= from)
  const first = Math.min(...recent.map(({ at }) => Date.parse(at)))
  const days = (now.getTime() - first) / DAY_MS
  if (recent.length === 0 || days < LEAST_DAYS) return { minutes_a_week: ASSUMED, measured: false }
  const minutes = recent.reduce((sum, each) => sum + each.minutes, 0)
  const aWeek = Math.round((minutes / days) * 7)
  return { minutes_a_week: Math.min(FASTEST, Math.max(SLOWEST, aWeek)), measured: true }
}
