import * as z from 'zod/mini'
import { Id, Locale, Text, Time, pageOf, pageQuery } from './common.ts'
import { endpoints } from './endpoint.ts'
import { Block, Formulas } from './lesson-body.ts'

export const Subject = z.object({ id: Id, name: Text })

export const Option = z.object({ id: Id, text: z.string(), feedback: z.optional(z.string()) })

/** The formulas `$…$` in a question’s texts, as the gateway draws them for whoever reads it; absent where there is none. */
const drawn = { math: z.optional(Formulas) }

const item = {
  id: Id,
  skill_id: Id,
  /** The course it was written for; it is asked as long as that course is published. */
  course_id: z.optional(Id),
  /** −2 easy … 2 hard, on the logistic scale. */
  difficulty: z.number(),
  prompt: z.string(),
  hint: z.string(),
  explanation: z.string(),
}
/** What an option of a `match` belongs to. */
const Target = z.object({ id: Id, text: z.string() })
const options = z.array(Option).check(z.minLength(2), z.maxLength(8))

const kinds = [
  z.object({ ...item, type: z.literal('choice'), options, answer: Id }),
  z.object({ ...item, type: z.literal('choices'), options, answer: z.array(Id) }),
  z.object({
    ...item,
    type: z.literal('number'),
    answer: z.number(),
    tolerance: z._default(z.number().check(z.gte(0)), 0),
    unit: z.optional(z.string()),
    /** The sum that gives the answer, in figures and + − × ÷ as `+ - * / ^ ( )`; only the check of items reads it. */
    working: z.optional(z.string()),
  }),
  z.object({ ...item, type: z.literal('text'), answer: z.array(z.string()) }),
  z.object({ ...item, type: z.literal('order'), options, answer: z.array(Id) }),
  /** `answer` has for each option, in their order, its target; a target may be left over. */
  z.object({ ...item, type: z.literal('match'), options, targets: z.array(Target), answer: z.array(Id) }),
] as const

/** A question as its author wrote it, key included. It leaves the gateway only once it is marked. */
export const Item = z.discriminatedUnion('type', kinds)
export type Item = z.infer<typeof Item>

/** The same with its formulas drawn. */
export const DrawnItem = z.intersection(Item, z.object(drawn))
export type DrawnItem = z.infer<typeof DrawnItem>

const Choice = z.object({ id: Id, text: z.string() })
export const Question = z.object({
  id: Id,
  type: z.enum(['choice', 'choices', 'number', 'text', 'order', 'match']),
  prompt: z.string(),
  hint: z.string(),
  options: z.optional(z.array(Choice)),
  targets: z.optional(z.array(Target)),
  unit: z.optional(z.string()),
  ...drawn,
})
export type Question = z.infer<typeof Question>

/**
 * An option's id, the ids chosen, in order or matched to the options, a number as typed, or a word. What is not matched
 * yet has `–` in its place.
 */
export const Response = z.union([z.string().check(z.maxLength(200)), z.array(Id).check(z.maxLength(8))])
export type Response = z.infer<typeof Response>

const LessonHead = z.object({
  id: Id,
  title: z.string(),
  minutes: z.int(),
  skill_id: Id,
  summary: z.string(),
  quiz_id: Id,
})

/** Something to watch or listen to before the text; a file of the content service. */
const LessonMedia = z.object({ kind: z.enum(['audio', 'video']), content_id: Id, title: z.string() })

/** Years of school a course is for, counted through from Grade 1, among those learners here are in. */
const schoolYear = z.int().check(z.gte(7), z.lte(12))
export const SchoolYears = z
  .object({ from: schoolYear, to: schoolYear })
  .check(z.refine(({ from, to }) => from <= to, 'The last year may not come before the first.'))
export type SchoolYears = z.infer<typeof SchoolYears>

const courseHead = {
  id: Id,
  subject_id: Id,
  title: z.string(),
  summary: z.string(),
  /** Whom it is for, in its author’s words, or as `levelWords` says its years, in its own language. */
  level: z.string(),
  language: Locale,
  minutes: z.int(),
  version: z.int(),
}

/** A course as it is kept: lessons carry their markdown, quizzes their item ids. */
export const StoredCourse = z.object({
  ...courseHead,
  /** Where it is for years of school: its level is then said anew each time. */
  years: z.optional(SchoolYears),
  status: z.enum(['draft', 'published']),
  skills: z.array(Id),
  /** The course this one says in another language. */
  translation_of: z.optional(Id),
  /** Absent where it came with the app. */
  author_id: z.optional(Id),
  /** Written in the app: it reaches whoever takes it, and stands in nobody's plan or practice otherwise. */
  authored: z.optional(z.literal(true)),
  /** Not in the catalogue any more; whoever takes it keeps it. */
  unlisted: z.optional(z.literal(true)),
  modules: z.array(
    z.object({
      id: Id,
      title: z.string(),
      lessons: z.array(
        z.object({
          ...LessonHead.shape,
          body: z.string(),
          media: z.optional(z.array(LessonMedia).check(z.maxLength(4))),
        }),
      ),
    }),
  ),
  quizzes: z.array(z.object({ id: Id, lesson_id: Id, title: z.string(), item_ids: z.array(Id) })),
})
export type StoredCourse = z.infer<typeof StoredCourse>

/** A lesson's state for this learner: read, and the best quiz score so far. */
const LessonProgress = z.object({
  ...LessonHead.shape,
  completed: z.boolean(),
  quiz_title: z.string(),
  best: z.nullable(z.object({ correct: z.int(), total: z.int() })),
})

