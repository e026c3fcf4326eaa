import * as z from 'zod/mini'
import { Id, PageQuery, Text, Time, pageOf, pageQuery } from './common.ts'
import { endpoints } from './endpoint.ts'
import { SubjectId } from './onboarding.ts'
import { Letter } from './psychometric.ts'

export const Pathway = z.enum(['STEM', 'Social Sciences', 'Arts and Sports Science'])
export const Track = z.enum([
  'Pure Sciences',
  'Applied Sciences',
  'Technical Studies',
  'Languages and Literature',
  'Humanities and Business Studies',
  'Arts',
  'Sports',
])

export const WayIn = z.object({
  route: z.enum(['university', 'tvet', 'apprenticeship']),
  name: z.string(),
  years: z.number().check(z.gt(0), z.lte(10)),
  entry: z.string(),
})
export type WayIn = z.infer<typeof WayIn>

/** What we wrote about a career for Kenya; the rest of the catalogue has only what O*NET says. */
export const CareerPath = z.object({
  id: Id,
  title: Text,
  also: z.array(z.string()),
  description: Text,
  day: Text,
  pathway: Pathway,
  track: Track,
  subjects: z.array(SubjectId),
  /** KUCCPS cluster, 1–20. */
  cluster: z.nullable(z.int().check(z.gte(1), z.lte(20))),
  ways_in: z.array(WayIn).check(z.minLength(1)),
  next: Text,
})
export type CareerPath = z.infer<typeof CareerPath>

/** `id` is the O*NET-SOC code. `curated`: written for Kenya by us, in both languages. */
export const CareerSummary = z.object({
  id: Id,
  title: Text,
  curated: z.boolean(),
  /** O*NET job zone: 1 little preparation … 5 extensive. */
  job_zone: z.int(),
  pathway: z.nullable(Pathway),
  track: z.nullable(Track),
  /** The shortest way in, for a chip. */
  way_in: z.nullable(WayIn),
})
export type CareerSummary = z.infer<typeof CareerSummary>

export const Career = z.object({
  ...CareerSummary.shape,
  also: z.array(z.string()),
  description: Text,
  day: z.nullable(Text),
  subjects: z.array(SubjectId),
  cluster: z.nullable(z.object({ number: z.int(), name: z.string() })),
  ways_in: z.array(WayIn),
  next: z.nullable(Text),
  /** How much of each letter the work has, 1–7 (O*NET). */
  interests: z.array(z.object({ letter: Letter, level: z.number() })),
  courses: z.array(z.object({ id: Id, title: z.string() })),
})
export type Career = z.infer<typeof Career>

/** `points` is this letter's exact part of the score against an average person; `text` says it in words. */
export const Reason = z.object({
  letter: Letter,
  points: z.number(),
  person_high: z.boolean(),
  career_high: z.boolean(),
  text: Text,
})
export type Reason = z.infer<typeof Reason>

export const Recommendation = z.object({
  career: CareerSummary,
  /** 0–100: the share of the catalogue that fits this person less. */
  score: z.number(),
  confidence: z.number(),
  reasons_for: z.array(Reason).check(z.maxLength(3)),
  reasons_against: z.array(Reason).check(z.maxLength(1)),
})
export type Recommendation = z.infer<typeof Recommendation>

export const Recommendations = z.object({
  id: Id,
  source: z.enum(['rules', 'llm']),
  provider: z.optional(z.string()),
  fallback_reason: z.optional(z.string()),
  /** 0–100, calibrated: how often a list like this holds the person's own field. */
  confidence: z.number(),
  /** Version of the catalogue and parameters. */
  version: z.string(),
  result_id: Id,
  recommendations: z.array(Recommendation),
  created_at: Time,
})
export type Recommendations = z.infer<typeof Recommendations>

export const RecommendBody = z.strictObject({
  limit: z.optional(z.int().check(z.gte(3), z.lte(50))),
  constraints: z.optional(z.strictObject({ job_zones: z.optional(z.array(z.int().check(z.gte(1), z.lte(5)))) })),
})

export const CareerQuery = z.object({
  ...pageQuery,
  q: z.optional(z.string().check(z.trim(), z.maxLength(80))),
  pathway: z.optional(Pathway),
  curated: z.optional(z.enum(['true', 'false'])),
})

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

export const careerEndpoints = endpoints({
  'POST /ai/career-recommendations': {
    summary: 'Rank the catalogue for the learner’s newest interests',
    access: 'any',
    body: RecommendBody,
    reply: Recommendations,
    status: 201,
  },
  'GET /ai/career-recommendations': { summary: 'The newest recommendations', access: 'any', reply: Recommendations },
  'GET /ai/careers': { summary: 'The catalogue', access: 'any', query: CareerQuery, reply: pageOf(CareerSummary) },
  'GET /ai/careers/{id}': { summary: 'One career', access: 'any', reply: Career },
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
