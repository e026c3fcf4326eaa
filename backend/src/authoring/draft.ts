import type { CourseDraft, CoursePatch } from '@tajiconnect/contract/authoring'
import { levelOf } from '@tajiconnect/contract/course-words'
import type { Item, StoredCourse } from '@tajiconnect/contract/courses'
import type { User } from '@tajiconnect/contract/users'
import type { Records } from '../collections.ts'
import { isListed, isPublished } from '../courses/progress.ts'
import { mathOfItems } from '../courses/question-math.ts'
import { currentItems } from '../courses/versions.ts'
import { notFound, ProblemError } from '../gateway/problem-error.ts'
import type { Reader } from '../transaction.ts'

export type Draft = Readonly<Records['courseDrafts']>
export type Author = Pick<User, 'id' | 'role'>

/**
 * The draft of a course that this person may work on: their own, or for an admin anybody's. Where a published course has
 * no author an admin gets one made of what learners see, of revision 0 and not kept before its first change. Throws 404.
 */
export async function draftFor(tx: Reader, user: Author, id: string): Promise<Draft> {
  const draft = await tx.get('courseDrafts', id)
  if (draft && mayWrite(user, draft)) return draft
  const course = draft ? undefined : await tx.get('courses', id)
  if (user.role !== 'admin' || !isPublished(course)) throw notFound('There is no such course of yours.')
  return {
    ...contentOf(course, await currentItems(tx, course)),
    ...(course.years && { years: course.years }),
    skills: [],
    user_id: user.id,
    revision: 0,
    published_version: course.version,
    updated_at: new Date(0).toISOString(),
  }
}

export const mayWrite = (user: Author, { user_id }: Draft): boolean => user.role === 'admin' || user_id === user.id

/** Throws where somebody has changed the draft since this revision of it was read. */
export function checkRevision({ revision }: Draft, seen: number) {
  if (revision !== seen)
    throw new ProblemError('stale_revision', {
      detail:
        'Somebody, or you in another window, has changed this course since you opened it. Nothing of either is lost: keep what you wrote, load the course again, and put it in there.',
    })
}

/** A draft with what the patch says, or null where that is what it says already. Years of school go with other words. */
export function patched(kept: Draft, { revision: _seen, ...fields }: CoursePatch): Draft | null {
  const { years, ...plain } = { ...kept, level: levelOf(kept) }
  const draft: Draft = years && (fields.level ?? plain.level) === plain.level ? { ...plain, years } : plain
  const items = fields.items?.map((item): Item => ({ ...item, course_id: draft.id }))
  const told = Object.entries({ ...fields, ...(items && { items }) }).filter(([, value]) => value !== undefined)
  const after: Draft = { ...draft, ...(Object.fromEntries(told) as Partial<Draft>) }
  return isSame(after, draft) ? null : after
}

/** The draft as it is told, in the editor and in the list. */
export const draftHead = async (tx: Reader, draft: Draft) => ({
  ...draft,
  level: levelOf(draft),
  changed: await isChanged(tx, draft),
})

/** The draft as its author gets it. */
export const draftView = async (tx: Reader, draft: Draft): Promise<CourseDraft> => ({
  ...(await draftHead(tx, draft)),
  listed: isListed(await tx.get('courses', draft.id)),
  math: mathOfItems(draft.items),
})

/** Whether learners see something else than this, or nothing. */
export async function isChanged(tx: Reader, draft: Draft): Promise<boolean> {
  const course = await tx.get('courses', draft.id)
  if (!course || draft.published_version === null) return true
  for (const skill of draft.skills) if (!isSame(skill, await tx.get('skills', skill.id))) return true
  return !isSame(contentOf(draft, draft.items), contentOf(course, await currentItems(tx, course)))
}

/** What of a course its author writes, skills aside. */
function contentOf(course: StoredCourse | Draft, items: readonly Item[]) {
  const { id, subject_id, title, summary, language, modules, quizzes } = course
  return { id, subject_id, title, summary, level: levelOf(course), language, modules, quizzes, items: [...items] }
}

const isSame = (a: unknown, b: unknown): boolean => inOrder(a) === inOrder(b)

/** As JSON in which the order of fields makes no difference. */
const inOrder = (value: unknown): string | undefined =>
  JSON.stringify(value, (_, each: unknown) =>
    each && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  )