const toldHead = { ...courseHead, years: z.nullable(SchoolYears) }

export const CourseSummary = z.object({ ...toldHead, lesson_count: z.int() })
export type CourseSummary = z.infer<typeof CourseSummary>

export const Course = z.object({
  ...toldHead,
  modules: z.array(z.object({ id: Id, title: z.string(), lessons: z.array(LessonProgress) })),
  enrolled: z.boolean(),
  /** The same course in another language. */
  translations: z.array(z.object({ id: Id, title: z.string(), language: Locale })),
  /** Who has begun a version stays with it; this is the newest where that is another. */
  newer_version: z.nullable(z.int()),
})
export type Course = z.infer<typeof Course>

export const Enrolment = z.object({
  id: Id,
  course: CourseSummary,
  /** Lessons read and quizzes passed, out of all of both, 0–1. */
  progress: z.number(),
  created_at: Time,
})
export type Enrolment = z.infer<typeof Enrolment>

export const Lesson = z.object({
  ...LessonProgress.shape,
  course_id: Id,
  course_title: z.string(),
  /** Of the course. */
  version: z.int(),
  language: Locale,
  blocks: z.array(Block),
  media: z.array(
    z.object({
      ...LessonMedia.shape,
      media_type: z.string(),
      bytes: z.int(),
      duration_s: z.nullable(z.number()),
      captions: z.array(z.object({ locale: Locale, content_id: Id })),
      transcript: z.nullable(z.object({ en: z.optional(z.string()), sw: z.optional(z.string()) })),
    }),
  ),
  previous_id: z.nullable(Id),
  next_id: z.nullable(Id),
})
export type Lesson = z.infer<typeof Lesson>

export const Quiz = z.object({
  id: Id,
  course_id: Id,
  course_title: z.string(),
  /** Of the course. */
  version: z.int(),
  lesson_id: Id,
  title: z.string(),
  questions: z.array(Question),
})
export type Quiz = z.infer<typeof Quiz>

export const AttemptBody = z.strictObject({
  answers: z
    .array(z.object({ item_id: Id, response: Response, hint_used: z.optional(z.boolean()) }))
    .check(z.maxLength(100)),
  /** Seconds from the first question to handing in; kept only to be shown. */
  duration_s: z.optional(z.int().check(z.gte(0), z.lte(86_400))),
})

export const MarkedItem = z.object({
  item_id: Id,
  correct: z.boolean(),
  response: z.nullable(Response),
  /** The right answer in words. */
  answer: z.string(),
  /** The right ids, in order or as matched, where each place can be right by itself. */
  key: z.optional(z.array(Id)),
  /** About the response given, where the author wrote about it. */
  feedback: z.nullable(z.string()),
  explanation: z.string(),
  ...drawn,
})
export type MarkedItem = z.infer<typeof MarkedItem>

export const Attempt = z.object({
  id: Id,
  course_id: Id,
  quiz_id: Id,
  lesson_id: Id,
  correct: z.int(),
  total: z.int(),
  passed: z.boolean(),
  items: z.array(MarkedItem),
  /** What this attempt changed in the learner's path. */
  duration_s: z.optional(z.int()),
  changed: z.array(z.enum(['quiz_passed', 'course_completed', 'step_completed', 'review_added'])),
  created_at: Time,
})
export type Attempt = z.infer<typeof Attempt>

const CourseQuery = z.object({
  ...pageQuery,
  q: z.optional(z.string().check(z.trim(), z.maxLength(80))),
  subject: z.optional(Id),
  /** As the app says it, or one class: “Grade 10”, “Kidato cha 3”. */
  level: z.optional(z.string()),
  language: z.optional(Locale),
})

/**
 * The version on the learner's phone. Whoever has begun a course without a network is enrolled in that one, as long as it is
 * kept, whatever has been published meanwhile.
 */
const seen = { version: z.optional(z.pipe(z.string().check(z.regex(/^\d{1,9}$/)), z.transform(Number))) }

export const courseEndpoints = endpoints({
  'GET /subjects': { summary: 'School subjects', access: 'any', reply: z.object({ items: z.array(Subject) }) },
  'GET /courses': { summary: 'Published courses', access: 'any', query: CourseQuery, reply: pageOf(CourseSummary) },
  'GET /courses/enrolments': {
    summary: 'My courses with progress',
    access: 'any',
    reply: z.object({ items: z.array(Enrolment) }),
  },
  'GET /courses/{id}': { summary: 'One course with its lessons', access: 'any', reply: Course },
  'POST /courses/{id}/enrolments': {
    summary: 'Enrol; a second call answers with the first enrolment, moved to the newest version if so asked',
    access: 'any',
    query: z.object({ newest: z.optional(z.enum(['true', 'false'])), ...seen }),
    reply: Enrolment,
    status: 201,
  },
  'GET /courses/{id}/lessons/{lesson_id}': { summary: 'One lesson', access: 'any', reply: Lesson },
  'POST /courses/{id}/lessons/{lesson_id}/completion': {
    summary: 'The lesson has been read',
    access: 'any',
    query: z.object(seen),
    reply: z.object({ lesson_id: Id, completed_at: Time }),
  },
  'GET /courses/{id}/quizzes/{quiz_id}': { summary: 'A quiz without its key', access: 'any', reply: Quiz },
  'POST /courses/{id}/quizzes/{quiz_id}/attempts': {
    summary: 'Hand in a quiz and get it marked',
    access: 'any',
    query: z.object(seen),
    body: AttemptBody,
    reply: Attempt,
    status: 201,
    idempotent: true,
  },
})
