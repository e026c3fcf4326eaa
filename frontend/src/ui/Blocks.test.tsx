import { MATH_TAGS, type Block, type MathNode } from '@tajiconnect/contract/lesson-body'
import { render, screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { randomLessons } from '../testing/markdown.ts'
import { Blocks } from './Blocks.tsx'

const labels = { table: 'Table', code: 'Code', math: 'Formula' }
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

const SQUARE: MathNode = {
  tag: 'msup',
  children: [
    { tag: 'mi', text: 'x' },
    { tag: 'mn', text: '2' },
  ],
}

it('writes a formula as MathML, in a line and on its own', () => {
  const { container } = render(
    <Blocks
      labels={labels}
      blocks={[
        { kind: 'paragraph', spans: [{ kind: 'math', math: SQUARE }] },
        {
          kind: 'math',
          math: { tag: 'mtable', children: [{ tag: 'mtr', children: [{ tag: 'mtd', align: 'right' }] }] },
        },
      ]}
    />,
  )
  const [inline, block] = container.querySelectorAll('math')
  expect(inline?.innerHTML).toBe('<msup><mi>x</mi><mn>2</mn></msup>')
  expect(block?.querySelector('mtable > mtr > mtd')?.className).toContain('text-right')
  expect(container.querySelector('[tabindex]')).toBeNull()
})

it('lets a formula that is wider than the screen be reached, by a name', () => {
  vi.spyOn(HTMLElement.prototype, 'scrollWidth', 'get').mockReturnValue(500)
  render(<Blocks labels={labels} blocks={[{ kind: 'math', math: SQUARE }]} />)
  expect(screen.getByRole('region', { name: 'Formula' }).tabIndex).toBe(0)
  vi.restoreAllMocks()
})

it('says in words what a picture shows where none can be fetched', () => {
  const picture: Block = { kind: 'picture', content_id: 'p', alt: 'A plant cell' }
  render(<Blocks labels={labels} blocks={[picture]} />)
  expect(screen.getByText('A plant cell')).toBeTruthy()
})

const TAGS = new Set<string>(
  ['DIV', 'H2', 'P', 'BLOCKQUOTE', 'UL', 'OL', 'LI', 'SECTION', 'PRE', 'CODE', 'STRONG', 'EM', 'TABLE', 'THEAD'].concat(
    ['TBODY', 'TR', 'TH', 'TD', 'SPAN', 'math'],
    MATH_TAGS,
  ),
)
const ATTRIBUTES = new Set(['class', 'aria-label', 'tabindex', 'scope', 'display'])

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
