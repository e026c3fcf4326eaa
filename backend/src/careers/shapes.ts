import type { Occupation } from './career-data.ts'
import { shape } from './interest-model.ts'
import type { Trait } from './person.ts'

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

/** The catalogue's values and styles as shapes, so that one dot product is a correlation; null where O*NET has none. */
export interface Shapes {
  values: readonly (readonly number[] | null)[]
  styles: readonly (readonly number[] | null)[]
}

export function shapesOf(occupations: readonly Occupation[]): Shapes {
  const rated = occupations.flatMap(({ styles }) => (styles ? [styles] : []))
  const columns = STYLES.map((_, k) => rated.map((styles) => styles[k]!))
  const mean = columns.map((column) => column.reduce((sum, each) => sum + each, 0) / column.length)
  const sd = columns.map((column, k) =>
    Math.sqrt(column.reduce((sum, each) => sum + (each - mean[k]!) ** 2, 0) / column.length),
  )
  return {
    values: occupations.map(({ values }) => (values ? shape(values) : null)),
    // Every job asks for dependability: what tells jobs apart is how far each stands from the others.
    styles: occupations.map(({ styles }) =>
      styles ? shape(styles.map((each, k) => (each - mean[k]!) / sd[k]!)) : null,
    ),
  }
}
