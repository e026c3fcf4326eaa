import type { Block } from '@tajiconnect/contract/lesson-body'
import { render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
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
