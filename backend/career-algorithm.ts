/**
 * Ranks O*NET's occupations for a person's six interests. Pure and deterministic: the catalogue and the model are handed in.
 * On a command line: npx tsx backend/career-algorithm.ts --help
 */
import {
  careerChance,
  fieldChances,
  groupChances,
  listChance,
  trust,
  type AnswerQuality,
} from './src/careers/confidence.ts'
import { diversify } from './src/careers/diversity.ts'
import type { Profile } from './src/careers/interest-model.ts'
import type { Barrier } from '@tajiconnect/contract/careers'
import { match, type PartPoints } from './src/careers/match.ts'
import type { Person } from './src/careers/person.ts'
import type { Prepared } from './src/careers/rank.ts'
import { reasons, type CareerReason } from './src/careers/reasons.ts'

export { answerQuality, type AnswerQuality } from './src/careers/confidence.ts'
export type { Profile } from './src/careers/interest-model.ts'
export { explain, prepare, rank, type Prepared, type RankedCareer } from './src/careers/rank.ts'
export { match, PARTS, WEIGHTS, type Part } from './src/careers/match.ts'
export type { Person } from './src/careers/person.ts'
export type { CareerReason } from './src/careers/reasons.ts'

/** Confidence in a list is about its first ten, however long it is. */
const JUDGED = 10
const WOULD_FIT = 5

export interface RecommendOptions {
  /** How many careers, 1 or more. */
  limit: number
  /** Only careers of these O*NET job zones, 1–5. */
  job_zones?: readonly number[] | undefined
  /** What stands between the person's limits and a career; those without barriers are recommended. */
  barriersTo?: ((id: string) => Barrier[]) | undefined
  /** Only careers with these codes. */
  among?: ReadonlySet<string> | undefined
  /** What else is known of the person. */
  others?: Omit<Person, 'interests'> | undefined
  /** The school subjects that matter for a career, where they are known. */
  subjects?: ReadonlyMap<string, readonly string[]> | undefined
  /** Of the answers behind the profile; confidence is lowered by what is missing, flat, or hurried. */
  quality: AnswerQuality
}

export interface CareerRecommendation {
  id: string
  /** 0–100: the weighted mean of the person's percentiles in the whole catalogue; exactly the sum of `parts`. */
  score: number
  parts: PartPoints[]
  /** 0–100, calibrated: how often the field of such a person belongs to this career's major group. */
  confidence: number
  reasons_for: CareerReason[]
  reasons_against: CareerReason[]
}

export interface CareerRecommendations {
  /** Of the catalogue and the parameters. */
  version: string
  /** 0–100, calibrated: how often such a list holds a career of the person's own field. */
  confidence: number
  recommendations: CareerRecommendation[]
  /** Of those that only their barriers keep out the ones with fewest, the best first. */
  wouldFit: { id: string; score: number; barriers: Barrier[] }[]
}

/** How many limits keep a career out; what cannot be checked is no “if” and comes last. */
const distance = (barriers: readonly Barrier[]) =>
  barriers.some(({ rule }) => rule === 'way_unknown') ? Infinity : barriers.length

const percent = (chance: number) => Math.round(1000 * chance) / 10

function check({ limit, job_zones, quality }: RecommendOptions) {
  if (!Number.isInteger(limit) || limit < 1)
    throw new RangeError(`The limit is ${limit}: it must be a whole number from 1.`)
  if (job_zones?.length === 0)
    throw new RangeError('No job zone is named: give at least one of 1 to 5, or leave them out.')
  const zone = job_zones?.find((zone) => ![1, 2, 3, 4, 5].includes(zone))
  if (zone !== undefined) throw new RangeError(`Job zone ${zone} does not exist: choose from 1 to 5.`)
  if (!(quality.complete >= 0 && quality.complete <= 1))
    throw new RangeError(`The share answered is ${quality.complete}: it must be from 0 to 1.`)
}

/** 0–100, calibrated: how often a list like this one holds a career of the person's own field. */
export function listConfidence(
  prepared: Prepared,
  profile: Partial<Profile>,
  ids: readonly string[],
  quality: AnswerQuality,
): number {
  const chance = listChance(prepared, fieldChances(prepared, profile), ids.slice(0, JUDGED))
  return percent(chance * trust(quality))
}

/**
 * The best careers for a person, with a varied first ten (see `diversify`), a score, reasons and an honest confidence each.
 * Throws RangeError for a bad profile or option; the message says what to do.
 */
export function recommend(
  prepared: Prepared,
  profile: Partial<Profile>,
  options: RecommendOptions,
): CareerRecommendations {
  check(options)
  const { limit, job_zones, among, barriersTo, others, subjects = new Map(), quality } = options
  const matches = match(prepared, { ...others, interests: profile }, subjects)
  const { scoreOf, partsOf } = matches
  const allowed = matches.ids.filter(
    (id) =>
      (!among || among.has(id)) &&
      (!job_zones || job_zones.includes(prepared.occupations[prepared.rows.get(id)!]!.job_zone)),
  )
  const barriers = new Map(barriersTo ? allowed.map((id) => [id, barriersTo(id)]) : [])
  const isShut = (id: string) => barriers.get(id)?.length
  const ids = diversify(barriersTo ? allowed.filter((id) => !isShut(id)) : allowed, limit)
  const shut = (barriersTo ? allowed.filter(isShut) : [])
    .toSorted((a, b) => distance(barriers.get(a)!) - distance(barriers.get(b)!))
    .slice(0, WOULD_FIT)
  const groups = groupChances(prepared, fieldChances(prepared, profile))
  return {
    version: prepared.version,
    confidence: listConfidence(prepared, profile, ids, quality),
    recommendations: ids.map((id) => {
      const { reasons_for, reasons_against } = reasons(prepared, profile, id)
      const confidence = percent(careerChance(groups, id) * trust(quality))
      return { id, score: scoreOf(id), parts: partsOf(id), confidence, reasons_for, reasons_against }
    }),
    wouldFit: shut.map((id) => ({ id, score: scoreOf(id), barriers: barriers.get(id)! })),
  }
}

// Run directly, not imported. The name is kept from bundlers: the command line reads files, this module must not.
const script = (globalThis as { process?: { argv?: string[] } }).process?.argv?.[1]
if (script?.endsWith('career-algorithm.ts') && import.meta.url.endsWith('/career-algorithm.ts')) {
  const commandLine = './src/careers/rank-cli.ts'
  void import(/* @vite-ignore */ commandLine)
}
