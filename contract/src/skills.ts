import * as z from 'zod/mini'
import { Id, Locale, Text, Time } from './common.ts'
import { DrawnItem, Response } from './courses.ts'
import { endpoints } from './endpoint.ts'
import { MASTERY_LEVELS } from './learner/levels.ts'
import { ANSWERS_A_BATCH } from './limits.ts'

export const MasteryLevel = z.enum(MASTERY_LEVELS)

/** Something a learner can come to know, with what has to stand before it. */
export const Skill = z.object({ id: Id, name: Text, subject_id: Id, prerequisites: z.array(Id) })
export type Skill = z.infer<typeof Skill>

/** A skill with where it is taught. */
export const SkillInPlace = z.object({
  ...Skill.shape,
  /** Lessons that teach it, those of the learner's language first. */
  lessons: z.array(
    z.object({ course_id: Id, course_title: z.string(), lesson_id: Id, title: z.string(), minutes: z.number() }),
  ),
})
export type SkillInPlace = z.infer<typeof SkillInPlace>

/** When a skill is to be met again (FSRS-6). `stability` is the days until it is remembered with 90 %. */
export const Memory = z.object({
  due: Time,
  reviewed_at: Time,
  stability: z.number(),
  /** 1–10. */
  difficulty: z.number(),
  reps: z.int(),
  lapses: z.int(),
})
export type Memory = z.infer<typeof Memory>

/** What a learner's answers say of one skill. Made by `contract/learner` alone, on either side. */
export const SkillState = z.object({
  level: MasteryLevel,
  /** That the learner knows it (BKT), 0.001–0.999. */
  probability: z.number(),
  /** On the logistic scale of an item's `difficulty`. */
  ability: z.number(),
  /** First attempts. */
  answers: z.int(),
  /** Of the last five first attempts, newest last. */
  recent: z.array(z.boolean()).check(z.maxLength(5)),
  /** Wrong in a row on a skill that had been learnt. */
  misses: z.int(),
  first_at: Time,
  last_at: Time,
  proficient_at: z.nullable(Time),
  mastered_at: z.nullable(Time),
  memory: z.nullable(Memory),
})
export type SkillState = z.infer<typeof SkillState>

/** All that is known of a learner, from their answers in the order of their times. */
export const LearnerState = z.object({
  skills: z.record(Id, SkillState),
  /** The items of the last ten answers, newest last. */
  recent_items: z.array(Id).check(z.maxLength(10)),
  /** The items answered on the day of the last answer, in Kenya; at most the last hundred. */
  day_items: z.array(Id).check(z.maxLength(100)),
  last_skill: z.nullable(Id),
  last_at: z.nullable(Time),
})
export type LearnerState = z.infer<typeof LearnerState>

/** An answer to a practice item, as the device sends it. `id` is made there, so it may be sent any number of times. */
export const AnswerEvent = z.object({
  id: z.uuid(),
  type: z.literal('answer'),
  skill_id: Id,
  item_id: Id,
  response: Response,
  answered_at: Time,
  hint_used: z.optional(z.boolean()),
})
export type AnswerEvent = z.infer<typeof AnswerEvent>

/** An answer with what marking found and what the item was then; this is the log that a state is made of. */
export const MarkedAnswer = z.object({
  id: Id,
  skill_id: Id,
  item_id: Id,
  answered_at: Time,
  correct: z.boolean(),
  hint_used: z.boolean(),
  /** How often a guess is right, 0–1. */
  guess: z.number(),
  difficulty: z.number(),
})
export type MarkedAnswer = z.infer<typeof MarkedAnswer>

export const EventOutcome = z.object({
  id: z.uuid(),
  status: z.enum(['accepted', 'duplicate', 'rejected']),
  /** Why it was rejected: sending it again will not help. */
  code: z.optional(z.enum(['unknown_item', 'wrong_skill', 'graded_item', 'in_future', 'id_taken'])),
})
export type EventOutcome = z.infer<typeof EventOutcome>

const PracticeQuery = z.object({
  count: z.optional(z.pipe(z.string().check(z.regex(/^\d{1,2}$/)), z.transform(Number))),
  language: z.optional(Locale),
})

export const skillEndpoints = endpoints({
  'GET /skills': {
    summary: 'Every skill, what stands before it, and where it is taught',
    access: 'any',
    reply: z.object({ items: z.array(SkillInPlace) }),
  },
  'GET /skills/mastery': {
    summary: 'What the learner’s answers say of each skill',
    access: 'any',
    reply: LearnerState,
  },
  'GET /skills/{id}/items': {
    summary: 'Practice items for the learner, those that fit best first, with their keys, to be marked on the device',
    access: 'any',
    query: PracticeQuery,
    reply: z.object({ items: z.array(DrawnItem) }),
  },
  'POST /skills/events': {
    summary: 'Answers given on a device, in any order and any number of times',
    access: 'any',
    body: z.strictObject({ events: z.array(AnswerEvent).check(z.maxLength(ANSWERS_A_BATCH)) }),
    /** `state` holds the skills that the answers were about. */
    reply: z.object({ outcomes: z.array(EventOutcome), state: LearnerState }),
  },
})
