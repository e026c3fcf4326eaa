import { LEVELS, type Level } from './doors.ts'
import type { SubjectId } from './onboarding.ts'
import type { CbeLevel, CbeRules, PathwayCareer, Pathways, SubjectRule, Way } from './pathways.ts'

export interface Results {
  /** Levels of the areas assessed in Grade 9, by their ids; the mean of those that are there counts. */
  kjsea: Readonly<Record<string, CbeLevel>>
  sba: CbeLevel | null
  kpsea: CbeLevel | null
}

/** A score of 100. A level stands for a span of percentages, so all that is known is between `low` and `high`. */
export interface Placement {
  low: number
  middle: number
  high: number
  /** The level that the middle falls into. */
  level: CbeLevel
  /** Which parts it rests on; what is missing is left out and the others weigh more. */
  parts: ('kjsea' | 'sba' | 'kpsea')[]
}

/**
 * Estimates the score that places a learner in Grade 10: KJSEA 60%, school-based assessment of Grades 7 and 8 20%, KPSEA
 * 20%. Null without a level of KJSEA. Source: `rules.sources` (KNEC, 2025). The official score uses marks, not levels.
 */
export function placement(rules: CbeRules, { kjsea, sba, kpsea }: Results): Placement | null {
  const areas = Object.values(kjsea)
  if (areas.length === 0) return null
  const given = { kjsea: areas, sba: sba ? [sba] : [], kpsea: kpsea ? [kpsea] : [] }
  const parts = (['kjsea', 'sba', 'kpsea'] as const).filter((part) => given[part].length > 0)
  const weight = sum(parts.map((part) => rules.weights[part]))
  const score = (end: 'from' | 'to') =>
    sum(parts.map((part) => rules.weights[part] * mean(given[part].map((level) => spanOf(rules, level)[end])))) / weight
  const [low, high] = [score('from'), score('to')]
  const middle = (low + high) / 2
  return { low, middle, high, level: levelAt(rules, middle), parts }
}

/** The mean points (1–8) of the areas nearest to each pathway; our own grouping, no rule of placement. */
export function strengths(rules: CbeRules, kjsea: Results['kjsea']): { pathway: string; points: number }[] {
  return rules.chosen
    .map(({ pathway }) => {
      const levels = rules.areas.flatMap((area) => (area.pathway === pathway ? (kjsea[area.id] ?? []) : []))
      return { pathway, points: levels.length > 0 ? mean(levels.map((level) => spanOf(rules, level).points)) : 0 }
    })
    .filter(({ points }) => points > 0)
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
const mean = (values: readonly number[]) => sum(values) / values.length

function spanOf(rules: CbeRules, level: CbeLevel) {
  const span = rules.levels.find((each) => each.level === level)
  if (!span) throw new RangeError(`${level} is no level.`)
  return span
}

/** Levels run from the top; between two of them the lower one counts. */
const levelAt = (rules: CbeRules, percent: number): CbeLevel =>
  (rules.levels.find(({ from }) => percent >= from) ?? rules.levels.at(-1))?.level ?? 'BE2'

export interface Combination {
  electives: readonly SubjectId[]
  /** Core Mathematics, rather than Essential. */
  core_mathematics: boolean
}

/** A way whose subject is not in a combination; `essential`: only Core Mathematics is missing, and may not be needed. */
export interface Shut {
  way: Way
  missing: SubjectRule
  essential: boolean
}

export interface Fit {
  career: PathwayCareer
  /** The highest way whose subjects are all there; null where none is. */
  level: Level | null
  shut: Shut[]
  /** How many of the electives matter for this work. */
  helped: number
}

/** Whether a combination is one of the pathway's: three different electives, at least two of them from it. */
export function isOfPathway(rules: CbeRules, pathway: string, electives: readonly SubjectId[]): boolean {
  const own = new Set(rules.tracks.flatMap((track) => (track.pathway === pathway ? track.subjects : [])))
  return (
    new Set(electives).size === rules.electives &&
    electives.filter((subject) => own.has(subject)).length >= Math.min(rules.at_least_from_pathway, own.size)
  )
}

/**
 * What a combination of senior school opens and closes by its subjects alone, as colleges and universities asked for them
 * of KCSE candidates: no grade of CBE has yet been asked for by anybody. Best helped first.
 */
export function combinationFits(
  { cbe, careers, courses }: Pathways,
  { electives, core_mathematics }: Combination,
): Fit[] {
  const taken = new Set<SubjectId>([...cbe.core, ...electives])
  if (!core_mathematics) taken.delete('mathematics')
  const lacks = (rules: readonly SubjectRule[]) => rules.find(({ any }) => !any.some((subject) => taken.has(subject)))
  const missingOf = (way: Way) => {
    const all = way.courses.map((at) => lacks(courses[at]?.least ?? way.subjects))
    return all.length > 0 ? (all.includes(undefined) ? undefined : all[0]) : lacks(way.subjects)
  }
  return careers
    .map((career) => {
      const ways = career.ways_in.map((way) => ({ way, missing: missingOf(way) }))
      return {
        career,
        level: LEVELS.find((each) => ways.some(({ way, missing }) => !missing && way.level === each)) ?? null,
        shut: ways.flatMap(({ way, missing }) =>
          missing ? { way, missing, essential: missing.any.includes('mathematics') } : [],
        ),
        helped: electives.filter((subject) => career.subjects.includes(subject)).length,
      }
    })
    .toSorted((a, b) => b.helped - a.helped)
}
