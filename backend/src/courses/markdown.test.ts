import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MATH_TAGS, type Block, type MathNode, type Span } from '@tajiconnect/contract/lesson-body'
import { markdown } from '../testing/markdown.ts'
import { blocksOf } from './markdown.ts'

test('each kind of block becomes its own', () => {
  const kinds = blocksOf(
    '### Head\n\nOne **two** *three* `four`.\n\n- a\n- b\n\n1. c\n\n> said\n\n```\ncode\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n',
  ).map(({ kind }) => kind)
  expect(kinds).toEqual(['heading', 'paragraph', 'list', 'list', 'quote', 'code', 'table'])
})

test('emphasis is kept, and the spaces around it', () => {
  expect(blocksOf('One **two** *three* `four`.')).toEqual([
    {
      kind: 'paragraph',
      spans: [
        { kind: 'text', text: 'One ' },
        { kind: 'strong', text: 'two' },
        { kind: 'text', text: ' ' },
        { kind: 'emphasis', text: 'three' },
        { kind: 'text', text: ' ' },
        { kind: 'code', text: 'four' },
        { kind: 'text', text: '.' },
      ],
    },
  ])
})

test('what is emphasised may hold a formula, code, and emphasis of its own', () => {
  expect(spansIn(blocksOf('**so $x$ is `4` *here***')[0]!)).toEqual([
    { kind: 'strong', text: 'so ' },
    { kind: 'math', math: { tag: 'mi', text: 'x' } },
    { kind: 'strong', text: ' is ' },
    { kind: 'code', text: '4' },
    { kind: 'strong', text: ' ' },
    { kind: 'emphasis', text: 'here' },
  ])
})

test.each([
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '[a](javascript:alert(1))',
  '![a](http://x.example/p.png)',
  'See ![a](content:p-1) here.',
  '![a](content:../p-1)',
])('%s stays the text it is', (hostile) => {
  expect(textOf(hostile)).toBe(hostile)
})

describe('a formula', () => {
  const x = { tag: 'mi', text: 'x' }

  test.each(['Then $x$ is right.', 'Then $$x$$ is right.', '- Then $x$ is right.', '| Then $x$ is right. |\n|---|'])(
    'stands in a line: %s',
    (markdown) => {
      const spans = blocksOf(markdown).flatMap(spansIn)
      expect(spans.find(({ kind }) => kind === 'math')).toEqual({ kind: 'math', math: x })
      expect(spans).toHaveLength(3)
    },
  )

  test.each(['$$x$$', '$x$', 'So:\n$$\nx\n$$\nAnd on.', '> So:\n\n$$ x $$'])(
    'stands on a line of its own: %j',
    (markdown) => {
      expect(blocksOf(markdown)).toContainEqual({ kind: 'math', math: x })
    },
  )

  test.each([
    'It costs $5 there and $6 here.',
    'From $20,000 to $30,000, so $10,000 more.',
    'KSh 650 is US$5, and KSh 780 is US$6.',
    'KSh 650 is $5 (in US$).',
    'It cost $5 and we had 3$ left.',
    'A $ or two, or 3 $.',
    '$5-$6',
  ])('is not made of money: %s', (text) => {
    expect(textOf(text)).toBe(text)
  })

  test('is not begun by a dollar that is escaped, or in code', () => {
    expect(textOf('\\$x$ and $x\\$')).toBe('$x$ and $x$')
    expect(blocksOf('`$x$`').flatMap(spansIn)).toEqual([{ kind: 'code', text: '$x$' }])
  })

  test.each([
    '\\frac{',
    '\\unknown{x}',
    '\\cancel{x}',
    '\\def\\a{b}\\a',
    '\\href{https://a.example}{x}',
    'x'.repeat(2001),
  ])('that cannot be read, or says more than the tree can, is shown as it was written: %.20s', (tex) => {
    expect(blocksOf(`$$${tex}$$`)).toEqual([{ kind: 'code', text: tex }])
    expect(blocksOf(`So $${tex}$.`).flatMap(spansIn)).toContainEqual({ kind: 'code', text: `$${tex}$` })
  })
})

test('pictures of the content service stand alone, or one under the other', () => {
  const cell = { kind: 'picture', content_id: 'cell-1', alt: 'A plant cell' }
  expect(blocksOf('![A plant cell](content:cell-1)')).toEqual([cell])
  expect(blocksOf('![A plant cell](content:cell-1)\n![](content:b)')).toEqual([
    cell,
    { ...cell, content_id: 'b', alt: '' },
  ])
})

/** The text of what has no other spans. */
const textOf = (markdown: string) =>
  blocksOf(markdown)
    .flatMap(spansIn)
    .map((span) => (span.kind === 'text' ? span.text : `(${span.kind})`))
    .join('')
    .trim()

/** The fields of each kind, letter by letter; `spans` is a list of spans, `text` a string, and so on. */
const FIELDS: Record<Block['kind'], string> = {
  heading: 'kind,spans',
  paragraph: 'kind,spans',
  quote: 'kind,spans',
  list: 'items,kind,ordered',
  code: 'kind,text',
  math: 'kind,math',
  picture: 'alt,content_id,kind',
  table: 'head,kind,rows',
}
const fieldsOf = (value: object) => Object.keys(value).toSorted().join()
function spansIn(block: Block): Span[] {
  if (block.kind === 'list') return block.items.flat()
  if (block.kind === 'table') return [...block.head, ...block.rows.flat()].flat()
  return 'spans' in block ? block.spans : []
}
const isText = (value: unknown) => typeof value === 'string'

/** Elements of MathML that hold text or others of them, and nothing else. */
const isMath = (node: MathNode): boolean =>
  MATH_TAGS.includes(node.tag) &&
  /^(align,)?(children,tag|tag|tag,text)$/.test(fieldsOf(node)) &&
  (node.text === undefined || isText(node.text)) &&
  (node.align === undefined || ['left', 'right'].includes(node.align)) &&
  (node.children ?? []).every(isMath)

const isSpan = (span: Span) =>
  span.kind === 'math'
    ? fieldsOf(span) === 'kind,math' && isMath(span.math)
    : fieldsOf(span) === 'kind,text' && ['text', 'strong', 'emphasis', 'code'].includes(span.kind) && isText(span.text)

function isBlock(block: Block): boolean {
  if (fieldsOf(block) !== FIELDS[block.kind]) return false
  if (block.kind === 'code') return isText(block.text)
  if (block.kind === 'math') return isMath(block.math)
  if (block.kind === 'picture') return /^[\w-]{1,120}$/.test(block.content_id) && isText(block.alt)
  return spansIn(block).every(isSpan)
}

test('X2: of 10,000 random texts none becomes anything but the kinds there are, and none is too much', () => {
  const seen = new Map<string, number>()
  const note = (kind: string) => seen.set(kind, (seen.get(kind) ?? 0) + 1)
  fc.assert(
    fc.property(markdown, (text) => {
      for (const block of blocksOf(text)) {
        note(block.kind)
        for (const span of spansIn(block)) note(`${span.kind} span`)
        if (!isBlock(block)) throw new Error(JSON.stringify(block))
      }
    }),
    { numRuns: 10_000 },
  )
  expect(seen.size).toBe(Object.keys(FIELDS).length + 5)
  for (const [kind, count] of seen) expect(count, kind).toBeGreaterThan(50)
}, 60_000)
