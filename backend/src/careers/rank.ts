import { LETTERS } from '@tajiconnect/contract/psychometric'
import type { CareerData, Field, Occupation } from './career-data.ts'
import {
  fieldRatio,
  occupationRatio,
  profileValues,
  shape,
  standing,
  type Linear,
  type Profile,
} from './interest-model.ts'

/** Log-likelihood ratios are shown in points, so that a very good fit (a ratio of 4) reads as 100, as a correlation of 1 does. */
const POINTS_PER_RATIO = 25
const POINTS_PER_CORRELATION = 100
/** The interest model was fitted on people with degrees; below this zone the correlation of the two profiles ranks. */
const MODEL_FROM_ZONE = 4

/** The catalogue made ready: everything that does not depend on the person. Rows are in the order of the codes. */
export interface Prepared {
  version: string
  data: CareerData
  occupations: readonly Occupation[]
  rows: ReadonlyMap<string, number>
  /** Rows ranked against each other: zones 1–3 by the shape of the profile, zones 4–5 by the standing of the person. */
  groups: readonly Uint16Array[]
  /** Points of a row = its centre + its six weights · (shape or standing). */
  centres: Float64Array
  weights: Float64Array
  fields: readonly { field: Field; logPrior: number; ratio: Linear }[]
  /** Row → indexes into `fields`. */
  fieldsOf: readonly (readonly number[])[]
}

export interface RankedCareer {
  id: string
  /** s, in points; comparable only within zones 1–3 and within zones 4–5. */
  points: number
  /** 0–100: percentile rank in the whole catalogue for this person. */
  percentile: number
}

const isModelled = ({ job_zone }: Occupation) => job_zone >= MODEL_FROM_ZONE

/** Computes once what `rank` needs. Order of the rows in `data` does not matter. */
export function prepare(data: CareerData): Prepared {
  const { model } = data
  const occupations = data.occupations.occupations.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const people = model.fields.reduce((sum, field) => sum + field.n, 0)
  const fieldsOf = occupations.map(({ id }) =>
    model.fields.flatMap((field, i) => (field.occupations.includes(id) ? i : [])),
  )
  const lines = occupations.map((occupation, row): Linear => {
    if (!isModelled(occupation)) return { centre: 0, weights: shape(occupation.interests) }
    return occupationRatio(
      occupation,
      fieldsOf[row]!.map((i) => model.fields[i]!),
      model,
    )
  })
  const scale = (row: number) => (isModelled(occupations[row]!) ? POINTS_PER_RATIO : POINTS_PER_CORRELATION)
  return {
    version: `${data.occupations.version}/${model.version}`,
    data,
    occupations,
    rows: new Map(occupations.map(({ id }, row) => [id, row])),
    groups: [false, true].map((modelled) =>
      Uint16Array.from(occupations.keys()).filter((row) => isModelled(occupations[row]!) === modelled),
    ),
    centres: Float64Array.from(lines, ({ centre }, row) => centre * scale(row)),
    weights: Float64Array.from(lines.flatMap(({ weights }, row) => weights.map((weight) => weight * scale(row)))),
    fields: model.fields.map((field) => ({
      field,
      logPrior: Math.log(field.n / people),
      ratio: fieldRatio(field, model),
    })),
    fieldsOf,
  }
}

/** What weights are multiplied with: of the first group, and of the second. */
const inputs = ({ data }: Prepared, values: readonly number[]) =>
  [Float64Array.from(shape(values)), Float64Array.from(standing(values, data.model))] as const

/**
 * The exact parts of a career's points. `points` is `centre` plus the six parts added in the order of the letters; `centre`
 * is what an average respondent gets (0 where the correlation ranks).
 */
export function explain(prepared: Prepared, profile: Partial<Profile>, id: string) {
  const row = prepared.rows.get(id)
  if (row === undefined)
    throw new RangeError(`Career ${id} is not in the catalogue: use an O*NET-SOC code such as 29-1141.00.`)
  const input = inputs(prepared, profileValues(profile))[isModelled(prepared.occupations[row]!) ? 1 : 0]
  const parts = LETTERS.map((letter, k) => ({
    letter,
    points: input[k]! * prepared.weights[row * LETTERS.length + k]!,
  }))
  const centre = prepared.centres[row]!
  return { centre, parts, points: centre + parts.reduce((sum, part) => sum + part.points, 0) }
}

/** Points of the given rows for one person. */
function weigh(rows: Uint16Array, person: Float64Array, centres: Float64Array, weights: Float64Array): Float64Array {
  const points = new Float64Array(rows.length)
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!
    let sum = 0
    for (let k = 0; k < LETTERS.length; k++) sum += person[k]! * weights[row * LETTERS.length + k]!
    points[i] = centres[row]! + sum
  }
  return points
}

/**
 * Indexes of the values, highest first, equal ones in their own order. Sorting bare numbers and then finding each value's place
 * is several times faster than sorting indexes with a comparison.
 */
function highestFirst(values: Float64Array): Uint16Array {
  const n = values.length
  const sorted = values.slice().sort()
  const taken = new Uint16Array(n)
  const order = new Uint16Array(n)
  for (let i = 0; i < n; i++) {
    const value = values[i]!
    let higher = 0
    for (let end = n; higher < end;) {
      const middle = (higher + end) >> 1
      if (sorted[n - 1 - middle]! > value) higher = middle + 1
      else end = middle
    }
    const place = higher + taken[higher]!
    taken[higher] = taken[higher]! + 1
    order[place] = i
  }
  return order
}

/** The percentile rank of each value: the share of values below it, plus half of those equal to it, itself included. */
function percentileRanks(values: Float64Array, order: Uint16Array): Float64Array {
  const n = values.length
  const ranks = new Float64Array(n)
  for (let from = 0, to = 0; from < n; from = to) {
    while (to < n && values[order[to]!] === values[order[from]!]) to++
    for (let place = from; place < to; place++) ranks[order[place]!] = (100 * (n - (from + to) / 2)) / n
  }
  return ranks
}

/**
 * The whole catalogue, best first. Zones 1–3 and 4–5 are ranked apart, each by its own measure, and merged by percentile rank
 * within their group; ties stand in the order of their codes.
 * Throws RangeError for a profile that lacks a letter or leaves 1–5.
 */
export function rank(prepared: Prepared, profile: Partial<Profile>): RankedCareer[] {
  const { occupations, groups, centres, weights } = prepared
  const input = inputs(prepared, profileValues(profile))
  const n = occupations.length
  const points = new Float64Array(n)
  const within = new Float64Array(n)
  for (const [kind, rows] of groups.entries()) {
    const groupPoints = weigh(rows, input[kind]!, centres, weights)
    const ranks = percentileRanks(groupPoints, highestFirst(groupPoints))
    for (let i = 0; i < rows.length; i++) {
      points[rows[i]!] = groupPoints[i]!
      within[rows[i]!] = ranks[i]!
    }
  }
  const order = highestFirst(within)
  const percentiles = percentileRanks(within, order)
  const ranked: RankedCareer[] = []
  for (let place = 0; place < n; place++) {
    const row = order[place]!
    ranked.push({ id: occupations[row]!.id, points: points[row]!, percentile: percentiles[row]! })
  }
  return ranked
}
