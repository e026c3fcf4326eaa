import * as z from 'zod/mini'
import { CareerSummary, Route, YearFees } from './careers.ts'
import { Id, Locale, PageQuery, Text, Time, pageOf } from './common.ts'
import { endpoints } from './endpoint.ts'
import { STAGES } from './onboarding-options.ts'
import { SubjectId } from './onboarding.ts'
import { MasteryLevel } from './skills.ts'

const RoadmapStepStatus = z.enum(['todo', 'done'])
/** A day, `2027-03-01`, in Nairobi. */
const Day = z.iso.date()

/** Another way to the same place. `open`: whether the grades told so far let somebody in; null where they do not say. */
export const Alternative = z.object({
  title: Text,
  what: Text,
  weeks: z.int().check(z.gte(0)),
  route: z.nullable(Route),
  open: z.nullable(z.boolean()),
  fees: z.nullable(YearFees),
})
export type Alternative = z.infer<typeof Alternative>

/** A skill of a step and how well the learner knows it, wherever it was learnt. */
export const StepSkill = z.object({ id: Id, name: Text, level: MasteryLevel })
export type StepSkill = z.infer<typeof StepSkill>

/**
 * `learn` opens a course of ours, and its progress is that of its skills; the others happen outside the app and are ticked
 * by the learner. `choose`: pathway and subjects of senior school. `exam`: the grades the next step asks for.
 */
export const RoadmapStep = z.object({
  id: Id,
  kind: z.enum(['learn', 'choose', 'exam', 'training', 'work', 'advance']),
  title: Text,
  /** What to learn or do. */
  what: Text,
  where: Text,
  weeks: z.int().check(z.gte(0)),
  leads_to: Text,
  course_id: z.nullable(Id),
  /** Of its course: that of the learner where the course is there in it. */
  course_language: z.nullable(Locale),
  /** Of `choose` and `exam`: the subjects it is about. */
  subjects: z.array(SubjectId),
  skills: z.array(StepSkill),
  /** 0–1: of a course the share done or known, otherwise 0 or 1. */
  progress: z.number().check(z.gte(0), z.lte(1)),
  /** Of a way in: whether the grades told so far open it. */
  open: z.nullable(z.boolean()),
  /** Of a way in: what a year of it costs, where that is known. */
  fees: z.nullable(YearFees),
  alternatives: z.array(Alternative),
  status: RoadmapStepStatus,
  done_at: z.nullable(Time),
  /** When it is reached and when it is over, at the learner's pace; null once it is done. */
  starts: z.nullable(Day),
  ready_by: z.nullable(Day),
})
export type RoadmapStep = z.infer<typeof RoadmapStep>

export const Roadmap = z.object({
  id: Id,
  career: CareerSummary,
  /** Where the learner was taken to stand. */
  stage: z.nullable(z.enum(STAGES)),
  /** Whether the class was told; the last one of the stage is assumed otherwise. */
  class_known: z.boolean(),
  steps: z.array(RoadmapStep).check(z.minLength(1)),
  /** Minutes of learning a week: measured over the last four weeks, or assumed until there is enough to measure. */
  pace: z.object({ minutes_a_week: z.int(), measured: z.boolean() }),
  /** When the first job may begin. */
  ready_by: z.nullable(Day),
  /** Where dates and entry grades are known from, and of what year they speak. */
  sources: z.array(z.object({ what: Text, year: z.string() })),
  created_at: Time,
  updated_at: Time,
})
export type Roadmap = z.infer<typeof Roadmap>

export const roadmapEndpoints = endpoints({
  'POST /ai/roadmaps': {
    summary: 'Turn a career into steps; a second call for the same career answers with the same roadmap',
    access: 'any',
    body: z.strictObject({ career_id: Id }),
    reply: Roadmap,
    status: 201,
  },
  'GET /ai/roadmaps': {
    summary: 'Own roadmaps, newest first',
    access: 'any',
    query: PageQuery,
    reply: pageOf(Roadmap),
  },
  'GET /ai/roadmaps/{id}': { summary: 'One roadmap, as it stands today', access: 'any', reply: Roadmap },
  'PATCH /ai/roadmaps/{id}/steps/{step_id}': {
    summary: 'Tick a step, or take the tick back',
    access: 'any',
    body: z.strictObject({ status: RoadmapStepStatus }),
    reply: Roadmap,
  },
  'DELETE /ai/roadmaps/{id}': { summary: 'Put a roadmap away; what was learnt stays', access: 'any' },
})
