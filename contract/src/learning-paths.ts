import * as z from 'zod/mini'
import { CareerSummary } from './careers.ts'
import { Id, Text } from './common.ts'
import { endpoints } from './endpoint.ts'

/** The learner's one path through everything here; a roadmap, once chosen, gives it direction. */
export const LearningPath = z.object({
  id: Id,
  career: z.nullable(CareerSummary),
  roadmap_id: z.nullable(Id),
  /** Steps done and all steps of the roadmap; zeros before there is one. */
  done: z.int(),
  total: z.int(),
})

export type LearningPath = z.infer<typeof LearningPath>

/** `reason_code` is the rule that chose the action; `reason` says it to the learner. */
export const NextAction = z.object({
  kind: z.enum(['onboarding', 'interests', 'careers', 'roadmap', 'lesson', 'quiz', 'step', 'explore']),
  reason_code: z.enum([
    'nothing_known',
    'interests_missing',
    'interests_started',
    'careers_unseen',
    'no_roadmap',
    'course_starts',
    'lesson_next',
    'quiz_next',
    'quiz_failed',
    'step_outside',
    'roadmap_done',
  ]),
  title: Text,
  reason: Text,
  minutes: z.int(),
  course_id: z.nullable(Id),
  lesson_id: z.nullable(Id),
  quiz_id: z.nullable(Id),
  roadmap_id: z.nullable(Id),
})
export type NextAction = z.infer<typeof NextAction>

export const learningPathEndpoints = endpoints({
  'GET /learning-paths': {
    summary: 'Own learning paths',
    access: 'any',
    reply: z.object({ items: z.array(LearningPath) }),
  },
  'GET /learning-paths/{id}': { summary: 'One learning path', access: 'any', reply: LearningPath },
  'GET /learning-paths/{id}/next': { summary: 'The one next action and why', access: 'any', reply: NextAction },
})
