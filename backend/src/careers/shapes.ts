import type { Occupation } from './career-data.ts'
import { shape } from './interest-model.ts'
import { VALUES, type Trait } from './person.ts'

/**
 * Which of O*NET's sixteen work styles a trait goes with, in the order of its columns. A plain reading of the names; no
 * outcome data stands behind it.
 */
export const STYLES: readonly (readonly Trait[])[] = [
  ['conscientiousness'],
  ['conscientiousness'],
  ['extraversion', 'conscientiousness'],
  ['extraversion'],
  ['agreeableness'],
  ['agreeableness'],
  ['extraversion'],
  ['steadiness', 'agreeableness'],
  ['steadiness'],
  ['openness', 'steadiness'],
  ['conscientiousness'],
  ['conscientiousness'],
  ['agreeableness', 'conscientiousness'],
  ['openness'],
  ['openness'],
  ['openness'],
]

/** One row of numbers a career, one after the other; NaN where O*NET has none. */
interface Matrix {
  width: number
  cells: Float64Array
}

/** The catalogue's values and styles as shapes, so that one dot product is a correlation. */
export interface Shapes {
  values: Matrix
  styles: Matrix
}

export function shapesOf(occupations: readonly Occupation[]): Shapes {
  const rated = occupations.flatMap(({ styles }) => (styles ? [styles] : []))
  const columns = STYLES.map((_, k) => rated.map((styles) => styles[k]!))
  const mean = columns.map((column) => column.reduce((sum, each) => sum + each, 0) / column.length)
  const sd = columns.map((column, k) =>
    Math.sqrt(column.reduce((sum, each) => sum + (each - mean[k]!) ** 2, 0) / column.length),
  )
  return {
    values: matrix(
      VALUES.length,
      occupations.map(({ values }) => values && shape(values)),
    ),
    // Every job asks for dependability: what tells jobs apart is how far each stands from the others.
    styles: matrix(
      STYLES.length,
      occupations.map(({ styles }) => styles && shape(styles.map((each, k) => (each - mean[k]!) / sd[k]!))),
    ),
  }
}

function matrix(width: number, rows: readonly (readonly number[] | undefined)[]): Matrix {
  const unknown = Array<number>(width).fill(Number.NaN)
  return { width, cells: Float64Array.from(rows.flatMap((row) => row ?? unknown)) }
}

/** Of each row its dot product with `by`, which has the width of the matrix; NaN where the row is unknown. */
export function dots({ width, cells }: Matrix, by: readonly number[]): Float64Array {
  const sums = new Float64Array(cells.length / width)
  for (let row = 0, cell = 0; row < sums.length; row++) {
    let sum = 0
    for (let k = 0; k < width; k++) sum += cells[cell++]! * by[k]!
    sums[row] = sum
  }
  return sums
}
