import fc from 'fast-check'
import { expect, test } from 'vitest'
import { circularTriads } from './scoring.ts'

/** How many times each of n things is chosen, pair by pair; `first` says whether the earlier of a pair is. */
function winsOf(n: number, first: (a: number, b: number) => boolean): number[] {
  const wins = Array.from({ length: n }, () => 0)
  for (let a = 0; a < n; a++) for (let b = a + 1; b < n; b++) wins[first(a, b) ? a : b]! += 1
  return wins
}

/** Counted one by one. */
function circlesOf(n: number, first: (a: number, b: number) => boolean): number {
  let circles = 0
  for (let a = 0; a < n; a++)
    for (let b = a + 1; b < n; b++)
      for (let c = b + 1; c < n; c++) if (first(a, b) === first(b, c) && first(a, b) !== first(a, c)) circles++
  return circles
}

const choices = fc.array(fc.boolean(), { minLength: 15, maxLength: 15 })
const madeBy = (bits: boolean[]) => (a: number, b: number) => bits[a * 5 - (a * (a - 1)) / 2 + (b - a - 1)]!

test('circles are those that counting one by one finds, from none to eight of six things', () => {
  fc.assert(
    fc.property(choices, (bits) => {
      const circles = circularTriads(winsOf(6, madeBy(bits)))
      expect(circles).toBe(circlesOf(6, madeBy(bits)))
      expect(circles).toBeGreaterThanOrEqual(0)
      expect(circles).toBeLessThanOrEqual(8)
    }),
  )
})

test('any order kept to has none', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer(), { minLength: 3, maxLength: 8 }), (worth) => {
      expect(circularTriads(winsOf(worth.length, (a, b) => worth[a]! > worth[b]!))).toBe(0)
    }),
  )
})

test.each([
  ['a before b before c before a', [1, 1, 1], 1],
  ['six things as even as can be', [3, 3, 3, 2, 2, 2], 8],
  ['one circle at the bottom of six', [5, 4, 3, 1, 1, 1], 1],
])('%s', (_, wins, circles) => expect(circularTriads(wins)).toBe(circles))
