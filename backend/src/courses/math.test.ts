import type { MathNode } from '@tajiconnect/contract/lesson-body'
import { expect, test } from 'vitest'
import { mathOf } from './math.ts'

/** As MathML would be written, without what every formula has. */
const written = ({ tag, text, children = [], align }: MathNode): string =>
  `<${tag}${align ? ` ${align}` : ''}>${text ?? children.map(written).join('')}</>`

const formula = (tex: string, display = false) => {
  const node = mathOf(tex, { display })
  return node && written(node)
}

test.each([
  ['\\frac{90}{1.25} = 72', '<mrow><mfrac><mn>90</><mn>1.25</></><mo>=</><mn>72</></>'],
  ['\\sqrt[3]{8}', '<mroot><mn>8</><mn>3</></>'],
  ['6 \\times 10^{23}', '<mrow><mn>6</><mo>×</><msup><mn>10</><mn>23</></></>'],
  ['a_1 \\le 1{,}000', '<mrow><msub><mi>a</><mn>1</></><mo>≤</><mn>1,000</></>'],
  ['x \\text{ < 5}', '<mrow><mi>x</><mtext>\u00A0<\u00A05</></>'],
])('%s', (tex, mathml) => expect(formula(tex)).toBe(mathml))

test('what MathML says by attributes is said without them', () => {
  expect(formula('\\mathrm{m}')).toContain('<mtext>m</>')
  expect(formula('x\\quad y')).toBe('<mrow><mi>x</><mtext>\u2003</><mi>y</></>')
  expect(formula('\\overline{AB}')).toBe('<mover><mrow><mi>A</><mi>B</></><mo>\u203E</></>')
  expect(formula('\\binom{n}{k}')).toContain('<mtable><mtr><mtd><mi>n</></></><mtr><mtd><mi>k</></></></>')
  expect(formula('\\begin{aligned} a &= b \\\\ &= c \\end{aligned}', true)).toContain(
    '<mtr><mtd right><mi>a</></><mtd left><mrow><mo>=</><mi>b</></></></>',
  )
})

test.each([
  ['faulty', '\\frac{1'],
  ['of a command there is not', '\\alert{1}'],
  ['with an element the tree has not', '\\cancel{x}'],
  ['that leads elsewhere', '\\href{javascript:alert(1)}{x}'],
  ['that defines its own', '\\def\\a{\\a\\a}\\a'],
  ['too long', 'x'.repeat(2001)],
  ['too deep', `${'{\\sqrt'.repeat(100)}x${'}'.repeat(100)}`],
  ['deeper than any reader', `${'{'.repeat(999)}${'}'.repeat(999)}^{${'\\frac'.repeat(500)}`],
])('a source that is %s has no formula', (_, tex) => expect(mathOf(tex)).toBeNull())
