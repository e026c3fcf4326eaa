import { expect, test } from 'vitest'
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
