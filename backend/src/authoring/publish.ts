import type { StoredCourse } from '@tajiconnect/contract/courses'
import { QUIZ_MINUTES } from '@tajiconnect/contract/limits'
import { currentItems, olderVersions, pruneVersions, versionId } from '../courses/versions.ts'
import { ProblemError } from '../gateway/problem-error.ts'
import type { Reader, Tx } from '../transaction.ts'
import { isChanged, type Author, type Draft } from './draft.ts'
import { courseFaults, type Surroundings } from './faults.ts'

/**
 * Shows a draft to learners as the next version; what they see already stays as it is. Whoever has begun an older version
 * stays with it, so that is kept whole, as long as there is somebody. Throws a 422 with every fault that stands in the way.
 */
export async function publish(
  tx: Tx,
  draft: Draft,
  user: Author,
  now: Date,
): Promise<{ course: StoredCourse; draft: Draft }> {
  const { id } = draft
  const before = await tx.get('courses', id)
  if (before && !(await isChanged(tx, draft))) return { course: before, draft }
  const errors = courseFaults(draft, await surroundingsOf(tx, draft, user))
  if (errors.length > 0) throw new ProblemError('validation', { detail: 'The course is not ready yet.', errors })
  if (before) await keepVersion(tx, before, now)
  const course = nextVersion(draft, before)
  const { author_id: _author, ...kept } = course
  await tx.put('courses', course)
  await tx.put('courseVersions', { id: versionId(id, course.version), course: kept, items: draft.items })
  await pruneVersions(tx, course, now)
  await replaceItems(tx, draft)
  for (const skill of draft.skills) await tx.put('skills', skill)
  const after = { ...draft, published_version: course.version }
  await tx.put('courseDrafts', after)
  return { course, draft: after }
}

function nextVersion(draft: Draft, before: StoredCourse | undefined): StoredCourse {
  const { id, user_id, subject_id, title, summary, level, years, language, modules, quizzes, items } = draft
  const head = { id, subject_id, title, summary, level, ...(years && { years }), language }
  const minutes = modules.flatMap(({ lessons }) => lessons).reduce((sum, lesson) => sum + lesson.minutes, 0)
  const used = new Set([...modules.flatMap(({ lessons }) => lessons), ...items].map(({ skill_id }) => skill_id))
  return {
    ...head,
    minutes: minutes + QUIZ_MINUTES * quizzes.length,
    status: 'published',
    version: (before?.version ?? draft.published_version ?? 0) + 1,
    skills: [...new Set([...(before?.skills ?? []).filter((skill) => used.has(skill)), ...used])],
    ...(before?.translation_of && { translation_of: before.translation_of }),
    author_id: user_id,
    // What came with the app stays what it was, whoever has changed it.
    ...((!before || before.authored) && { authored: true as const }),
    ...(before?.unlisted && { unlisted: true as const }),
    modules,
    quizzes,
  }
}

/** A course that came with the app is of a version that was not kept, and those who began it were not told which it is. */
async function keepVersion(tx: Tx, course: StoredCourse, now: Date) {
  const id = versionId(course.id, course.version)
  const { author_id: _author, ...kept } = course
  const row = await tx.get('courseVersions', id)
  const items = row?.items ?? [...(await currentItems(tx, course))]
  await tx.put('courseVersions', { id, course: kept, items, superseded_at: now.toISOString() })
  for (const row of await tx.find('enrolments', 'course_id', course.id))
    if (row.version === undefined) await tx.put('enrolments', { ...row, version: course.version })
}

async function replaceItems(tx: Tx, { id, items }: Draft) {
  const used = new Set(items.map((item) => item.id))
  for (const old of await tx.find('items', 'course_id', id)) if (!used.has(old.id)) await tx.delete('items', old.id)
  for (const item of items) await tx.put('items', { ...item, course_id: id })
}

/** Files are the author's, those of whoever publishes, and what is nobody's. */
async function surroundingsOf(tx: Reader, draft: Draft, user: Author): Promise<Surroundings> {
  const owners = new Set([null, draft.user_id, user.id])
  const files = (await tx.all('contents')).filter(({ user_id }) => owners.has(user_id))
  const types = new Map(files.map(({ id, media_type }) => [id, media_type]))
  const others = new Set((await tx.all('items')).flatMap(({ id, course_id }) => (course_id === draft.id ? [] : id)))
  return {
    subjects: new Set((await tx.all('subjects')).map(({ id }) => id)),
    skills: new Map((await tx.all('skills')).map((skill) => [skill.id, skill])),
    earlier: await earlierItems(tx, draft.id),
    isTaken: (id) => others.has(id),
    fileOf: (id) => types.get(id),
  }
}

async function earlierItems(tx: Reader, course_id: string): Promise<Set<string>> {
  const course = await tx.get('courses', course_id)
  if (!course) return new Set()
  const older = (await olderVersions(tx, course)).flatMap(({ items }) => items)
  return new Set([...(await currentItems(tx, course)), ...older].map(({ id }) => id))
}
