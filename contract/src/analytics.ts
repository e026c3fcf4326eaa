import * as z from 'zod/mini'
import { Id, Text } from './common.ts'
import { endpoints } from './endpoint.ts'
import { Formulas } from './lesson-body.ts'
import { MasteryLevel } from './skills.ts'

/** A learner who has tried a skill and is not getting on. */
export const Stuck = z.object({
  user_id: Id,
  name: z.string(),
  level: MasteryLevel,
  answers: z.int(),
  /** Wrong of the last five. */
  wrong: z.int(),
})
export type Stuck = z.infer<typeof Stuck>

/** A wrong answer that many gave, in words. */
export const WrongAnswer = z.object({
  item_id: Id,
  prompt: z.string(),
  answer: z.string(),
  /** The answer was typed: no formula is made of it. */
  typed: z.boolean(),
  right: z.string(),
  feedback: z.nullable(z.string()),
  /** The formulas in these texts; absent where there is none. */
  math: z.optional(Formulas),
  learners: z.int(),
})
export type WrongAnswer = z.infer<typeof WrongAnswer>

/** One skill of a course over the learners of a class. */
export const SkillReport = z.object({
  skill_id: Id,
  name: Text,
  /** How many learners stand at each level. */
  levels: z.record(MasteryLevel, z.int()),
  stuck: z.array(Stuck),
  wrong_answers: z.array(WrongAnswer).check(z.maxLength(3)),
})
export type SkillReport = z.infer<typeof SkillReport>

export const analyticsEndpoints = endpoints({
  'GET /analytics/courses/{id}': {
    summary: 'Who of a class is stuck on what, and the commonest wrong answers',
    access: ['instructor', 'admin'],
    query: z.object({ class_id: Id }),
    reply: z.object({
      course_id: Id,
      title: z.string(),
      class_id: Id,
      class_name: z.string(),
      learners: z.int(),
      /** Learners without an answer in the last seven days. */
      quiet: z.array(z.object({ user_id: Id, name: z.string(), days: z.nullable(z.int()) })),
      skills: z.array(SkillReport),
    }),
  },
})
