import { LETTERS } from '@tajiconnect/contract/letters'
import type { Result } from '@tajiconnect/contract/psychometric'
import { expect, test } from 'vitest'
import { levelsOf } from './words.ts'

/** Codes of the groups, for the scores of R, I, A, S, E and C. */
function groups(...scores: number[]) {
  const scales = LETTERS.map((code, k) => ({ code, name: { en: code, sw: code }, score: scores[k]!, mean: 0 }))
  const { top, next, bottom, others } = levelsOf(scales)
  const codes = (group: Result['scales']) => group.map(({ code }) => code).join('')
  return [codes(top), codes(next), codes(bottom), others]
}

test('an order is told only where there is one', () => {
  expect(groups(10, 90, 20, 80, 30, 40)).toEqual(['I', 'S', 'R', 0])
  expect(groups(0, 100, 0, 100, 0, 0)).toEqual(['IS', '', '', 4])
  expect(groups(0, 100, 0, 75, 0, 0)).toEqual(['I', 'S', '', 4])
  expect(groups(0, 100, 0, 0, 0, 0)).toEqual(['I', '', '', 5])
  expect(groups(50, 100, 50, 50, 50, 0)).toEqual(['I', '', 'C', 0])
  expect(groups(0, 100, 75, 50, 25, 0)).toEqual(['I', 'A', 'RC', 0])
  expect(groups(50, 50, 50, 50, 50, 50)).toEqual(['RIASEC', '', '', 0])
})
