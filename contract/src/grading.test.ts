import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { GradeScale } from './grades.ts'
import { gradeOf, letterOf, neededFor, percentOf, reportOf, suppose, type QuizMark } from './grading.ts'

/** From 80 per cent, and five per cent a letter below it. */
const LETTERS = ['A', 'A-', 'B+', 'B', 'B-', 'C+', 'C', 'C-', 'D+', 'D', 'D-', 'E'] as const
const scale: Pick<GradeScale, 'letters'> = {
  letters: LETTERS.map((grade, at) => ({ grade, from: grade === 'E' ? 0 : 80 - 5 * at })),
}

const quiz = (correct: number | null, total = 6): QuizMark => ({ correct, total })
const left = ({ correct }: QuizMark) => correct === null

const aMark = fc
  .integer({ min: 1, max: 12 })
  .chain((total) => fc.record({ total: fc.constant(total), correct: fc.option(fc.integer({ min: 0, max: total })) }))
const someMarks = fc.array(aMark, { minLength: 1, maxLength: 8 })
const doneMarks = someMarks.map((marks) => marks.map((mark) => ({ ...mark, correct: mark.correct ?? 0 })))

describe('a mark in per cent', () => {
  test.each([
    [[quiz(null), quiz(null)], null],
    [[quiz(5)], 83],
    [[quiz(5), quiz(null)], 83],
    [[quiz(5), quiz(2), quiz(null)], 58],
    // One of four is too little to say, two are half.
    [[quiz(0), quiz(null), quiz(null), quiz(null)], null],
    [[quiz(0), quiz(6), quiz(null), quiz(null)], 50],
    [[quiz(6), quiz(null), quiz(null)], null],
    // A short quiz counts as much as a long one: (1 + 0.5) / 2.
    [[quiz(2, 2), quiz(5, 10)], 75],
    // 79.5 is shown as 80, and is an A.
    [[quiz(159, 200)], 80],
    [[quiz(4), quiz(4), quiz(4)], 67],
    [[quiz(0)], 0],
  ])('%j is %j', (marks, percent) => expect(percentOf(marks)).toBe(percent))

  test('lies from 0 to 100, and never falls where a mark rises', () =>
    fc.assert(
      fc.property(doneMarks, fc.nat(), (marks, pick) => {
        const at = pick % marks.length
        const more = marks.map((mark, n) =>
          n === at ? { ...mark, correct: Math.min(mark.total, mark.correct + 1) } : mark,
        )
        const [before, after] = [percentOf(marks) ?? NaN, percentOf(more) ?? NaN]
        expect(before).toBeGreaterThanOrEqual(0)
        expect(after).toBeLessThanOrEqual(100)
        expect(after).toBeGreaterThanOrEqual(before)
      }),
    ))
})

test.each([
  [100, 'A'],
  [80, 'A'],
  [79, 'A-'],
  [70, 'B+'],
  [69, 'B'],
  [30, 'D-'],
  [29, 'E'],
  [0, 'E'],
])('%i per cent is %s', (percent, grade) => expect(letterOf(scale, percent)).toBe(grade))

