import { expect, test } from 'vitest'
import { wholePoints } from './whole-points.ts'

test.each([
  [
    [80.6, 9.37],
    [80, 9],
  ],
  [
    [60.7, 9.6, 8.8],
    [61, 9, 9],
  ],
  [
    [60.5, 9.5],
    [61, 9],
  ],
  [
    [70, 15, 10, 5],
    [70, 15, 10, 5],
  ],
  [[99.97], [99]],
  [[], []],
])('%j is told as %j', (points, told) => {
  expect(wholePoints(points)).toEqual(told)
})
