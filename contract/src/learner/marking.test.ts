import type { Item } from '../courses.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mark, questionOf, readNumber } from './marking.ts'

const head = { id: 'q', skill_id: 's', difficulty: 0, prompt: 'p', hint: 'h', explanation: 'e' }
const options = ['a', 'b', 'c', 'd'].map((id) => ({ id, text: id.toUpperCase(), feedback: `about ${id}` }))
const choice: Item = { ...head, type: 'choice', options, answer: 'b' }
const choices: Item = { ...head, type: 'choices', options, answer: ['a', 'c'] }
const order: Item = { ...head, type: 'order', options, answer: ['d', 'c', 'b', 'a'] }
const number: Item = { ...head, type: 'number', answer: 12.5, tolerance: 0.1, unit: 'kg' }
const text: Item = { ...head, type: 'text', answer: ['mitosis', 'cell division'] }

describe('mark', () => {
  test.each<[string, Item, string | string[], boolean]>([
    ['the right option', choice, 'b', true],
    ['another option', choice, 'a', false],
    ['all right options, in any order', choices, ['c', 'a'], true],
    ['too few', choices, ['a'], false],
    ['one too many', choices, ['a', 'b', 'c'], false],
    ['one twice', choices, ['a', 'a'], false],
    ['the right order', order, ['d', 'c', 'b', 'a'], true],
    ['another order', order, ['a', 'b', 'c', 'd'], false],
    ['a number within the tolerance', number, '12.6', true],
    ['a number outside it', number, '12.61', false],
    ['a number with its unit', number, '12.5 kg', true],
    ['no number', number, 'twelve', false],
    ['the word, in another case', text, ' Mitosis. ', true],
    ['an accepted synonym with a hyphen', text, 'cell-division', true],
    ['another word', text, 'meiosis', false],
  ])('%s', (_, item, response, correct) => {
    expect(mark(item, response).correct).toBe(correct)
  })

  test('no answer is wrong, and still explained', () => {
    expect(mark(choice, null)).toMatchObject({ correct: false, feedback: null, answer: 'B', explanation: 'e' })
  })

  test('feedback is about what was chosen', () => {
    expect(mark(choice, 'd').feedback).toBe('about d')
    expect(mark(choices, ['a', 'b']).feedback).toBe('about b')
    expect(mark(choices, ['a']).feedback).toBe('about c')
  })

  test('the right answer is in words', () => {
    expect(mark(order, []).answer).toBe('D → C → B → A')
    expect(mark(number, '1').answer).toBe('12.5 kg')
    expect(mark({ ...number, answer: 1250.0625 }, null).answer).toBe('1,250.0625 kg')
  })

  test('a question never carries its key', () => {
    for (const item of [choice, choices, order, number, text]) {
      const shown = JSON.stringify(questionOf(item))
      for (const secret of ['answer', 'feedback', 'explanation', 'tolerance', 'mitosis'])
        expect(shown).not.toContain(secret)
    }
  })
})

describe('readNumber', () => {
  test.each([
    ['1,250', 1250],
    ['1 250.5', 1250.5],
    ['−3', -3],
    ['KSh 40', 40],
    ['12.5 %', 12.5],
    ['3/4', 0.75],
    ['.5', 0.5],
    ['1,250,000', 1_250_000],
    ['Ksh. 40', 40],
    ['Ksh.40', 40],
    ['250/=', 250],
    ['5 kg.', 5],
    ['–3', -3],
    ['20 cm3', 20],
    ['4 mol/dm3', 4],
    ['3 m2', 3],
  ])('%s', (written, value) => expect(readNumber(written)).toBe(value))

  test.each(['', 'abc', '1 2', '1/0', '3-4', '..5', '1.2.3', 'a .. 5'])('%j is no one number', (written) =>
    expect(readNumber(written)).toBeNull(),
  )

  test('reads back whatever it is given in figures', () => {
    fc.assert(fc.property(fc.integer({ min: -1e9, max: 1e9 }), (n) => readNumber(n.toLocaleString('en-KE')) === n))
  })
})
