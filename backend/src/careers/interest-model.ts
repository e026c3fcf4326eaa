import { LETTERS } from '@tajiconnect/contract/letters'
import type { Letter } from '@tajiconnect/contract/psychometric'
import type { Field, InterestModel, Occupation } from './career-data.ts'

/** Mean answer to the items of each letter, 1–5. */
export type Profile = Record<Letter, number>

/** A linear score: `centre` plus the dot product of `weights` with six numbers about a person. */
export interface Linear {
  centre: number
  weights: number[]
}

export const dot = (a: ArrayLike<number>, b: ArrayLike<number>) => {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}

const combine = (rows: readonly (readonly number[])[], by: ArrayLike<number>) =>
  LETTERS.map((_, column) => rows.reduce((sum, row, i) => sum + row[column]! * by[i]!, 0))

const standardise = (values: readonly number[], mean: readonly number[], sd: readonly number[]) =>
  values.map((value, i) => (value - mean[i]!) / sd[i]!)

/**
 * The six means in the order of the letters.
 * Throws RangeError when a letter is missing or outside 1–5.
 */
export function profileValues(profile: Partial<Profile>): number[] {
  return LETTERS.map((letter) => {
    const value = profile[letter]
    if (value === undefined)
      throw new RangeError(`Interest ${letter} is missing: give a mean from 1 to 5 for each of ${LETTERS.join(', ')}.`)
    if (!(value >= 1 && value <= 5)) throw new RangeError(`Interest ${letter} is ${value}: it must be from 1 to 5.`)
    return value
  })
}

/** How far a person stands from the average respondent, in standard deviations a letter. */
export const standing = (values: readonly number[], model: InterestModel) =>
  standardise(values, model.person_mean, model.person_sd)

/** The shape of six numbers: their mean taken off, length 1. Six equal numbers have no shape: all 0. */
export function shape(values: readonly number[]): number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const centred = values.map((value) => value - mean)
  const length = Math.sqrt(dot(centred, centred))
  return centred.map((value) => (length < 1e-9 ? 0 : value / length))
}

/** log p(z | people stand at `mean`) less log p(z | average respondent), for normal z of one covariance. */
function logRatio(mean: readonly number[], model: InterestModel): Linear {
  const weights = combine(model.inverse_covariance, mean)
  return { centre: -0.5 * dot(mean, weights), weights }
}

/** The score of an occupation that belongs to fields: the mean of theirs. */
export function fieldsRatio(fields: readonly Field[]): Linear {
  const mean = (of: (field: Field) => number) => fields.reduce((sum, field) => sum + of(field), 0) / fields.length
  return {
    centre: mean(({ centre, lift }) => centre + lift),
    weights: LETTERS.map((_, k) => mean(({ weights }) => weights[k]!)),
  }
}

/**
 * The score of any occupation, from its interests alone (linear discriminant analysis through O*NET): its people are
 * expected where the map puts them.
 */
export function mappedRatio(occupation: Occupation, model: InterestModel): Linear {
  const interests = standardise(occupation.interests, model.occupation_mean, model.occupation_sd)
  return logRatio(combine(model.map, [...interests, 1]), model)
}
