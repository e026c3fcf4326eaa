import * as z from 'zod/mini'
import { CareerSummary } from './careers.ts'
import { Id, Text, Time } from './common.ts'
import { endpoints } from './endpoint.ts'

/** A change of plan: the rule, the figures behind it, and a sentence for the learner. */
export const Adaptation = z.object({
  id: Id,
  reason_code: z.enum(['step_down', 'skip_ahead', 'review_due', 'plan_rebuilt']),
  skill_id: z.nullable(Id),
  to_skill_id: z.nullable(Id),
  numbers: z.record(z.string(), z.number()),
  text: Text,
  at: Time,
})
export type Adaptation = z.infer<typeof Adaptation>

/**
 * `main` leads to the career of the roadmap chosen last; every subject with courses has a path of its own, whose id is
 * the subject's. All paths rest on the same skills.
 */
export const LearningPath = z.object({
  id: Id,
  title: Text,
  career: z.nullable(CareerSummary),
  roadmap_id: z.nullable(Id),
  subject_id: z.nullable(Id),
  enrolled: z.boolean(),
  /** Steps done and all steps: of the roadmap, or skills learnt of the subject's; zeros before there are any. */
  done: z.int(),
  total: z.int(),
  /** What has changed in the plan lately, newest first. */
  adaptations: z.array(Adaptation),
})
export type LearningPath = z.infer<typeof LearningPath>

/** `reason_code` is the rule that chose the action; `reason` says it to the learner. */
export const NextAction = z.object({
  kind: z.enum([
    'onboarding',
    'interests',
    'careers',
    'roadmap',
    'lesson',
    'quiz',
    'review',
    'practice',
    'step',
    'explore',
  ]),
  reason_code: z.enum([
    'nothing_known',
    'interests_missing',
    'interests_started',
    'careers_unseen',
    'no_roadmap',
    'review_due',
    'step_down',
    'course_starts',
    'lesson_next',
    'quiz_next',
    'quiz_failed',
    'skill_open',
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
  /** Of a review or practice about one skill. */
  skill_id: z.nullable(Id),
  /** The figures behind the reason. */
  numbers: z.record(z.string(), z.number()),
})
export type NextAction = z.infer<typeof NextAction>

export const learningPathEndpoints = endpoints({
  'GET /learning-paths': {
    summary: 'The main path and one for each subject',
    access: 'any',
    reply: z.object({ items: z.array(LearningPath) }),
  },
  'GET /learning-paths/{id}': { summary: 'One learning path', access: 'any', reply: LearningPath },
  'POST /learning-paths/{id}/enrolments': {
    summary: 'Take a subject’s path, or leave it; its skills then count for what comes next',
    access: 'any',
    body: z.strictObject({ enrolled: z.boolean() }),
    reply: LearningPath,
    status: 201,
  },
  'GET /learning-paths/{id}/next': { summary: 'The one next action and why', access: 'any', reply: NextAction },
})
