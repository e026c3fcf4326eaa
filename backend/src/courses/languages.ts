import type { Locale } from '@tajiconnect/contract/common'
import type { StoredCourse } from '@tajiconnect/contract/courses'
import type { Reader } from '../transaction.ts'

/** The id of the course that this one translates, or its own: the same for all languages of one course. */
export const originalOf = ({ id, translation_of }: Pick<StoredCourse, 'id' | 'translation_of'>): string =>
  translation_of ?? id

/** The published courses that say the same, one a language; a published course is among them. */
export const inAllLanguages = async (tx: Reader, course: StoredCourse): Promise<StoredCourse[]> =>
  (await tx.find('courses', 'status', 'published')).filter((each) => originalOf(each) === originalOf(course))

/** A course that is there in several languages, in the learner's own. */
export function eachOnce(courses: readonly StoredCourse[], locale: Locale): StoredCourse[] {
  const own = new Set(courses.filter(({ language }) => language === locale).map(originalOf))
  return courses.filter((each) => each.language === locale || (!each.translation_of && !own.has(each.id)))
}
