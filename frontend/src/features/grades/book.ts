import type { Reply } from '@tajiconnect/contract/endpoints'
import type { GradebookRow, Mark } from '@tajiconnect/contract/grades'
import { csvOf } from '../../utils/csv.ts'

export type Book = Reply<'GET /grades/{course_id}/classes/{class_id}'>

/** The quizzes of a class, each once; learners may take different versions of the course. */
export const quizzesOf = (rows: readonly GradebookRow[]): Pick<Mark, 'quiz_id' | 'title'>[] => [
  ...new Map(rows.flatMap(({ marks }) => marks).map((mark) => [mark.quiz_id, mark])).values(),
]

export type Order = 'name' | 'percent'

/** By name from A, or by per cent from the highest; who has no mark yet comes last. */
export const sorted = (rows: readonly GradebookRow[], order: Order): GradebookRow[] =>
  rows.toSorted(
    (a, b) =>
      (order === 'percent' ? (b.percent ?? -1) - (a.percent ?? -1) : 0) ||
      a.name.localeCompare(b.name, undefined, { sensitivity: 'base' }),
  )

/** The table for a spreadsheet, under these heads; each quiz in whole per cent, as one that is “5/6” becomes a date there. */
export function csvOfBook(
  rows: readonly GradebookRow[],
  heads: { name: string; percent: string; letter: string; quiz: (title: string) => string },
): string {
  const quizzes = quizzesOf(rows)
  return csvOf([
    [heads.name, heads.percent, heads.letter, ...quizzes.map(({ title }) => heads.quiz(title))],
    ...rows.map(({ name, percent, grade, marks }) => [
      name,
      percent,
      grade,
      ...quizzes.map(({ quiz_id }) => marks.find((mark) => mark.quiz_id === quiz_id)?.percent ?? null),
    ]),
  ])
}
