import * as z from 'zod/mini'
import { Id, Text, Time, pageOf, pageQuery } from './common.ts'
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
  /** Only careers written for Kenya were ranked. */
  curated: z.boolean(),
  /** Version of the catalogue and parameters. */
  version: z.string(),
  result_id: Id,
  recommendations: z.array(Recommendation),
  created_at: Time,
})
export type Recommendations = z.infer<typeof Recommendations>

export const RecommendBody = z.strictObject({
  limit: z.optional(z.int().check(z.gte(3), z.lte(50))),
  constraints: z.optional(
    z.strictObject({
      job_zones: z.optional(z.array(z.int().check(z.gte(1), z.lte(5))).check(z.minLength(1), z.maxLength(5))),
      /** Only careers written for Kenya by us. */
      curated: z.optional(z.boolean()),
    }),
  ),
})

export const CareerQuery = z.object({
  ...pageQuery,
  q: z.optional(z.string().check(z.trim(), z.maxLength(80))),
  pathway: z.optional(Pathway),
  curated: z.optional(z.enum(['true', 'false'])),
})

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
})
