import { expect, test } from 'vitest'
import { kenyanNumber } from './phone.ts'

test.each([
  ['0712345678', '254712345678'],
  ['0712 345 678', '254712345678'],
  ['0112-345-678', '254112345678'],
  ['712345678', '254712345678'],
  ['+254 712 345 678', '254712345678'],
  ['+254 (0)712 345678', '254712345678'],
  ['254112345678', '254112345678'],
  ['00254 712 345 678', '254712345678'],
])('%s is %s', (typed, number) => {
  expect(kenyanNumber(typed)).toBe(number)
})

test.each(['', '071234567', '07123456789', '0212345678', '+255 712 345 678', '0712 34S 678', 'mama@example.com'])(
  '“%s” is no Kenyan mobile number',
  (typed) => {
    expect(kenyanNumber(typed)).toBeNull()
  },
)
