import fc from 'fast-check'
import { expect, test } from 'vitest'
import { evaluate } from './arithmetic.ts'

test.each([
  ['2 + 3 * 4', 14],
  ['(2 + 3) * 4', 20],
  ['10 - 3 - 2', 5],
  ['24 / 4 / 2', 3],
  ['2^3^2', 512],
  ['-2^2', -4],
  ['(-2)^2', 4],
  ['2^-1', 0.5],
  ['2*-3', -6],
  ['.5*(60+20)*5^2', 1000],
  ['3 × 4 ÷ 2 − 1', 5],
])('%s is %d', (sum, value) => expect(evaluate(sum)).toBeCloseTo(value, 12))

test.each([
  '',
  ' ',
  '2 +',
  '2 3',
  '(2',
  '2)',
  '()',
  '1.2.3',
  '1,000',
  '1/0',
  '0/0',
  '9^999',
  '(-1)^.5',
  'x',
  '2e3',
  '0x10',
  'Infinity',
  'process.exit()',
  '('.repeat(10_000),
])('%s is no sum', (sum) => expect(evaluate(sum)).toBeNull())

test('gives what the sum was made of, however many parentheses stand about it', () => {
  interface Sum {
    text: string
    value: number
  }
  const { sum } = fc.letrec<{ sum: Sum }>((tie) => ({
    sum: fc.oneof(
      { maxDepth: 4 },
      fc.integer({ min: 0, max: 99 }).map((value) => ({ text: String(value), value })),
      fc.tuple(tie('sum'), fc.constantFrom('+', '-', '*', '/'), tie('sum')).map(([a, sign, b]) => ({
        text: `(${a.text} ${sign} ${b.text})`,
        value:
          sign === '+'
            ? a.value + b.value
            : sign === '-'
              ? a.value - b.value
              : sign === '*'
                ? a.value * b.value
                : a.value / b.value,
      })),
    ),
  }))
  fc.assert(
    fc.property(sum, ({ text, value }) => {
      fc.pre(text.length <= 200)
      expect(evaluate(text)).toBe(Number.isFinite(value) ? value : null)
    }),
  )
})
