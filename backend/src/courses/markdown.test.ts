import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Block, Span } from '@tajiconnect/contract/lesson-body'
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

test.each([
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '[a](javascript:alert(1))',
  '![a](http://x.example/p.png)',
])('%s stays the text it is', (hostile) => {
  const spans = blocksOf(hostile).flatMap((block) => ('spans' in block ? block.spans : []))
  expect(
    spans
      .map(({ text }) => text)
      .join('')
      .trim(),
  ).toBe(hostile)
})

/** The fields of each kind, letter by letter; `spans` is a list of spans, `text` a string, and so on. */
const FIELDS: Record<Block['kind'], string> = {
  heading: 'kind,spans',
  paragraph: 'kind,spans',
  quote: 'kind,spans',
  list: 'items,kind,ordered',
  code: 'kind,text',
  table: 'head,kind,rows',
}
const fieldsOf = (value: object) => Object.keys(value).toSorted().join()
const spansIn = (block: Block): Span[] => {
  if (block.kind === 'list') return block.items.flat()
  if (block.kind === 'table') return [...block.head, ...block.rows.flat()].flat()
  return block.kind === 'code' ? [] : block.spans
}

test('X2: of 10,000 random texts none becomes anything but the kinds there are, and none is too much', () => {
  const seen = new Map<string, number>()
  fc.assert(
    fc.property(markdown, (text) => {
      for (const block of blocksOf(text)) {
        seen.set(block.kind, (seen.get(block.kind) ?? 0) + 1)
        if (fieldsOf(block) !== FIELDS[block.kind]) throw new Error(fieldsOf(block))
        if (block.kind === 'code' && typeof block.text !== 'string') throw new Error('code')
        for (const span of spansIn(block))
          if (
            fieldsOf(span) !== 'kind,text' ||
            !['text', 'strong', 'emphasis', 'code'].includes(span.kind) ||
            typeof span.text !== 'string'
          )
            throw new Error(JSON.stringify(span))
      }
    }),
    { numRuns: 10_000 },
  )
  expect(seen.size).toBe(Object.keys(FIELDS).length)
  for (const [kind, count] of seen) expect(count, kind).toBeGreaterThan(50)
})
