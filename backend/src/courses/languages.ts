import type { StoredCourse } from '@tajiconnect/contract/courses'
import type { Reader } from '../transaction.ts'

/** The id of the course that this one translates, or its own: the same for all languages of one course. */
export const originalOf = ({ id, translation_of }: Pick<StoredCourse, 'id' | 'translation_of'>): string =>
  translation_of ?? id

/** The published courses that say the same, one a language; a published course is among them. */
export const inAllLanguages = async (tx: Reader, course: StoredCourse): Promise<StoredCourse[]> =>
  (await tx.find('courses', 'status', 'published')).filter((each) => originalOf(each) === originalOf(course))
