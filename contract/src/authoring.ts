import * as z from 'zod/mini'
import { Id, Locale, Time } from './common.ts'
import { CourseSummary, DrawnItem, Enrolment, Item, SchoolYears, StoredCourse } from './courses.ts'
import { endpoints } from './endpoint.ts'
import { Block, Formulas } from './lesson-body.ts'
import { Skill } from './skills.ts'

const AUTHORS = ['instructor', 'admin'] as const

const head = {
  subject_id: Id,
  title: z.string().check(z.trim(), z.minLength(1), z.maxLength(120)),
  summary: z.string().check(z.maxLength(160)),
  level: z.string().check(z.maxLength(60)),
  language: Locale,
}
const { modules, quizzes } = StoredCourse.shape
const content = {
  modules: modules.check(z.maxLength(20)),
  quizzes: quizzes.check(z.maxLength(100)),
  /** Of the quizzes, and for practice those that stand in none. */
  items: z.array(Item).check(z.maxLength(500)),
  /** Those the author has added to the ones there are. */
  skills: z.array(Skill).check(z.maxLength(50)),
}

/**
 * A course as its author works on it, apart from what learners see until it is published. The client makes the ids in it,
 * of letters, figures, dots and dashes, and they stay: by them learners' progress is carried from version to version. Those
 * of new questions and skills are for all courses, so they begin with this one's id and a dot.
 */
export const CourseDraft = z.object({
  id: Id,
  ...head,
  /** Those of the published course, until `level` is put another way. */
  years: z.optional(SchoolYears),
  ...content,
  /** Grows with every change; a change to an older one is refused. */
  revision: z.int(),
  published_version: z.nullable(z.int()),
  /** Whether learners see something else than this. */
  changed: z.boolean(),
  /** Whether learners find it in the catalogue. */
  listed: z.boolean(),
  /** The formulas in its questions that can be drawn; absent where there is none. */
  math: z.optional(Formulas),
  updated_at: Time,
})
export type CourseDraft = z.infer<typeof CourseDraft>

/** What is left out stays as it was. */
export const CoursePatch = z.strictObject({
  revision: z.int(),
  ...(Object.fromEntries(Object.entries({ ...head, ...content }).map(([key, schema]) => [key, z.optional(schema)])) as {
    [K in keyof (typeof head & typeof content)]: z.ZodMiniOptional<(typeof head & typeof content)[K]>
  }),
})
export type CoursePatch = z.infer<typeof CoursePatch>

export const AuthoredCourse = z.object({
  id: Id,
  ...head,
  published_version: z.nullable(z.int()),
  changed: z.boolean(),
  learners: z.int(),
  updated_at: Time,
})
export type AuthoredCourse = z.infer<typeof AuthoredCourse>

/** Learners of one teacher in one course. They come by its code, or are not in it. */
export const SchoolClass = z.object({
  id: Id,
  course_id: Id,
  course_title: z.string(),
  name: z.string(),
  /** Six letters and figures that are not mistaken for each other. */
  code: z.string(),
  learners: z.int(),
  created_at: Time,
})
export type SchoolClass = z.infer<typeof SchoolClass>

/** A class as its learners see it. */
export const OwnClass = z.object({
  id: Id,
  name: z.string(),
  teacher: z.string(),
  course_id: Id,
  course_title: z.string(),
})
export type OwnClass = z.infer<typeof OwnClass>

export const authoringEndpoints = endpoints({
  'GET /courses/authored': {
    summary: 'Courses one has written, newest change first',
    access: AUTHORS,
    reply: z.object({ items: z.array(AuthoredCourse) }),
  },
  'POST /courses': {
    summary: 'Begin a course',
    access: AUTHORS,
    body: z.strictObject({ ...head, summary: z.optional(head.summary) }),
    reply: CourseDraft,
    status: 201,
  },
  'GET /courses/{id}/draft': { summary: 'A course to work on, keys included', access: AUTHORS, reply: CourseDraft },
  'PATCH /courses/{id}': { summary: 'Change a draft', access: AUTHORS, body: CoursePatch, reply: CourseDraft },
  'POST /courses/{id}/publish': {
    summary: 'Show the draft to learners as a new version; tells every fault that stands in the way',
    access: AUTHORS,
    body: z.strictObject({ revision: z.int() }),
    reply: z.object({ course: CourseSummary, draft: CourseDraft }),
  },
  'PUT /courses/{id}/listing': {
    summary: 'Take a published course out of the catalogue, or put it back; whoever takes it keeps it',
    access: AUTHORS,
    body: z.strictObject({ listed: z.boolean() }),
    reply: CourseDraft,
  },
  'DELETE /courses/{id}': { summary: 'Throw away a draft that was never published', access: AUTHORS },
  'POST /courses/previews': {
    summary: 'Markdown as learners will see it',
    access: AUTHORS,
    body: z.strictObject({ markdown: z.string().check(z.maxLength(50_000)) }),
    /** `broken`: formulas that cannot be drawn, as they are written. */
    reply: z.object({ blocks: z.array(Block), broken: z.array(z.string()) }),
  },
  'GET /courses/{id}/worksheet': {
    summary: 'The questions of a published course with their key, to be printed',
    access: AUTHORS,
    reply: z.object({
      course: CourseSummary,
      lessons: z.array(z.object({ id: Id, title: z.string(), items: z.array(DrawnItem) })),
    }),
  },
  'GET /courses/{id}/classes': {
    summary: 'Own classes of a course',
    access: AUTHORS,
    reply: z.object({ items: z.array(SchoolClass) }),
  },
  'POST /courses/{id}/classes': {
    summary: 'Open a class; its code is for the board',
    access: AUTHORS,
    body: z.strictObject({ name: z.string().check(z.trim(), z.minLength(1), z.maxLength(60)) }),
    reply: SchoolClass,
    status: 201,
  },
  'DELETE /courses/{id}/classes/{class_id}': {
    summary: 'Close a class; its learners keep all they did',
    access: AUTHORS,
  },
  'GET /courses/classes/taught': {
    summary: 'Own classes of any course, newest first',
    access: AUTHORS,
    reply: z.object({ items: z.array(SchoolClass) }),
  },
  'GET /courses/classes': {
    summary: 'Classes one is in',
    access: 'any',
    reply: z.object({ items: z.array(OwnClass) }),
  },
  'POST /courses/classes/members': {
    summary: 'Join a class by its code, and its course with it',
    access: 'any',
    body: z.strictObject({ code: z.string().check(z.trim(), z.minLength(1), z.maxLength(20)) }),
    reply: z.object({ class: OwnClass, enrolment: Enrolment }),
    status: 201,
  },
  'DELETE /courses/classes/{class_id}/members': { summary: 'Leave a class', access: 'any' },
})
