import { queryKey, type GetName } from '../services/api/endpoints.ts'
import { outbox } from '../stores/outbox.ts'
import { queryClient } from '../utils/cache.ts'
import { hearAnswers } from './mastery.ts'

/** What anything learned puts out of date, besides the course and the lesson themselves. */
const OUTDATED: readonly GetName[] = [
  'GET /learning-paths',
  'GET /learning-paths/{id}',
  'GET /learning-paths/{id}/next',
  'GET /ai/roadmaps',
  'GET /ai/roadmaps/{id}',
  'GET /courses/enrolments',
  'GET /grades',
  'GET /grades/{course_id}',
]

/** Renews what shows how far the learner is: now where it is in sight, and otherwise when it next is. */
export function progressChanged(): void {
  for (const name of OUTDATED) void queryClient.invalidateQueries({ queryKey: queryKey(name) })
}

/** The same after something done in a course. */
export function learningChanged(course_id: string, lesson_id?: string): void {
  progressChanged()
  void queryClient.invalidateQueries({ queryKey: queryKey('GET /skills/mastery') })
  void queryClient.invalidateQueries({ queryKey: queryKey('GET /courses/{id}', { params: { id: course_id } }) })
  if (!lesson_id) return
  const params = { id: course_id, lesson_id }
  void queryClient.invalidateQueries({ queryKey: queryKey('GET /courses/{id}/lessons/{lesson_id}', { params }) })
}

/** Replies that rest on the account's language: which of a course's translations stands for all, and what leads to it. */
const OF_LANGUAGE: readonly GetName[] = [
  'GET /courses',
  'GET /skills',
  'GET /skills/{id}/items',
  'GET /learning-paths',
  'GET /learning-paths/{id}',
  'GET /learning-paths/{id}/next',
  'GET /ai/roadmaps',
  'GET /ai/roadmaps/{id}',
  'GET /ai/careers/{id}',
]

/** Asks for them again once the gateway knows of another language. */
function languageHeard({ input }: { input: unknown }): void {
  const { body } = input as { body?: { locale?: unknown } }
  if (!body?.locale) return
  for (const name of OF_LANGUAGE) void queryClient.invalidateQueries({ queryKey: queryKey(name) })
}

interface Kept {
  params: { id: string; lesson_id?: string }
}

/** Does so for each thing the outbox gets confirmed, wherever the learner is by then. Returns the way to stop. */
export function keepLearningFresh(): () => void {
  const stops = [
    ...(['POST /courses/{id}/enrolments', 'POST /courses/{id}/lessons/{lesson_id}/completion'] as const).map((name) =>
      outbox.onConfirmed(name, (_reply, { input }) => {
        const { id, lesson_id } = (input as Kept).params
        learningChanged(id, lesson_id)
      }),
    ),
    // Where a learner stands is where their roadmaps begin.
    ...(['PUT /onboarding', 'POST /onboarding/complete'] as const).map((name) =>
      outbox.onConfirmed(name, progressChanged),
    ),
    outbox.onConfirmed('PATCH /users/me', (_reply, entry) => languageHeard(entry)),
    outbox.onConfirmed('POST /learning-paths/{id}/enrolments', progressChanged),
    outbox.onConfirmed('POST /skills/events', (reply) => {
      hearAnswers(reply)
      progressChanged()
    }),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}
