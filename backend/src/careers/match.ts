import { shape } from './interest-model.ts'
import { VALUES, type Person, type Trait } from './person.ts'
import { rankRows, type Prepared } from './rank.ts'
import { inOrder, percentiles } from './percentiles.ts'
import { dots, STYLES } from './shapes.ts'

export const PARTS = ['interests', 'values', 'styles', 'subjects'] as const
export type Part = (typeof PARTS)[number]

/** How much each part counts. A judgement: nobody has measured what values or grades add. */
export const WEIGHTS: Readonly<Record<Part, number>> = { interests: 0.7, values: 0.1, styles: 0.05, subjects: 0.15 }

/** A part's points of a score; they add up to it exactly. */
export interface PartPoints {
  part: Part
  points: number
}

export interface Matches {
  /** The whole catalogue, best first; ties stand in the order of their codes. */
  ids: string[]
  /** 0–100: the weighted mean of the person's percentile in each part. */
  scoreOf(id: string): number
  partsOf(id: string): PartPoints[]
}

const MAX_POINTS = 12

/** Of each career how far the person's grades reach in the subjects that matter for it, 0–1; a subject not taken counts 0. */
function readiness(subjects: readonly string[], grades: ReadonlyMap<string, number>): number {
  if (subjects.length === 0) return Number.NaN
  let sum = 0
  for (const subject of subjects) sum += grades.get(subject) ?? 0
  return sum / (MAX_POINTS * subjects.length)
}

/**
 * How well every career fits. `subjects` are those that matter for a career, where they are known. A part that is unknown of the person or of the career is left out, and the others weigh more.
 * Throws RangeError for a profile that lacks a letter or leaves 1–5.
 */
export function match(prepared: Prepared, person: Person, subjects: ReadonlyMap<string, readonly string[]>): Matches {
  const { occupations, rows, shapes } = prepared
  const count = occupations.length
  const ranked = rankRows(prepared, person.interests)
  const interests = new Float64Array(count)
  for (let place = 0; place < count; place++) interests[ranked.rows[place]!] = ranked.percentiles[place]!
  // Percentiles by row; NaN where the part is unknown of the career.
  const parts: { part: Part; weight: number; of: Float64Array }[] = [
    { part: 'interests', weight: WEIGHTS.interests, of: interests },
  ]
  const add = (part: Part, raw: Float64Array) => parts.push({ part, weight: WEIGHTS[part], of: percentiles(raw) })
  const { values, traits, grades } = person
  if (values) add('values', dots(shapes.values, shape(VALUES.map((value) => values[value]))))
  if (traits) {
    const level = (trait: Trait) => traits[trait] - 50
    const mine = shape(STYLES.map((of) => of.reduce((sum, trait) => sum + level(trait), 0) / of.length))
    add('styles', dots(shapes.styles, mine))
  }
  if (grades?.size) {
    const raw = new Float64Array(count).fill(Number.NaN)
    subjects.forEach((asked, id) => {
      raw[rows.get(id) ?? -1] = readiness(asked, grades)
    })
    add('subjects', raw)
  }

  const partsOf = (id: string): PartPoints[] => {
    const row = rows.get(id)!
    const known = parts.filter(({ of }) => !Number.isNaN(of[row]!))
    const total = known.reduce((sum, { weight }) => sum + weight, 0)
    return known.map(({ part, weight, of }) => ({ part, points: of[row]! * (weight / total) }))
  }
  const negated = negatedScores(parts, count)
  const order = parts.length === 1 ? ranked.rows : inOrder(negated)
  const ids: string[] = []
  for (let place = 0; place < count; place++) ids.push(occupations[order[place]!]!.id)
  return { ids, scoreOf: (id) => -negated[rows.get(id)!]!, partsOf }
}

/** Of each row the sum of its parts' points, negated so that the best come first and equal ones in the order of their codes. */
function negatedScores(parts: readonly { weight: number; of: Float64Array }[], count: number): Float64Array {
  const totals = new Float64Array(count)
  for (const { weight, of } of parts)
    for (let row = 0; row < count; row++) if (!Number.isNaN(of[row]!)) totals[row]! += weight
  const negated = new Float64Array(count)
  for (const { weight, of } of parts)
    for (let row = 0; row < count; row++)
      if (!Number.isNaN(of[row]!)) negated[row]! -= of[row]! * (weight / totals[row]!)
  return negated
}
