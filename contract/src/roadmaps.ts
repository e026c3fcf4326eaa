import * as z from 'zod/mini'
import { CareerSummary } from './careers.ts'
import { Id, PageQuery, Text, Time, pageOf } from './common.ts'
import { endpoints } from './endpoint.ts'

const RoadmapStepStatus = z.enum(['todo', 'done'])

/** `learn` opens a course of ours; the others happen outside the app and are ticked by the learner. */
export const RoadmapStep = z.object({
  id: Id,
  kind: z.enum(['learn', 'school', 'training', 'work']),
  title: Text,
  /** What to learn. */
  what: Text,
  where: Text,
  weeks: z.int().check(z.gte(0)),
  leads_to: Text,
  course_id: z.nullable(Id),
  alternatives: z.array(Text),
  status: RoadmapStepStatus,
  done_at: z.nullable(Time),
})
export type RoadmapStep = z.infer<typeof RoadmapStep>

export const Roadmap = z.object({
  id: Id,
  career: CareerSummary,
  steps: z.array(RoadmapStep).check(z.minLength(1)),
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
  'GET /ai/roadmaps/{id}': { summary: 'One roadmap', access: 'any', reply: Roadmap },
  'PATCH /ai/roadmaps/{id}/steps/{step_id}': {
    summary: 'Tick a step, or take the tick back',
    access: 'any',
    body: z.strictObject({ status: RoadmapStepStatus }),
    reply: Roadmap,
  },
})
