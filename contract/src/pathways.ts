import * as z from 'zod/mini'
import { Pathway, Track, WayIn } from './careers.ts'
import { Id, Text } from './common.ts'
import { endpoints } from './endpoint.ts'
import { CBE_LEVELS, KCSE_GRADES } from './onboarding-options.ts'
import { SubjectId } from './onboarding.ts'

export const KcseGrade = z.enum(KCSE_GRADES)
export type KcseGrade = z.infer<typeof KcseGrade>
export const CbeLevel = z.enum(CBE_LEVELS)
export type CbeLevel = z.infer<typeof CbeLevel>

/** What is known from where, and of what year that speaks. */
export const Source = z.object({
  about: Text,
  year: z.string(),
  /** Addresses and names, which stand as they are. */
  where: z.array(z.string()),
  /** What is neither, in words. */
  described: z.optional(z.array(Text)),
})
export type Source = z.infer<typeof Source>

/** At least this grade in one of these subjects; without a grade, one of them taken. */
export const SubjectRule = z.object({
  any: z.array(SubjectId).check(z.minLength(1)),
  grade: z.nullable(KcseGrade),
})
export type SubjectRule = z.infer<typeof SubjectRule>

/** How KCSE is counted, and how a cluster weight is estimated from it. */
export const KcseRules = z.object({
  /** Points of a grade, 12 for A to 1 for E. */
  points: z.record(KcseGrade, z.int()),
  /** This many subjects count: the best of each of `always`, then the best others. */
  counted: z.object({ since: z.int(), subjects: z.int(), always: z.array(z.array(SubjectId)) }),
  /** The least aggregate of each mean grade, from the top. */
  means: z.array(z.object({ grade: KcseGrade, from: z.int() })),
  /** The most that four cluster subjects, the aggregate and the weight can be. */
  weight: z.object({ most_subjects: z.int(), most_aggregate: z.int(), scale: z.int() }),
  /** What may fill each of the four places of a cluster; a subject fills one. */
  clusters: z.array(z.object({ number: z.int(), name: z.string(), slots: z.array(z.array(SubjectId)) })),
  /** Every subject that is examined. */
  subjects: z.array(SubjectId),
  sources: z.array(Source),
})
export type KcseRules = z.infer<typeof KcseRules>

/** Weights of the last one placed, in points of 48, over all universities in the years that `Pathways` names. */
export const CutOffs = z.object({
  lowest: z.number(),
  middle: z.number(),
  highest: z.number(),
  mean: z.number(),
  sd: z.nullable(z.number()),
  programmes: z.int(),
})
export type CutOffs = z.infer<typeof CutOffs>

/** One of KUCCPS's course groups. */
export const DegreeCourse = z.object({
  name: z.string(),
  cluster: z.int(),
  /** What it asked for in `requirements_year`; null where that list does not name it. */
  least: z.nullable(z.array(SubjectRule)),
  cut_offs: z.nullable(CutOffs),
})
export type DegreeCourse = z.infer<typeof DegreeCourse>

/** A way in with what its entry words say, as data. */
export const Way = z.object({
  ...WayIn.shape,
  level: z.enum(['degree', 'diploma', 'certificate', 'work']),
  /** The least mean grade; `any` where none is asked for; null where the words do not say: ask the college. */
  least: z.nullable(z.union([KcseGrade, z.literal('any')])),
  subjects: z.array(SubjectRule),
  /** Places in `Pathways.courses`; empty where there are no figures. */
  courses: z.array(z.int()),
})
export type Way = z.infer<typeof Way>

export const PathwayCareer = z.object({
  id: Id,
  title: Text,
  pathway: Pathway,
  track: Track,
  subjects: z.array(SubjectId),
  ways_in: z.array(Way),
})
export type PathwayCareer = z.infer<typeof PathwayCareer>

/** Junior and senior school under CBE. */
export const CbeRules = z.object({
  /** Parts of a placement score, in per cent. */
  weights: z.object({ kjsea: z.number(), sba: z.number(), kpsea: z.number() }),
  first_year: z.int(),
  /** When the first learners of senior school sit their last examination. */
  first_exam: z.int(),
  /** Points and the percentages each level stands for. */
  levels: z.array(z.object({ level: CbeLevel, points: z.int(), from: z.number(), to: z.number() })),
  /** What is assessed in Grade 9; `pathway` is our own grouping. */
  areas: z.array(z.object({ id: Id, subject: z.nullable(SubjectId), pathway: Pathway })),
  electives: z.int(),
  at_least_from_pathway: z.int(),
  core: z.array(SubjectId),
  /** Pathways whose mathematics is the full one. */
  core_mathematics: z.array(Pathway),
  tracks: z.array(z.object({ track: Track, pathway: Pathway, subjects: z.array(SubjectId) })),
  /** Per cent of the first learners who chose each pathway. */
  chosen: z.array(z.object({ pathway: Pathway, percent: z.number() })),
  sources: z.array(Source),
})
export type CbeRules = z.infer<typeof CbeRules>

/** Everything the page “What can I still become?” needs, so that it works without a network. */
export const Pathways = z.object({
  as_of: z.string(),
  kcse: KcseRules,
  cbe: CbeRules,
  /** All years of cut-offs, and those of lowest, middle and highest. */
  cut_off_years: z.array(z.int()),
  latest_years: z.array(z.int()),
  requirements_year: z.int(),
  /** Two of three cut-offs moved by no more than this from one year to the next, in points of 48. */
  band: z.number(),
  courses: z.array(DegreeCourse),
  careers: z.array(PathwayCareer),
})
export type Pathways = z.infer<typeof Pathways>

export const pathwayEndpoints = endpoints({
  'GET /ai/pathways': {
    summary: 'What grades and subjects open, as one dated document',
    access: 'any',
    reply: Pathways,
  },
})
