import type { Overview } from '@tajiconnect/contract/admin'
import { lastSeen } from '../auth/sessions.ts'
import type { Reader } from '../transaction.ts'

const WEEK_MS = 7 * 24 * 60 * 60_000

/** The place in numbers, by one pass over each collection. Times are all of one form, and compare as texts. */
export async function overviewOf(reader: Reader, now: Date): Promise<Overview> {
  const since = new Date(now.getTime() - WEEK_MS).toISOString()
  return {
    generated_at: now.toISOString(),
    users: await countUsers(reader, since),
    learning: await countLearning(reader, since),
    careers: await countCareers(reader),
  }
}

async function countUsers(reader: Reader, since: string): Promise<Overview['users']> {
  const count = { total: 0, learner: 0, instructor: 0, admin: 0, suspended: 0, deleting: 0, new: 0 }
  for (const { role, status, deletes_at, created_at } of await reader.all('users')) {
    count.total += 1
    count[role] += 1
    if (status === 'suspended') count.suspended += 1
    if (deletes_at) count.deleting += 1
    if (created_at >= since) count.new += 1
  }
  const active = new Set<string>()
  for (const session of await reader.all('sessions')) if (lastSeen(session) >= since) active.add(session.user_id)
  return { ...count, active: active.size }
}

async function countLearning(reader: Reader, since: string): Promise<Overview['learning']> {
  const count = { lessons_completed: 0, quizzes_marked: 0, quizzes_passed: 0 }
  for (const { completed_at } of await reader.all('completions'))
    if (completed_at >= since) count.lessons_completed += 1
  for (const { created_at, passed } of await reader.all('attempts')) {
    if (created_at < since) continue
    count.quizzes_marked += 1
    if (passed) count.quizzes_passed += 1
  }
  const courses = (await reader.find('courses', 'status', 'published')).length
  return { courses, enrolments: (await reader.all('enrolments')).length, ...count }
}

async function countCareers(reader: Reader): Promise<Overview['careers']> {
  const roadmaps = await reader.all('roadmaps')
  return {
    results: (await reader.all('results')).length,
    roadmaps: roadmaps.length,
    learners_with_roadmap: new Set(roadmaps.map(({ user_id }) => user_id)).size,
  }
}
