import { dot, shape } from './interest-model.ts'
import { VALUES, type Person, type Trait } from './person.ts'
import { rank, type Prepared } from './rank.ts'
import { STYLES } from './shapes.ts'
import { shares } from './shares.ts'

export const PARTS = ['interests', 'values', 'styles', 'subjects'] as const
export type Part = (typeof PARTS)[number]

/** How much each part counts. A judgement: nobody has measured what values or grades add. */
export const WEIGHTS: Readonly<Record<Part, number>> = { interests: 0.7, values: 0.1, styles: 0.05, subjects: 0.15 }

export interface Match {
  id: string
  /** 0–100: the weighted mean of the person's percentile in each part; exactly the sum of `parts`. */
  score: number
  parts: { part: Part; points: number }[]
}

const MAX_POINTS = 12

/** Of each career how far the person's grades reach in the subjects that matter for it, 0–1; a subject not taken counts 0. */
function readiness(subjects: readonly string[] | undefined, grades: ReadonlyMap<string, number>): number {
  if (!subjects?.length) return Number.NaN
  return subjects.reduce((sum, subject) => sum + (grades.get(subject) ?? 0), 0) / (MAX_POINTS * subjects.length)
}

/**
 * The whole catalogue, best first; ties stand in the order of their codes. `subjects` are those that matter for a career,
 * where they are known. A part that is unknown of the person or of the career is left out, and the others weigh more.
 * Throws RangeError for a profile that lacks a letter or leaves 1–5.
 */
export function match(prepared: Prepared, person: Person, subjects: ReadonlyMap<string, readonly string[]>): Match[] {
  const { occupations, rows, shapes } = prepared
  const ranked = rank(prepared, person.interests)
  const parts: [Part, Float64Array][] = []
  const add = (part: Part, raw: (row: number) => number) =>
    parts.push([part, shares(Float64Array.from(occupations, (_, row) => raw(row)))])
  const correlation = (mine: readonly number[], theirs: readonly number[] | null) =>
    theirs ? dot(mine, theirs) : Number.NaN
  const { values, traits, grades } = person
  if (values) {
    const mine = shape(VALUES.map((value) => values[value]))
    add('values', (row) => correlation(mine, shapes.values[row]!))
  }
  if (traits) {
    const level = (trait: Trait) => traits[trait] - 50
    const mine = shape(STYLES.map((of) => of.reduce((sum, trait) => sum + level(trait), 0) / of.length))
    add('styles', (row) => correlation(mine, shapes.styles[row]!))
  }
  if (grades?.size) add('subjects', (row) => readiness(subjects.get(occupations[row]!.id), grades))
  const matches = ranked.map(({ id, percentile }) => {
    const row = rows.get(id)!
    const known = parts.filter(([, share]) => !Number.isNaN(share[row]!))
    const weight = known.reduce((sum, [part]) => sum + WEIGHTS[part], WEIGHTS.interests)
    const points: Match['parts'] = [{ part: 'interests', points: percentile * (WEIGHTS.interests / weight) }]
    for (const [part, share] of known) points.push({ part, points: 100 * share[row]! * (WEIGHTS[part] / weight) })
    return { id, score: points.reduce((sum, each) => sum + each.points, 0), parts: points }
  })
  if (parts.length === 0) return matches
  return matches.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
}
