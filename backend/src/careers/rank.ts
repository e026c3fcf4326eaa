import { LETTERS } from '@tajiconnect/contract/letters'
import type { CareerData, Field, Occupation } from './career-data.ts'
import {
  fieldsRatio,
  mappedRatio,
  profileValues,
  shape,
  standing,
  type Linear,
  type Profile,
} from './interest-model.ts'
import { shapesOf, type Shapes } from './shapes.ts'
import { inOrder, percentileRanks } from './percentiles.ts'

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
  groups: readonly [Uint16Array, Uint16Array]
  /** Points of a row = its centre + its six weights · (shape or standing). */
  centres: Float64Array
  weights: Float64Array
  fields: readonly { field: Field; logPrior: number }[]
  /** Row → indexes into `fields`. */
  fieldsOf: readonly (readonly number[])[]
  shapes: Shapes
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
  const lines = linesOf(occupations, fieldsOf, data)
  const rows = Uint16Array.from(occupations.keys())
  const scale = (row: number) => (isModelled(occupations[row]!) ? POINTS_PER_RATIO : POINTS_PER_CORRELATION)
  return {
    version: `${data.occupations.version}/${model.version}`,
    data,
    occupations,
    rows: new Map(occupations.map(({ id }, row) => [id, row])),
    groups: [rows.filter((row) => !isModelled(occupations[row]!)), rows.filter((row) => isModelled(occupations[row]!))],
    centres: Float64Array.from(lines, ({ centre }, row) => centre * scale(row)),
    weights: Float64Array.from(lines.flatMap(({ weights }, row) => weights.map((weight) => weight * scale(row)))),
    fields: model.fields.map((field) => ({
      field,
      logPrior: Math.log(field.n / people),
    })),
    fieldsOf,
    shapes: shapesOf(occupations),
  }
}

/**
 * Zones 1–3: the shape of the occupation. Zones 4–5: the mean of its fields; where it belongs to none, what the map says of
 * its interests, moved to the middle of the others, as the two are centred differently.
 */
function linesOf(
  occupations: readonly Occupation[],
  fieldsOf: readonly (readonly number[])[],
  { model }: CareerData,
): Linear[] {
  const known = occupations.flatMap((occupation, row) =>
    isModelled(occupation) && fieldsOf[row]!.length > 0
      ? fieldsRatio(fieldsOf[row]!.map((i) => model.fields[i]!)).centre - mappedRatio(occupation, model).centre
      : [],
  )
  const move = known.reduce((sum, each) => sum + each, 0) / Math.max(known.length, 1)
  return occupations.map((occupation, row) => {
    if (!isModelled(occupation)) return { centre: 0, weights: shape(occupation.interests) }
    if (fieldsOf[row]!.length > 0) return fieldsRatio(fieldsOf[row]!.map((i) => model.fields[i]!))
    const { centre, weights } = mappedRatio(occupation, model)
    return { centre: centre + move, weights }
  })
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

/** Rows of one group, best first, with their points and their percentile ranks within the group. */
interface RankedGroup {
  rows: Uint16Array
  points: Float64Array
  ranks: Float64Array
}

/** The rows of a group, best first; equal ones in the order of their codes. */
function rankGroup(group: Uint16Array, person: Float64Array, { centres, weights }: Prepared): RankedGroup {
  const negated = new Float64Array(group.length)
  for (let at = 0; at < group.length; at++) {
    const row = group[at]!
    let sum = 0
    for (let k = 0; k < LETTERS.length; k++) sum += person[k]! * weights[row * LETTERS.length + k]!
    negated[at] = -(centres[row]! + sum)
  }
  const rows = new Uint16Array(group.length)
  const points = new Float64Array(group.length)
  const order = inOrder(negated)
  for (let place = 0; place < order.length; place++) {
    const at = order[place]!
    rows[place] = group[at]!
    points[place] = -negated[at]!
  }
  return { rows, points, ranks: percentileRanks(points) }
}

/** Whether place `i` of `a` stands before place `j` of `b`: the higher rank first, of equal ones the lower code. */
function isNext(a: RankedGroup, i: number, b: RankedGroup, j: number) {
  if (i === a.rows.length || j === b.rows.length) return i < a.rows.length
  return a.ranks[i]! > b.ranks[j]! || (a.ranks[i] === b.ranks[j] && a.rows[i]! < b.rows[j]!)
}

/** The whole catalogue as rows, best first, with the points and the percentile of each place. */
interface RankedRows {
  rows: Uint16Array
  points: Float64Array
  percentiles: Float64Array
}

/**
 * The whole catalogue, best first. Zones 1–3 and 4–5 are ranked apart, each by its own measure, and merged by percentile rank
 * within their group; ties stand in the order of their codes.
 * Throws RangeError for a profile that lacks a letter or leaves 1–5.
 */
export function rankRows(prepared: Prepared, profile: Partial<Profile>): RankedRows {
  const input = inputs(prepared, profileValues(profile))
  const a = rankGroup(prepared.groups[0], input[0], prepared)
  const b = rankGroup(prepared.groups[1], input[1], prepared)
  const n = prepared.occupations.length
  const within = new Float64Array(n)
  const rows = new Uint16Array(n)
  const points = new Float64Array(n)
  for (let i = 0, j = 0; i + j < n;) {
    const place = i + j
    const isOfA = isNext(a, i, b, j)
    const from = isOfA ? a : b
    const at = isOfA ? i++ : j++
    within[place] = from.ranks[at]!
    rows[place] = from.rows[at]!
    points[place] = from.points[at]!
  }
  return { rows, points, percentiles: percentileRanks(within) }
}

/** The same with the codes of the careers. */
export function rank(prepared: Prepared, profile: Partial<Profile>): RankedCareer[] {
  const { rows, points, percentiles } = rankRows(prepared, profile)
  return Array.from(rows, (row, place) => ({
    id: prepared.occupations[row]!.id,
    points: points[place]!,
    percentile: percentiles[place]!,
  }))
}
