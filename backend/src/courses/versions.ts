import type { Item, StoredCourse } from '@tajiconnect/contract/courses'
import { DAY_MS } from '@tajiconnect/contract/limits'
import type { Records } from '../collections.ts'
import { notFound } from '../gateway/problem-error.ts'
import type { Reader, Tx } from '../transaction.ts'
import { enrolmentId, isPublished } from './progress.ts'

export const versionId = (course_id: string, version: number) => `${course_id}:${version}`

/** A course as somebody takes it, with the items of its quizzes. */
export interface Taken {
  course: StoredCourse
  itemOf(id: string): Promise<Item>
}

/** The course in the version that the person has begun, or the newest where they have begun none, or it was not kept. */
export async function takenBy(tx: Reader, user_id: string, course: StoredCourse): Promise<Taken> {
  const enrolment = await tx.get('enrolments', enrolmentId(user_id, course.id))
  const { version = course.version } = enrolment ?? {}
  const kept = version === course.version ? undefined : await tx.get('courseVersions', versionId(course.id, version))
  const itemOf = async (id: string) => {
    const item = kept ? kept.items.find((each) => each.id === id) : await tx.get('items', id)
    if (!item) throw new Error(`The quiz names an item that is not there: ${id}`)
    return item
  }
  return { course: kept?.course ?? course, itemOf }
}

/** All items of a published course, for quizzes and for practice, in their author's order. */
export async function currentItems(tx: Reader, { id, version, quizzes }: StoredCourse): Promise<readonly Item[]> {
  const kept = await tx.get('courseVersions', versionId(id, version))
  if (kept) return kept.items
  const own = new Map((await tx.find('items', 'course_id', id)).map((item) => [item.id, item]))
  for (const item_id of quizzes.flatMap(({ item_ids }) => item_ids)) {
    const item = await tx.get('items', item_id)
    if (item) own.set(item_id, item)
  }
  return [...own.values()]
}

/** What is kept of the versions before this one, newest first. */
export async function olderVersions(
  tx: Reader,
  { id, version }: Pick<StoredCourse, 'id' | 'version'>,
): Promise<Readonly<Records['courseVersions']>[]> {
  const ids = Array.from({ length: Math.max(0, version - 1) }, (_, back) => versionId(id, version - 1 - back))
  return (await Promise.all(ids.map((each) => tx.get('courseVersions', each)))).filter((each) => each !== undefined)
}

/** As long as a phone keeps a course it has seen, and with it the chance that somebody begins it there. */
const SEEN_DAYS = 30

/**
 * Forgets the versions before the one that learners see which nobody stays with, and no phone may still show: an attempt is
 * marked by the version of its learner's enrolment. A course that came with the app keeps all: by the ids of its questions, which
 * do not begin with its own, only an older version shows that one which comes back is its own.
 */
export async function pruneVersions(tx: Tx, course: StoredCourse, now: Date): Promise<void> {
  if (!course.authored) return
  const since = new Date(now.getTime() - SEEN_DAYS * DAY_MS).toISOString()
  const begun = new Set((await tx.find('enrolments', 'course_id', course.id)).map(({ version }) => version))
  for (const older of await olderVersions(tx, course))
    if (!begun.has(older.course.version) && (older.superseded_at ?? '') < since)
      await tx.delete('courseVersions', older.id)
}

/** The newest version of a course that learners see. Throws 404. */
export async function publishedCourse(tx: Reader, id: string): Promise<StoredCourse> {
  const course = await tx.get('courses', id)
  if (!isPublished(course)) throw notFound('There is no such course.')
  return course
}
