import { LETTERS } from '@tajiconnect/contract/letters'
import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { prepare, recommend } from '../../career-algorithm.ts'
import type { CareerData } from './career-data.ts'
import { majorGroup } from './diversity.ts'
import { blend, readReranking, rerankRequest, SHORTLIST, WORDS_MAX } from './rerank.ts'

const read = (name: string) => JSON.parse(readFileSync(new URL(`../../data/${name}.json`, import.meta.url), 'utf8'))
const prepared = prepare({ occupations: read('occupations'), model: read('interest-model') } as CareerData)
const profile = { R: 2, I: 4.6, A: 3.1, S: 4, E: 2.2, C: 2.9 }
const quality = { flat: false, too_fast: false, complete: 1 }
const ids = recommend(prepared, profile, { limit: SHORTLIST, quality }).recommendations.map(({ id }) => id)

const shortlist = ids.map((id) => ({ id, title: `Job ${id}` }))

describe('what is asked', () => {
  const request = rerankRequest(prepared, profile, shortlist, 'sw')

  test('holds the six interests and the shortlist, and nothing else of the learner', () => {
    expect(Object.keys(request.data as object)).toEqual(['interests', 'careers'])
    const { interests, careers } = request.data as { interests: object[]; careers: { code: string }[] }
    expect(interests.map((one) => Object.keys(one))).toEqual(
      LETTERS.map(() => ['letter', 'about', 'level', 'than_most']),
    )
    expect(careers.map(({ code }) => code)).toEqual(ids)
    expect(Object.keys(careers[0] ?? {})).toEqual(['code', 'title', 'fit'])
  })

  test('names the language', () => {
    expect(request.instructions).toContain('Kiswahili')
    expect(rerankRequest(prepared, profile, shortlist, 'en').instructions).toContain('English')
  })

  test('the same person is asked about in the same words', () => {
    expect(rerankRequest(prepared, { ...profile }, [...shortlist], 'sw')).toEqual(request)
  })
})

describe('what comes back', () => {
  const order = ids.toReversed()
  const reasons = [{ code: order[0], text: ' You like to find things out. ' }]
  const check = readReranking(ids)

  test('is read', () => {
    expect(check({ order, reasons })).toEqual({ order, words: new Map([[order[0], 'You like to find things out.']]) })
  })

  test.each([
    ['a code too few', { order: order.slice(1), reasons: [] }],
    ['a code twice', { order: [...order.slice(1), order[1]], reasons: [] }],
    ['a code too many', { order: [...order, ids[0]], reasons: [] }],
    ['an unknown code', { order: [...order.slice(1), '99-9999.00'], reasons: [] }],
    ['a reason for an unknown code', { order, reasons: [{ code: '99-9999.00', text: 'You like it.' }] }],
    ['two reasons for one', { order, reasons: [...reasons, ...reasons] }],
    ['an empty reason', { order, reasons: [{ code: order[0], text: '  ' }] }],
    ['a reason that is too long', { order, reasons: [{ code: order[0], text: 'x'.repeat(WORDS_MAX + 1) }] }],
    ['no reasons', { order }],
    ['a list', [order]],
    ['nothing', null],
    ['another type', { order: order.map(() => 7), reasons }],
  ])('%s is refused', (_, answer) => {
    expect(() => check(answer)).toThrow(Error)
  })
})

describe('how much it counts', () => {
  test('a model that agrees changes nothing', () => {
    expect(blend(ids, ids)).toEqual(ids)
  })

  test('whatever it says, the same careers come back, with a varied first ten', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(ids, { minLength: ids.length }), (order) => {
        const blended = blend(ids, order)
        expect(blended.toSorted()).toEqual(ids.toSorted())
        expect(blend(ids, order)).toEqual(blended)
        const groups = blended.slice(0, 10).map(majorGroup)
        const most = Math.max(...groups.map((group) => groups.filter((other) => other === group).length))
        expect(most).toBeLessThanOrEqual(2)
      }),
    )
  })

  test('the last of twenty does not become the first', () => {
    expect(blend(ids, [ids.at(-1)!, ...ids.slice(0, -1)])[0]).toBe(ids[0])
  })
})
