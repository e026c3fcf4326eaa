import type { Content } from '@tajiconnect/contract/content'
import type { StoredCourse } from '@tajiconnect/contract/courses'
import type { User } from '@tajiconnect/contract/users'
import { isPublished, lessonsOf } from '../courses/progress.ts'
import type { Reader } from '../transaction.ts'

/**
 * Whether a published lesson shows this content (among its `media`, as `content:ID` in its text, or as captions of what it
 * shows so), or one of an older version that somebody has begun.
 */
export async function isUsed(tx: Reader, id: string): Promise<boolean> {
  const ids = [id, ...(await captionedBy(tx, id)).map((film) => film.id)]
  const shows = (course: StoredCourse) => ids.some((each) => shownIn(course).has(each))
  if ((await tx.find('courses', 'status', 'published')).some(shows)) return true
  const older = (await tx.all('courseVersions')).map(({ course }) => course).filter(shows)
  if (older.length === 0) return false
  const begun = await tx.all('enrolments')
  return older.some((course) => begun.some((row) => row.course_id === course.id && row.version === course.version))
}

/**
 * Whether this person may read it: what is nobody's, what belongs to a published course or is shown in one, what is
 * their own, and captions of any of it. Admins read everything.
 */
export async function mayRead(tx: Reader, content: Content, user: Pick<User, 'id' | 'role'>): Promise<boolean> {
  if (user.role === 'admin' || content.user_id === user.id) return true
  for (const { user_id, course_id } of [content, ...(await captionedBy(tx, content.id))])
    if (user_id === null || (course_id && isPublished(await tx.get('courses', course_id)))) return true
  return isUsed(tx, content.id)
}

/** Sound and film whose captions these are. */
export const captionedBy = async (tx: Reader, id: string): Promise<Content[]> =>
  (await tx.all('contents')).filter(({ captions }) => captions.some(({ content_id }) => content_id === id))

/** A row is replaced when it changes, so what was found in it holds for as long as it does. */
const found = new WeakMap<StoredCourse, ReadonlySet<string>>()

function shownIn(course: StoredCourse): ReadonlySet<string> {
  const ids = found.get(course) ?? new Set(lessonsOf(course).flatMap(idsIn))
  found.set(course, ids)
  return ids
}

const idsIn = ({ body, media = [] }: ReturnType<typeof lessonsOf>[number]): string[] => [
  ...media.map(({ content_id }) => content_id),
  ...Array.from(body.matchAll(/content:([\w-]+)/g), ([, id]) => id ?? ''),
]
