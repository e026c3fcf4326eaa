import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

const ROUNDS = 300
const RATE = 0.08
/** Keeps weights small where a field has few people. */
const RIDGE = 1e-4
const NUMBERS = 7

/**
 * Fields whose people stand near the average, so that others crowd them out of everybody's first places. The lifts are the
 * least (in tenths) with which a field is found as often as by the plain correlation of profiles, on the people of the fit.
 */
export const LIFTS = { psychology: 0.4, english_writing: 0.5, history_classics: 0.2, sociology_anthropology: 0.4 }

/** The people of the fit: where each stands (z-scores in the order of the letters, and a 1), and the row of their field. */
export function readPeople(folder, letters, { person_mean, person_sd }, fieldIds) {
  const [head, ...rows] = gunzipSync(readFileSync(join(folder, 'eval/people.csv.gz')))
    .toString()
    .trimEnd()
    .split('\n')
    .map((line) => line.trim().split(','))
  const at = letters.map((letter) => head.indexOf(letter))
  const people = rows.filter((row) => row[head.indexOf('split')] === 'train')
  const standing = Float64Array.from(
    people.flatMap((row) => [...at.map((column, k) => (Number(row[column]) - person_mean[k]) / person_sd[k]), 1]),
  )
  return { standing, field: Uint8Array.from(people, (row) => fieldIds.indexOf(row[head.indexOf('field')])) }
}

/**
 * Multinomial logistic regression of the field on where somebody stands, every field counting the same however many people
 * it has: for each field six weights and a centre. They are given against the average respondent (the mean over people is
 * taken off), so that a weight times a standing says what that letter adds. Full-batch Adam; the same rows give the same bytes.
 */
export function fitFields({ standing, field }, count) {
  const people = field.length
  const sizes = new Float64Array(count)
  for (const f of field) sizes[f] += 1
  const coefficients = new Float64Array(count * NUMBERS)
  const [gradient, first, second] = [0, 1, 2].map(() => new Float64Array(coefficients.length))
  const odds = new Float64Array(count)
  for (let round = 1; round <= ROUNDS; round++) {
    gradient.fill(0)
    for (let p = 0; p < people; p++) {
      const from = p * NUMBERS
      let total = 0
      for (let f = 0; f < count; f++) {
        let score = 0
        for (let k = 0; k < NUMBERS; k++) score += coefficients[f * NUMBERS + k] * standing[from + k]
        odds[f] = Math.exp(score)
        total += odds[f]
      }
      const own = field[p]
      const weight = 1 / (count * sizes[own])
      for (let f = 0; f < count; f++) {
        const miss = weight * (odds[f] / total - (f === own ? 1 : 0))
        for (let k = 0; k < NUMBERS; k++) gradient[f * NUMBERS + k] += miss * standing[from + k]
      }
    }
    for (let i = 0; i < coefficients.length; i++) {
      const slope = gradient[i] + (i % NUMBERS === NUMBERS - 1 ? 0 : RIDGE * coefficients[i])
      first[i] = 0.9 * first[i] + 0.1 * slope
      second[i] = 0.99 * second[i] + 0.01 * slope * slope
      const step = first[i] / (1 - 0.9 ** round) / (Math.sqrt(second[i] / (1 - 0.99 ** round)) + 1e-8)
      coefficients[i] -= RATE * step
    }
  }
  const mean = Array.from({ length: NUMBERS }, (_, k) =>
    sizes.reduce((sum, size, f) => sum + (size / people) * coefficients[f * NUMBERS + k], 0),
  )
  return Array.from({ length: count }, (_, f) => {
    const own = mean.map((average, k) => round(coefficients[f * NUMBERS + k] - average))
    return { n: sizes[f], weights: own.slice(0, -1), centre: own.at(-1) }
  })
}

const round = (value) => Math.round(value * 1e5) / 1e5
