import type { CourseGrade, Needed } from '@tajiconnect/contract/grades'
import { useFormat } from '../../i18n/format.ts'
import { useT } from '../../i18n/i18n.ts'

/** With a minus that is read out as one; a dash before there is one. */
export const letterWords = (grade: string | null): string => grade?.replace('-', '−') ?? '–'

const leftIn = ({ marks }: CourseGrade) => marks.filter(({ correct }) => correct === null)

/** Points that are still to be had in the quizzes left. */
export const roomIn = (grade: CourseGrade): number => leftIn(grade).reduce((sum, { total }) => sum + total, 0)

/** A letter that the quizzes left cannot give on their own. */
export const isOutOfReach = ({ percent }: Needed): boolean => percent !== null && percent > 100

export function useGradeWords() {
  const t = useT()
  const { number } = useFormat()
  const percent = (value: number) => number(value / 100, { style: 'percent' })

  /** The next thing to know, in one sentence: what the next letter takes, or what keeps this one. */
  const next = (course: CourseGrade): string => {
    const { grade, done, marks, needed } = course
    if (marks.length === 0) return t('grades.next_none')
    if (grade === null) return t('grades.next_half', { done, total: marks.length })
    const left = leftIn(course).length
    const better = needed.find((each) => each.grade !== grade)
    const wanted = better ?? needed[0]
    if (!wanted) return t(left > 0 ? 'grades.next_certain' : 'grades.next_top', { letter: letterWords(grade) })
    const values = { letter: letterWords(wanted.grade), points: wanted.points, room: roomIn(course), left }
    if (left === 0) return t('grades.next_redo', values)
    if (isOutOfReach(wanted)) return t('grades.next_again', values)
    return t(better ? 'grades.next_more' : 'grades.next_keep', values)
  }

  const result = ({ grade, percent: mark }: Pick<CourseGrade, 'grade' | 'percent'>) =>
    mark === null ? t('grades.no_letter') : `${letterWords(grade)} (${percent(mark)})`

  return {
    percent,
    next,
    /** “B (67%)”, or that there is no letter yet. */
    result,
    /** “So far: B (67%)” */
    soFar: (course: CourseGrade) =>
      course.grade === null ? result(course) : t('grades.so_far', { result: result(course) }),
    /** “3 of 4 quizzes done” */
    done: ({ done, marks }: CourseGrade) => t('grades.quizzes_done', { done, total: marks.length }),
  }
}
