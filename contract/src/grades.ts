import * as z from 'zod/mini'
import { Id, Locale, Time } from './common.ts'
import { endpoints } from './endpoint.ts'
import { KcseGrade } from './pathways.ts'

/** From which per cent each letter counts, from the top; a dated list of data, since schools' scales differ. */
export const GradeScale = z.object({
  letters: z.array(z.object({ grade: KcseGrade, from: z.number() })),
  year: z.string(),
  source: z.string(),
})
export type GradeScale = z.infer<typeof GradeScale>

/** A quiz as a mark: the best attempt counts, and `at` is when it was. `percent` is whole, and null until there is one. */
export const Mark = z.object({
  quiz_id: Id,
  lesson_id: Id,
  title: z.string(),
  correct: z.nullable(z.int()),
  total: z.int(),
  percent: z.nullable(z.number()),
  attempts: z.int(),
  at: z.nullable(Time),
})
export type Mark = z.infer<typeof Mark>

/**
 * What the quizzes that are left have to give for a letter: marks in them, and their mean in per cent, over 100 where it is
 * out of reach. Where none is left, marks more by doing quizzes again, and no mean (`neededFor` in grading.ts).
 */
export const Needed = z.object({ grade: KcseGrade, points: z.number(), percent: z.nullable(z.number()) })
export type Needed = z.infer<typeof Needed>

export const CourseGrade = z.object({
  course_id: Id,
  title: z.string(),
  subject_id: Id,
  language: Locale,
  /** Mean of the quizzes done, in whole per cent; null until half of them are (`percentOf` in grading.ts). */
  percent: z.nullable(z.number()),
  grade: z.nullable(KcseGrade),
  done: z.int(),
  marks: z.array(Mark),
  needed: z.array(Needed),
})
export type CourseGrade = z.infer<typeof CourseGrade>

/** A learner of a class in the gradebook. */
export const GradebookRow = z.object({
  user_id: Id,
  name: z.string(),
  percent: z.nullable(z.number()),
  grade: z.nullable(KcseGrade),
  marks: z.array(Mark),
})
export type GradebookRow = z.infer<typeof GradebookRow>

export const gradeEndpoints = endpoints({
  'GET /grades': {
    summary: 'Marks of every course taken, with letters and what is still needed',
    access: 'any',
    reply: z.object({
      items: z.array(CourseGrade),
      /** Mean of the courses that have a mark, by subject as in a school report. */
      mean: z.nullable(z.object({ percent: z.number(), grade: KcseGrade })),
      scale: GradeScale,
    }),
  },
  'GET /grades/{course_id}': {
    summary: 'Marks of one course',
    access: 'any',
    reply: z.object({ ...CourseGrade.shape, scale: GradeScale }),
  },
  'GET /grades/{course_id}/classes/{class_id}': {
    summary: 'The gradebook of a class',
    access: ['instructor', 'admin'],
    reply: z.object({
      class_id: Id,
      class_name: z.string(),
      course_id: Id,
      title: z.string(),
      items: z.array(GradebookRow),
    }),
  },
})
