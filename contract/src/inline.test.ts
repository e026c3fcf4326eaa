import { describe, expect, test } from 'vitest'
import { formulasIn, spansOf } from './inline.ts'

const said = (text: string) => spansOf(text).map((span) => `${span.kind}:${span.text}`)

describe('inline marks', () => {
  test.each([
    ['not **in** it', ['text:not ', 'strong:in', 'text: it']],
    ['*Plasmodium* is it', ['emphasis:Plasmodium', 'text: is it']],
    ['first, `*` or `a * b`?', ['text:first, ', 'code:*', 'text: or ', 'code:a * b', 'text:?']],
    ['6 * 4 * 2', ['text:6 * 4 * 2']],
    ['<b>no</b>', ['text:<b>no</b>']],
  ])('%s', (text, spans) => expect(said(text)).toEqual(spans))
})

describe('a formula', () => {
  test.each([
    ['so $x^2$ it is', ['text:so ', 'math:$x^2$', 'text: it is']],
    ['$$x$$', ['math:$$x$$']],
    ['**so $x$ is** it', ['strong:so ', 'math:$x$', 'strong: is', 'text: it']],
    ['$a*b$ and $c*d$', ['math:$a*b$', 'text: and ', 'math:$c*d$']],
    ['`$x$` and \\$x$', ['code:$x$', 'text: and $x$']],
    [String.raw`$\text{mass} = \$5$`, [String.raw`math:$\text{mass} = \$5$`]],
    ['$<b>1</b>$', ['math:$<b>1</b>$']],
    ['$<img src=x onerror=alert(1)>$', ['text:$<img src=x onerror=alert(1)>$']],
  ])('%s', (text, spans) => expect(said(text)).toEqual(spans))

  test('carries its TeX without the dollars', () => {
    expect(formulasIn('from $x$ to $$y_1$$')).toEqual([
      { kind: 'math', text: '$x$', tex: 'x' },
      { kind: 'math', text: '$$y_1$$', tex: 'y_1' },
    ])
  })

  test.each([
    'One costs $5.',
    'It costs $5 there and $6 here.',
    'From $20,000 to $30,000, so $10,000 more.',
    'KSh 650 is US$5, and KSh 780 is US$6.',
    'KSh 650 is $5 (in US$).',
    'A $ or two, or 3 $.',
    '$5-$6',
    '$',
    '$$',
    '$$$$',
  ])('is not made of money: %s', (text) => expect(said(text)).toEqual([`text:${text}`]))
})
