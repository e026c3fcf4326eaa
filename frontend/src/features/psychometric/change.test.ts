import type { Assessment, Result } from '@tajiconnect/contract/psychometric'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chanceOf, shiftsOf } from './change.ts'

const text = { en: 'a', sw: 'a' }
const scale = (code: string) => ({ code, name: text, meaning: text, high: text, low: text })
const scales = ['R', 'I', 'A', 'S', 'E', 'C'].map(scale)
const head = { id: 'x', version: 1, title: text, intro: text, scales, forms: [] }
const items = (count: number) => Array.from({ length: count }, (_, at) => ({ id: `${at}`, scale: 'R', text }))
const interests: Assessment = { ...head, kind: 'rating', options: [], items: items(48) }
const option = { scale: 'R', text }
const pairs = items(15).map(({ id }) => ({ id, options: [option, option] as [typeof option, typeof option] }))
const values: Assessment = { ...head, kind: 'choice', prompt: text, items: pairs }
const result = (scores: readonly number[], complete = 1): Result => ({
  id: 'r',
  assessment_id: 'x',
  assessment_version: 1,
  form: 'full',
  scales: scales.map(({ code, name }, at) => ({ code, name, score: scores[at] ?? 0, mean: 1 })),
  quality: { flat: false, too_fast: false, complete },
  created_at: '2026-10-01T00:00:00.000Z',
})

test.each([
  ['eight questions each', interests, 1, 18],
  ['five questions each, the short form', interests, 30 / 48, 22],
  ['five pairs each', values, 1, 35],
])('%s: chance makes up to so many points', (_, assessment, complete, points) => {
  expect(Math.round(chanceOf(assessment, result([], complete), result([], complete)))).toBe(points)
})

test('what moves less than chance is the same, and the other way round it is the opposite', () => {
  const scores = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 6, maxLength: 6 })
  const opposite = { more: 'less', less: 'more', same: 'same' } as const
  fc.assert(
    fc.property(scores, scores, (one, other) => {
      const there = shiftsOf(interests, result(one), result(other))
      const back = shiftsOf(interests, result(other), result(one))
      for (const [at, { way, before, after }] of there.entries()) {
        expect(back[at]?.way).toBe(opposite[way])
        if (Math.abs(after - before) < 17) expect(way).toBe('same')
        if (after - before > 18) expect(way).toBe('more')
      }
    }),
  )
})
