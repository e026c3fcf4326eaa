import { expect, test } from 'vitest'
import { formulasOf } from '../testing/math.ts'
import { mathsWords } from './maths-words.ts'

test.each([
  [String.raw`\frac12`, '1/2'],
  [String.raw`\frac{1}{2}mv^2`, '(1/2)mv²'],
  [String.raw`\dfrac{1}{2}mv^2`, '(1/2)mv²'],
  [String.raw`2\frac{1}{3} + \frac12`, '2 1/3 + 1/2'],
  [String.raw`1\tfrac12 + x`, '1 1/2 + x'],
  [String.raw`a\frac{b}{c}`, 'a(b/c)'],
  [String.raw`\frac{x + 1}{2a}`, '(x + 1)/(2a)'],
  [String.raw`\text{speed} = \frac{\text{distance}}{\text{time}}`, 'speed = distance/time'],
  [String.raw`v = \sqrt{2gh}`, 'v = √(2gh)'],
  [String.raw`\sqrt[3]{8}`, '³√8'],
  [String.raw`6.0 \times 10^{-23}`, '6.0 × 10⁻²³'],
  [String.raw`x = -5 - 3`, 'x = −5 − 3'],
  [String.raw`x^{2k} + a_{max}`, 'x^(2k) + a_(max)'],
  [String.raw`\mathrm{Ca^{2+}} \text{ and } \mathrm{H_2O}`, 'Ca²⁺ and H₂O'],
  [String.raw`45^\circ, 1{,}500, \overline{AB}`, '45°, 1,500, AB‾'],
  [String.raw`\begin{aligned} a &= b \\ &= c \end{aligned}`, 'a = b; = c'],
])('%s is said in one line', (tex, words) => expect(mathsWords(formulasOf(`$${tex}$`)![tex]!)).toBe(words))
