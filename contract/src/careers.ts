import * as z from 'zod/mini'
import { Id, Locale, Text, Time, pageOf, pageQuery } from './common.ts'
import { endpoints } from './endpoint.ts'
import { County, SubjectId } from './onboarding.ts'
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

export const Route = z.enum(['university', 'tvet', 'apprenticeship'])

export const WayIn = z.object({
  route: Route,
  name: Text,
  years: z.number().check(z.gt(0), z.lte(10)),
  /** What it asks of those who want to get in. */
  entry: Text,
})
export type WayIn = z.infer<typeof WayIn>

/**
 * KSh that a year of training asks of the learner, as published for places the state runs: `least` with all the help it
 * gives, `most` with none. A bed, food and books come on top.
 */
export const YearFees = z.object({ least: z.int().check(z.gte(0)), most: z.int().check(z.gte(0)) })
export type YearFees = z.infer<typeof YearFees>

/** A way in with what it costs and where a university teaches it; null where nobody has published it. */
export const PricedWayIn = z.object({
  ...WayIn.shape,
  fees: z.nullable(YearFees),
  counties: z.nullable(z.array(County)),
})
export type PricedWayIn = z.infer<typeof PricedWayIn>

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
  ways_in: z.array(PricedWayIn),
  next: z.nullable(Text),
  /** How much of each letter the work has, 1–7 (O*NET). */
  interests: z.array(z.object({ letter: Letter, level: z.number() })),
  courses: z.array(z.object({ id: Id, title: z.string(), language: Locale })),
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

/** What a match is made of. `points` of the parts add up to the score. */
export const MatchPart = z.object({ part: z.enum(['interests', 'values', 'styles', 'subjects']), points: z.number() })
export type MatchPart = z.infer<typeof MatchPart>

/** A skill the work asks for at a level of 0–7, and the learner's own where it is known. */
export const SkillGap = z.object({ skill: Text, level: z.number(), mine: z.nullable(z.number()), gap: z.number() })
export type SkillGap = z.infer<typeof SkillGap>

export const Recommendation = z.object({
  career: CareerSummary,
  /** 0–100: the weighted mean of how much of the catalogue fits this person less, by interests and what else is known. */
  score: z.number(),
  parts: z._default(z.array(MatchPart), []),
  skill_gaps: z._default(z.array(SkillGap).check(z.maxLength(5)), []),
  confidence: z.number(),
  reasons_for: z.array(Reason).check(z.maxLength(3)),
  reasons_against: z.array(Reason).check(z.maxLength(1)),
  /** A sentence by a language model, in the language it was asked for; to be labelled as such. */
  ai_reason: z.optional(z.object({ text: z.string(), locale: Locale })),
})
export type Recommendation = z.infer<typeof Recommendation>

/**
 * Why no language model had a part in a list: switched off, none set up, no consent to send anything, answers that say
 * nothing, none that answered, or none whose answer was fit to use.
 */
export const FallbackReason = z.enum(['off', 'no_provider', 'no_consent', 'flat_answers', 'unavailable', 'unfit'])
export type FallbackReason = z.infer<typeof FallbackReason>

/** What stands between the learner's limits and a career. */
export const Barrier = z.discriminatedUnion('rule', [
  z.object({ rule: z.literal('job_zone'), job_zone: z.int() }),
  z.object({ rule: z.literal('route'), routes: z.array(Route) }),
  z.object({ rule: z.literal('years'), years: z.number() }),
  /** The cheapest year, with all the help the state gives. */
  z.object({ rule: z.literal('fees'), least: z.int() }),
  /** Where it is taught; empty where no list says. */
  z.object({ rule: z.literal('county'), counties: z.array(County) }),
  z.object({ rule: z.literal('subjects'), subjects: z.array(SubjectId) }),
  z.object({ rule: z.literal('way_unknown') }),
])
export type Barrier = z.infer<typeof Barrier>

export const Constraints = z.strictObject({
  job_zones: z.optional(z.array(z.int().check(z.gte(1), z.lte(5))).check(z.minLength(1), z.maxLength(5))),
  /** Only careers written for Kenya by us. */
  curated: z.optional(z.boolean()),
  routes: z.optional(z.array(Route).check(z.minLength(1))),
  /** KSh that can be paid for a year of training. */
  max_fees: z.optional(z.int().check(z.gte(0), z.lte(10_000_000))),
  /** Counties that somebody can study in. */
  counties: z.optional(z.array(County).check(z.minLength(1), z.maxLength(47))),
  /** The longest training. */
  max_years: z.optional(z.number().check(z.gt(0), z.lte(10))),
  /** Subjects the learner does not take. */
  without_subjects: z.optional(z.array(SubjectId).check(z.maxLength(30))),
})
export type Constraints = z.infer<typeof Constraints>

export const Recommendations = z.object({
  id: Id,
  source: z.enum(['rules', 'llm']),
  provider: z.optional(z.string()),
  fallback_reason: z.optional(FallbackReason),
  /** 0–100, calibrated: how often a list like this holds the person's own field. */
  confidence: z.number(),
  /** Below this confidence the list is offered as unsure. */
  threshold: z.int().check(z.gte(0), z.lte(100)),
  /** Only careers written for Kenya were ranked. */
  curated: z.boolean(),
  /** What the list was held to. */
  constraints: z._default(Constraints, {}),
  /** The best of those that the limits leave out, each with what stands in the way. */
  would_fit_if: z._default(
    z.array(z.object({ career: CareerSummary, score: z.number(), barriers: z.array(Barrier).check(z.minLength(1)) })),
    [],
  ),
  /** Version of the catalogue and parameters. */
  version: z.string(),
  result_id: Id,
  recommendations: z.array(Recommendation),
  created_at: Time,
})
export type Recommendations = z.infer<typeof Recommendations>

export const RecommendBody = z.strictObject({
  limit: z.optional(z.int().check(z.gte(3), z.lte(50))),
  constraints: z.optional(Constraints),
})

export const SavedCareers = z.object({ items: z.array(CareerSummary) })
export type SavedCareers = z.infer<typeof SavedCareers>

export const CareerQuery = z.object({
  ...pageQuery,
  q: z.optional(z.string().check(z.trim(), z.maxLength(80))),
  pathway: z.optional(Pathway),
  /** Only those that can be got into this way. */
  route: z.optional(Route),
  job_zone: z.optional(z.pipe(z.string().check(z.regex(/^[1-5]$/)), z.transform(Number))),
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
  'GET /ai/saved-careers': { summary: 'Careers kept for later, newest first', access: 'any', reply: SavedCareers },
  'PUT /ai/saved-careers/{id}': {
    summary: 'Keep a career for later, or no longer',
    access: 'any',
    body: z.strictObject({ saved: z.boolean() }),
    reply: SavedCareers,
  },
})
