import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { match, PARTS, prepare, rank, recommend, WEIGHTS, type Person } from '../../career-algorithm.ts'
import model from '../../data/interest-model.json' with { type: 'json' }
import catalogue from '../../data/occupations.json' with { type: 'json' }
import { TRAITS, VALUES } from './person.ts'

const prepared = prepare({ occupations: catalogue, model })
const interests = { R: 1.5, I: 4.25, A: 2, S: 4.125, E: 2, C: 2 }
const NURSE = '29-1141.00'
const subjects = new Map([
  [NURSE, ['biology', 'chemistry']],
  ['15-1252.00', ['mathematics', 'physics']],
])
const record = <K extends string>(keys: readonly K[], values: readonly number[]) =>
  Object.fromEntries(keys.map((key, k) => [key, values[k] ?? 50])) as Record<K, number>

const percent = fc.integer({ min: 0, max: 100 })
const six = fc.array(percent, { minLength: 6, maxLength: 6 })
const mean = fc.double({ min: 1, max: 5, noNaN: true })
const anyone: fc.Arbitrary<Person> = fc.record(
  {
    interests: fc.record({ R: mean, I: mean, A: mean, S: mean, E: mean, C: mean }),
    values: six.map((values) => record(VALUES, values)),
    traits: six.map((values) => record(TRAITS, values)),
    grades: fc
      .dictionary(fc.constantFrom('biology', 'chemistry', 'mathematics'), fc.integer({ min: 1, max: 12 }))
      .map((grades) => new Map(Object.entries(grades))),
  },
  { requiredKeys: ['interests'] },
)
/** Every match with its parts. */
function matchesOf(person: Person) {
  const { ids, scoreOf, partsOf } = match(prepared, person, subjects)
  return ids.map((id) => ({ id, score: scoreOf(id), parts: partsOf(id) }))
}
const placeOf = (person: Person, id: string) => matchesOf(person).findIndex((each) => each.id === id)

describe('a match', () => {
  test('by interests alone is the ranking by interests', () => {
    const ranked = rank(prepared, interests)
    expect(matchesOf({ interests })).toEqual(
      ranked.map(({ id, percentile: points }) => ({ id, score: points, parts: [{ part: 'interests', points }] })),
    )
  })

  test('holds every career once, best first, and its parts are its score to the last bit', () => {
    fc.assert(
      fc.property(anyone, (person) => {
        const matches = matchesOf(person)
        expect(new Set(matches.map(({ id }) => id)).size).toBe(923)
        for (const [at, { score, parts }] of matches.entries()) {
          expect(parts.reduce((sum, { points }) => sum + points, 0)).toBe(score)
          expect(score).toBeGreaterThanOrEqual(0)
          expect(score).toBeLessThanOrEqual(100)
          if (at > 0) expect(score).toBeLessThanOrEqual(matches[at - 1]!.score)
        }
        expect(matchesOf(person)).toEqual(matches)
      }),
      { numRuns: 25 },
    )
  })

  test('a part that is not known makes the others weigh more', () => {
    const values = record(VALUES, [90, 10, 40, 80, 20, 50])
    const found = matchesOf({ interests, values })
    const interestsOf = new Map(rank(prepared, interests).map(({ id, percentile }) => [id, percentile]))
    for (const { id, parts } of found) {
      const weight = parts.reduce((sum, { part }) => sum + WEIGHTS[part], 0)
      expect(parts[0]!.points).toBeCloseTo((WEIGHTS.interests * interestsOf.get(id)!) / weight, 9)
    }
    const rated = new Set(catalogue.occupations.flatMap((one) => ('values' in one && one.values ? one.id : [])))
    for (const { id, parts } of found) expect(parts.length).toBe(rated.has(id) ? 2 : 1)
  })

  test('the weights are a whole', () => {
    expect(PARTS.reduce((sum, part) => sum + WEIGHTS[part], 0)).toBeCloseTo(1, 12)
  })

  test('values move careers that offer them up', () => {
    const helping = record(VALUES, [50, 0, 0, 100, 50, 0])
    const leading = record(VALUES, [50, 50, 100, 0, 0, 100])
    expect(placeOf({ interests, values: helping }, NURSE)).toBeLessThan(placeOf({ interests, values: leading }, NURSE))
  })

  test('an even temper and kindness speak for nursing', () => {
    const kind = record(TRAITS, [50, 60, 50, 95, 90])
    const curt = record(TRAITS, [95, 30, 50, 5, 10])
    expect(placeOf({ interests, traits: kind }, NURSE)).toBeLessThan(placeOf({ interests, traits: curt }, NURSE))
  })

  test('a better grade never takes a career down', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 11 }), (points) => {
        const at = (biology: number) => {
          const grades = new Map([
            ['biology', biology],
            ['mathematics', 6],
          ])
          const found = matchesOf({ interests, grades }).find(({ id }) => id === NURSE)!
          return found.score
        }
        expect(at(points + 1)).toBeGreaterThanOrEqual(at(points))
      }),
    )
  })
})

describe('limits', () => {
  const quality = { flat: false, too_fast: false, complete: 1 }
  const barriersTo = (id: string) => (id.startsWith('29') ? [{ rule: 'years', years: 6 } as const] : [])

  test('keep careers off the list, and the best of those are told with what stands in the way', () => {
    const { recommendations, wouldFit } = recommend(prepared, interests, { limit: 10, quality, barriersTo })
    expect(recommendations.filter(({ id }) => id.startsWith('29'))).toEqual([])
    const best = rank(prepared, interests).filter(({ id }) => id.startsWith('29'))
    expect(wouldFit.map(({ id }) => id)).toEqual(best.slice(0, 5).map(({ id }) => id))
    expect(wouldFit.every(({ barriers }) => barriers[0]?.rule === 'years')).toBe(true)
  })

  test('without any nobody is kept out', () => {
    expect(recommend(prepared, interests, { limit: 10, quality }).wouldFit).toEqual([])
  })
})
