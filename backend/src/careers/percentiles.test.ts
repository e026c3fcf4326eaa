import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inOrder, percentiles } from './percentiles.ts'

/** Numbers as scores are: some equal, some a last bit apart, both zeros among them. */
const number = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(-1, -0, 0, 1, 1 + Number.EPSILON, -1 - Number.EPSILON, Number.MIN_VALUE, -Number.MIN_VALUE),
  fc.integer({ min: -3, max: 3 }),
)
const numbers = fc.array(number, { maxLength: 300 })

test('places are in the order of the values, equal ones as they stand', () => {
  fc.assert(
    fc.property(numbers, (values) => {
      const places = [...values.keys()].sort((a, b) => (values[a] === values[b] ? a - b : values[a]! - values[b]!))
      expect([...inOrder(Float64Array.from(values))]).toEqual(places)
    }),
  )
})

test('a percentile is the share below and half of those equal; what is unknown is ranked with nothing', () => {
  expect([...percentiles(Float64Array.of(3, 1, Number.NaN, 3, 2))]).toEqual([75, 12.5, Number.NaN, 75, 37.5])
  fc.assert(
    fc.property(fc.array(fc.oneof(number, fc.constant(Number.NaN)), { maxLength: 100 }), (values) => {
      const known = values.filter((value) => !Number.isNaN(value))
      const share = (value: number) => {
        const below = known.filter((each) => each < value).length
        const equal = known.filter((each) => each === value).length
        return (100 * (below + equal / 2)) / known.length
      }
      const found = percentiles(Float64Array.from(values))
      for (const [at, value] of values.entries())
        if (Number.isNaN(value)) expect(found[at]).toBeNaN()
        else expect(found[at]).toBeCloseTo(share(value), 9)
    }),
  )
})
