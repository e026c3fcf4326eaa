import type { Block } from '@tajiconnect/contract/lesson-body'
import { render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { randomLessons } from '../testing/markdown.ts'
import { Blocks } from './Blocks.tsx'

const labels = { table: 'Table', code: 'Code' }
const table: Block = { kind: 'table', head: [[{ kind: 'text', text: 'Part' }]], rows: [] }
const code: Block = { kind: 'code', text: 'print(1)' }

it('numbers several tables, so that each has a name of its own', () => {
  render(<Blocks labels={labels} blocks={[table, code, { ...table }]} />)
  expect(screen.getAllByRole('region').map((each) => each.getAttribute('aria-label'))).toEqual([
    'Table 1',
    'Code',
    'Table 2',
  ])
})

const TAGS = new Set(
  ['DIV', 'H2', 'P', 'BLOCKQUOTE', 'UL', 'OL', 'LI', 'SECTION', 'PRE', 'CODE', 'STRONG', 'EM', 'TABLE', 'THEAD'].concat(
    ['TBODY', 'TR', 'TH', 'TD'],
  ),
)
const ATTRIBUTES = new Set(['class', 'aria-label', 'tabindex', 'scope'])

it('X2: of 300 random lessons nothing gets into the page but the parts of a lesson', () => {
  for (const blocks of randomLessons(300)) {
    const { container, unmount } = render(<Blocks labels={labels} blocks={blocks} />)
    for (const { tagName, attributes } of container.querySelectorAll('*')) {
      expect(TAGS).toContain(tagName)
      for (const { name } of attributes) expect(ATTRIBUTES).toContain(name)
    }
    unmount()
  }
})
