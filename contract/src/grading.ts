import type { GradeScale, Needed } from './grades.ts'
import type { KcseGrade } from './pathways.ts'

type Scale = Pick<GradeScale, 'letters'>

/** A quiz as far as its mark goes: right answers of the best attempt, null before the first, out of all. */
export interface QuizMark {
  correct: number | null
  total: number
}

/** The least letter that is a goal. */
const LEAST_GOAL: KcseGrade = 'C-'

/** Thirds and sixths do not add up exactly; what falls short by no more than this counts as there. */
const SLACK = 1e-9

/** A part of one in whole per cent, halves up. What is shown is what letters go by: 79.5 is shown as 80, and counts as 80. */
export const wholePercent = (part: number): number => Math.floor(part * 100 + 0.5 + SLACK)

const shareOf = ({ correct, total }: QuizMark) => (correct ?? 0) / total
const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0)
const isDone = ({ correct }: QuizMark) => correct !== null

/**
 * The mark of a course in whole per cent (0–100): the mean of the best attempts at the quizzes done, in which each quiz
 * counts the same however long it is, and one not done yet does not count. Null until half of them are done: one bad day
 * is no letter.
 */
export function percentOf(marks: readonly QuizMark[]): number | null {
  const done = marks.filter(isDone)
  return done.length === 0 || 2 * done.length < marks.length
    ? null
    : wholePercent(sumOf(done.map(shareOf)) / done.length)
}

/** The letter of a mark in per cent. Throws below the least there is. */
export function letterOf({ letters }: Scale, percent: number): KcseGrade {
  const letter = letters.find(({ from }) => percent >= from)
  if (!letter) throw new RangeError(`No letter begins at ${percent} per cent or below.`)
  return letter.grade
}

/**
 * What is still to be got for the letter that the course has so far and for each better one, the nearest first; without a
 * letter or below C−, from C− up. A letter that is certain is left out. Counted over all quizzes, done or not.
 *
 * - Where quizzes are left: `points` are marks in them that suffice wherever they fall, `percent` the mean that gives the
 *   letter, in whole per cent rounded up. Over 100 it is out of reach by these quizzes alone.
 * - Where none is left: `points` are marks more than the best so far, by doing quizzes again, and `percent` is null.
 */
export function neededFor(scale: Scale, marks: readonly QuizMark[]): Needed[] {
  const open = marks.filter((mark) => !isDone(mark))
  const room = (open.length > 0 ? open : marks).map(({ correct, total }) => ({ free: total - (correct ?? 0), total }))
  const got = sumOf(marks.map(shareOf))
  const percent = percentOf(marks)
  const now = percent === null ? null : letterOf(scale, percent)
  const rankOf = (grade: KcseGrade) => scale.letters.findIndex((letter) => letter.grade === grade)
  const lowest = Math.min(rankOf(now ?? LEAST_GOAL), rankOf(LEAST_GOAL))
  return scale.letters
    .slice(0, lowest + 1)
    .toReversed()
    .flatMap(({ grade, from }) => {
      const missing = ((from - 0.5) / 100) * marks.length - got
      const points = pointsFor(missing, room)
      const mean = open.length > 0 ? Math.ceil((missing / open.length) * 100 - SLACK) : null
      return points > 0 ? [{ grade, points, percent: mean }] : []
    })
}

/**
 * The fewest marks that add up to `missing` quizzes' worth wherever they fall: in the longest quizzes, a mark is worth
 * least. Where the room is too small it goes on counting as if there were more.
 */
function pointsFor(missing: number, room: readonly { free: number; total: number }[]): number {
  const longest = room.toSorted((a, b) => b.total - a.total)
  let points = 0
  let rest = missing
  for (const { free, total } of longest) {
    const taken = Math.min(free, marksFor(rest, total))
    points += taken
    rest -= taken / total
  }
  return points + marksFor(rest, longest[0]?.total ?? 0)
}

const marksFor = (part: number, total: number) => Math.max(0, Math.ceil(part * total - SLACK))

/** A course with its letter, from the marks of its quizzes. */
export function gradeOf(scale: Scale, marks: readonly QuizMark[]) {
  const percent = percentOf(marks)
  return {
    percent,
    grade: percent === null ? null : letterOf(scale, percent),
    done: marks.filter(isDone).length,
    needed: neededFor(scale, marks),
  }
}

/** The marks if each quiz (by its id) were done again with so many right; the best one counts, so less changes nothing. */
export const suppose = <M extends QuizMark & { quiz_id: string }>(
  marks: readonly M[],
  supposed: Readonly<Record<string, number>>,
): M[] =>
  marks.map((mark) => {
    const correct = supposed[mark.quiz_id]
    return correct === undefined ? mark : { ...mark, correct: Math.max(correct, mark.correct ?? 0) }
  })

interface SubjectGrade {
  subject_id: string
  percent: number
  grade: KcseGrade
}

/**
 * Courses as in a school report: a subject has the mean of its courses that have a mark, and the whole the mean of its
 * subjects. Each is worked out from the whole per cents it is shown with. Null without any mark.
 */
export function reportOf(
  scale: Scale,
  courses: readonly { subject_id: string; percent: number | null }[],
): { subjects: SubjectGrade[]; percent: number; grade: KcseGrade } | null {
  const marked = courses.flatMap(({ subject_id, percent }) => (percent === null ? [] : [{ subject_id, percent }]))
  if (marked.length === 0) return null
  const meanOf = (rows: readonly { percent: number }[]) => {
    const percent = wholePercent(sumOf(rows.map((row) => row.percent)) / rows.length / 100)
    return { percent, grade: letterOf(scale, percent) }
  }
  const subjects = [...new Set(marked.map(({ subject_id }) => subject_id))].map((subject_id) => ({
    subject_id,
    ...meanOf(marked.filter((row) => row.subject_id === subject_id)),
  }))
  return { subjects, ...meanOf(subjects) }
}
