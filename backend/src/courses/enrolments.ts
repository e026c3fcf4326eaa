import type { Enrolment, StoredCourse } from '@tajiconnect/contract/courses'
import type { Records } from '../collections.ts'
import type { Services } from '../gateway/handler.ts'
import type { Reader, Tx } from '../transaction.ts'
import { enrolmentId, progressOf, share } from './progress.ts'
import { takenBy, versionId } from './versions.ts'
import { courseSummary } from './views.ts'

/**
 * Enrols in the version somebody has seen, as long as it is kept, or else in the newest; whoever is enrolled stays with the
 * version they have begun.
 */
export async function enrol(
  tx: Tx,
  user_id: string,
  { id: course_id, version: newest }: StoredCourse,
  { clock }: Services,
  seen = newest,
) {
  const id = enrolmentId(user_id, course_id)
  const kept = await tx.get('enrolments', id)
  if (kept) return kept
  const version = (await tx.get('courseVersions', versionId(course_id, seen))) ? seen : newest
  const enrolment = { id, user_id, course_id, version, created_at: clock().toISOString() }
  await tx.put('enrolments', enrolment)
  return enrolment
}

/** An enrolment with the course as its learner takes it. */
export async function enrolmentView(
  tx: Reader,
  newest: StoredCourse,
  { id, user_id, created_at }: Readonly<Records['enrolments']>,
): Promise<Enrolment> {
  const { course } = await takenBy(tx, user_id, newest)
  const progress = share(course, await progressOf(tx, user_id, course.id))
  return { id, course: courseSummary(course), progress, created_at }
}