describe('points still needed', () => {
  test('in the one quiz left', () => {
    // 5, 2 and 4 of 6 are 61 %: B-. Over four quizzes a B asks for 64.5 %: 258 − 183.3 = 74.7.
    expect(gradeOf(scale, [quiz(5), quiz(2), quiz(4), quiz(null)])).toEqual({
      percent: 61,
      grade: 'B-',
      done: 3,
      needed: [
        { grade: 'B-', points: 4, percent: 55 },
        { grade: 'B', points: 5, percent: 75 },
        { grade: 'B+', points: 6, percent: 95 },
        { grade: 'A-', points: 7, percent: 115 },
        { grade: 'A', points: 9, percent: 135 },
      ],
    })
  })

  test('of everything, before the first quiz', () => {
    const needed = neededFor(scale, [quiz(null), quiz(null)])
    expect(needed.map(({ grade }) => grade)).toEqual(['C-', 'C', 'C+', 'B-', 'B', 'B+', 'A-', 'A'])
    expect(needed.at(-1)).toEqual({ grade: 'A', points: 10, percent: 80 })
  })

  test('begin at C− for whoever stands lower, or has no letter yet', () => {
    expect(gradeOf(scale, [quiz(0), quiz(null), quiz(null), quiz(null)])).toMatchObject({
      percent: null,
      grade: null,
      done: 1,
      needed: [{ grade: 'C-', points: 11 }, {}, {}, {}, {}, {}, {}, {}],
    })
    const low = gradeOf(scale, [quiz(2), quiz(1), quiz(null), quiz(null)])
    expect(low).toMatchObject({ grade: 'E' })
    expect(low.needed[0]).toMatchObject({ grade: 'C-' })
    expect(gradeOf(scale, [quiz(3), quiz(null)]).needed[0]).toMatchObject({ grade: 'C' })
  })

  test('by doing quizzes again, where none is left', () => {
    expect(gradeOf(scale, [quiz(5), quiz(4), quiz(4), quiz(4)])).toEqual({
      percent: 71,
      grade: 'B+',
      done: 4,
      needed: [
        { grade: 'A-', points: 1, percent: null },
        { grade: 'A', points: 3, percent: null },
      ],
    })
  })

  test('are none at the top, once all is done, nor in a course without quizzes', () => {
    expect(neededFor(scale, [quiz(6), quiz(5)])).toEqual([])
    expect(gradeOf(scale, [])).toEqual({ percent: null, grade: null, done: 0, needed: [] })
  })

  test('suffice wherever they fall: in the long quiz a mark is worth less', () => {
    // Of the short quiz two would do, of the long one no fewer than eleven.
    expect(neededFor(scale, [quiz(null, 2), quiz(null, 12)])[0]).toEqual({ grade: 'C-', points: 11, percent: 45 })
  })

  test('the mean that is asked for gives exactly that letter', () =>
    fc.assert(
      fc.property(someMarks, (marks) => {
        for (const { grade, percent } of neededFor(scale, marks)) {
          if (percent === null || percent > 100) continue
          const got = marks.map((mark) => (left(mark) ? { ...mark, correct: (mark.total * percent) / 100 } : mark))
          expect(letterOf(scale, percentOf(got) ?? NaN)).toBe(grade)
        }
      }),
    ))

  test('one point fewer would not do, and so many do wherever they fall', () =>
    fc.assert(
      fc.property(someMarks, fc.array(fc.nat(), { minLength: 1 }), (marks, order) => {
        const again = !marks.some(left)
        const room = marks.map((mark) => (again || left(mark) ? mark.total - (mark.correct ?? 0) : 0))
        const reaches = (grade: string, points: number, first: readonly number[]) => {
          const given = spread(room, points, first)
          const got = marks.map((mark, at) => ({ ...mark, correct: (mark.correct ?? 0) + (given[at] ?? 0) }))
          const from = scale.letters.find((letter) => letter.grade === grade)?.from ?? NaN
          return (percentOf(got) ?? NaN) >= from
        }
        const longestFirst = marks.map((_, at) => at).sort((a, b) => marks[b]!.total - marks[a]!.total)
        const anyOrder = marks.map((_, at) => at).sort((a, b) => order[a % order.length]! - order[b % order.length]!)
        for (const { grade, points } of neededFor(scale, marks)) {
          if (points > room.reduce((sum, free) => sum + free, 0)) continue
          expect(reaches(grade, points, anyOrder)).toBe(true)
          expect(reaches(grade, points - 1, longestFirst)).toBe(false)
        }
      }),
    ))

  test('are out of reach by points just where they are by per cent, and never where quizzes can only be done again', () =>
    fc.assert(
      fc.property(someMarks, (marks) => {
        const open = marks.filter(left)
        const room = open.reduce((sum, { total }) => sum + total, 0)
        for (const { percent, points } of neededFor(scale, marks)) {
          expect(percent === null).toBe(open.length === 0)
          // Rounding up to a whole per cent can only pass 100 where the sum does.
          if (percent !== null) expect(points > room).toBe(percent > 100)
        }
      }),
    ))

  test('rise from letter to letter', () =>
    fc.assert(
      fc.property(someMarks, (marks) => {
        const points = neededFor(scale, marks).map((each) => each.points)
        expect(points).toEqual(points.toSorted((a, b) => a - b))
      }),
    ))
})

/** Hands points out to quizzes in an order, each up to its room. */
function spread(room: readonly number[], points: number, order: readonly number[]): number[] {
  const given = room.map(() => 0)
  for (const at of order) {
    given[at] = Math.min(room[at] ?? 0, points)
    points -= given[at]
  }
  return given
}

describe('what if', () => {
  const marks = [
    { quiz_id: 'a', correct: 4, total: 6 },
    { quiz_id: 'b', correct: null, total: 6 },
  ]
  test('a quiz left is done, one done is done better', () => {
    expect(percentOf(suppose(marks, { b: 6 }))).toBe(83)
    expect(percentOf(suppose(marks, { a: 5, b: 0 }))).toBe(42)
  })
  test('less than the best changes nothing, nor does nothing', () => {
    expect(suppose(marks, { a: 1 })).toEqual(marks)
    expect(suppose(marks, {})).toEqual(marks)
  })
})

describe('a report', () => {
  const course = (subject_id: string, percent: number | null) => ({ subject_id, percent })

  test('takes the mean of a subject’s courses, then of the subjects', () => {
    const report = reportOf(scale, [
      course('biology', 90),
      course('mathematics', 50),
      course('mathematics', 61),
      course('mathematics', null),
      course('physics', null),
    ])
    // Of 90 and 56, not of 90, 50 and 61.
    expect(report).toEqual({
      percent: 73,
      grade: 'B+',
      subjects: [
        { subject_id: 'biology', percent: 90, grade: 'A' },
        { subject_id: 'mathematics', percent: 56, grade: 'C+' },
      ],
    })
  })

  test('is none without a mark', () => expect(reportOf(scale, [course('biology', null)])).toBeNull())
})
