import { aggregate, atLeast, clusterPoints, clusterWeight, meanGrade, oneUp, subjectsOf, type Grades } from './kcse.ts'
import type { SubjectId } from './onboarding.ts'
import type { DegreeCourse, KcseGrade, PathwayCareer, Pathways, SubjectRule, Way } from './pathways.ts'

/** Why a door is closed: the mean grade, a subject, four cluster subjects, or the points of past years. */
export type Closing =
  | { kind: 'mean'; least: KcseGrade }
  | { kind: 'subject'; rule: SubjectRule }
  | { kind: 'cluster'; any: readonly SubjectId[] }
  | { kind: 'points'; lowest: number; near: boolean }

/** The course group that stands nearest, and the estimated weight for it. */
export interface Compared {
  course: DegreeCourse
  weight: number
}

/**
 * `clear`: above the middle of past cut-offs by more than the band. `within`: above the lowest. `words`: what the entry
 * words ask for is met, and there are no cut-offs. `any`: no grade is asked for. `ask`: the words do not say.
 */
export type Door = { way: Way; compared: Compared | null } & (
  | { open: true; standing: 'clear' | 'within' | 'words' | 'any' | 'ask' }
  | { open: false; closing: Closing }
)

export const LEVELS = ['degree', 'diploma', 'certificate', 'work'] as const
export type Level = Way['level']

export interface CareerDoors {
  career: PathwayCareer
  /** As `career.ways_in`. */
  doors: Door[]
  /** The highest that is open; null where none is with these grades. */
  level: Level | null
}

export interface Outcome {
  /** Points of 84. */
  aggregate: number
  mean: KcseGrade
  /** Estimated weights by cluster number; null where its four subjects are not all there. */
  weights: ReadonlyMap<number, number | null>
  careers: CareerDoors[]
}

/** What opens with these grades, and what does not. Null until there are enough of them for a mean grade. */
export function outcome(pathways: Pathways, grades: Grades): Outcome | null {
  const { kcse } = pathways
  const points = aggregate(kcse, grades)
  if (points === null) return null
  const mean = meanGrade(kcse, points)
  const weights = new Map(
    kcse.clusters.map(({ number, slots }) => {
      const r = clusterPoints(kcse, slots, grades)
      return [number, r === null ? null : clusterWeight(kcse, r, points)]
    }),
  )
  const careers = pathways.careers.map((career) => {
    const doors = career.ways_in.map((way) => doorOf(pathways, way, { grades, mean, weights }))
    return { career, doors, level: levelOf(doors) }
  })
  return { aggregate: points, mean, weights, careers }
}

/** A college that has to be asked may lead in, but only where nothing surer does, and no degree is promised so. */
function levelOf(doors: readonly Door[]): Level | null {
  const has = (level: Level, asked: boolean) =>
    doors.some((door) => door.open && door.way.level === level && (door.standing === 'ask') === asked)
  return (
    LEVELS.find((level) => has(level, false)) ?? LEVELS.find((level) => level !== 'degree' && has(level, true)) ?? null
  )
}

interface Standing {
  grades: Grades
  mean: KcseGrade
  weights: Outcome['weights']
}

function doorOf(pathways: Pathways, way: Way, standing: Standing): Door {
  const { least, subjects } = way
  if (least !== null && least !== 'any' && !atLeast(standing.mean, least))
    return { way, compared: null, open: false, closing: { kind: 'mean', least } }
  const courses = way.courses.flatMap((at) => pathways.courses[at] ?? [])
  if (courses.length > 0) return bestOf(courses.map((course) => courseDoor(pathways, way, course, standing)))
  const missing = unmet(subjects, standing.grades)
  if (missing) return { way, compared: null, open: false, closing: { kind: 'subject', rule: missing } }
  return { way, compared: null, open: true, standing: least === null ? 'ask' : least === 'any' ? 'any' : 'words' }
}

function courseDoor({ kcse, band }: Pathways, way: Way, course: DegreeCourse, { grades, weights }: Standing): Door {
  const missing = unmet(course.least ?? way.subjects, grades)
  if (missing) return { way, compared: null, open: false, closing: { kind: 'subject', rule: missing } }
  const weight = weights.get(course.cluster) ?? null
  if (weight === null) {
    const slots = kcse.clusters.find(({ number }) => number === course.cluster)?.slots ?? []
    const any = slots.find((slot) => !slot.some((subject) => grades[subject])) ?? []
    return { way, compared: null, open: false, closing: { kind: 'cluster', any } }
  }
  const compared = { course, weight }
  if (!course.cut_offs) return { way, compared, open: true, standing: 'words' }
  const { lowest, middle } = course.cut_offs
  if (weight >= lowest) return { way, compared, open: true, standing: weight - band >= middle ? 'clear' : 'within' }
  return { way, compared, open: false, closing: { kind: 'points', lowest, near: weight + band >= lowest } }
}

/** The first rule that the grades do not meet. */
const unmet = (rules: readonly SubjectRule[], grades: Grades) =>
  rules.find(
    ({ any, grade }) =>
      !any.some((subject) => {
        const got = grades[subject]
        return got && (grade === null || atLeast(got, grade))
      }),
  )

const RANKS = ['clear', 'within', 'words', 'any', 'ask', 'points', 'subject', 'cluster', 'mean']
const rankOf = (door: Door) => RANKS.indexOf(door.open ? door.standing : door.closing.kind)
/** How far above the lowest cut-off. */
const margin = ({ compared }: Door) =>
  compared?.course.cut_offs ? compared.weight - compared.course.cut_offs.lowest : Number.NEGATIVE_INFINITY

const bestOf = (doors: Door[]): Door =>
  doors.reduce((best, door) => {
    const by = rankOf(best) - rankOf(door)
    return by > 0 || (by === 0 && margin(door) > margin(best)) ? door : best
  })

export interface Opening {
  career: PathwayCareer
  way: Way
}

export interface Step {
  subject: SubjectId
  from: KcseGrade
  to: KcseGrade
  /** Every way in that is closed now and would be open. */
  opens: Opening[]
}

/**
 * What each subject alone, one grade up, would open: everything is worked out anew for each. Most first; subjects with an
 * A are left out. Empty until there is an outcome.
 */
export function stepsUp(pathways: Pathways, grades: Grades): Step[] {
  const now = outcome(pathways, grades)
  if (!now) return []
  return subjectsOf(grades)
    .flatMap((subject) => {
      const from = grades[subject]
      const to = from && oneUp(from)
      if (!from || !to) return []
      const then = outcome(pathways, { ...grades, [subject]: to })
      return { subject, from, to, opens: then ? newlyOpen(now, then) : [] }
    })
    .toSorted((a, b) => b.opens.length - a.opens.length)
}

const newlyOpen = (now: Outcome, then: Outcome): Opening[] =>
  then.careers.flatMap(({ career, doors }, at) =>
    doors.flatMap(({ open, way }, place) => (open && !now.careers[at]?.doors[place]?.open ? { career, way } : [])),
  )
