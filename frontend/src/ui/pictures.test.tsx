import type { Block } from '@tajiconnect/contract/lesson-body'
import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { Blocks } from './Blocks.tsx'
import { ProgressBar, ScoreBar, Steps } from './Progress.tsx'
import { RoadPath } from './RoadPath.tsx'
import { Rose } from './Rose.tsx'

describe('pictures', () => {
  it('a rose has its numbers, a sentence, and a table behind a tap', async () => {
    const user = userEvent.setup()
    render(
      <Rose
        petals={[
          { letter: 'R', name: 'Realistic', score: 62 },
          { letter: 'I', name: 'Investigative', score: 91 },
        ]}
        sentence="You like finding out most."
        labels={{ table: 'Show as a table', letter: 'Letter', name: 'Interest', score: 'Score' }}
      />,
    )
    expect(screen.getByRole('figure').textContent).toContain('You like finding out most.')
    expect(within(screen.getByRole('list')).getByText('91')).toBeTruthy()
    await user.click(screen.getByText('Show as a table'))
    const row = within(screen.getByRole('table')).getAllByRole('row')[2]
    expect(row?.textContent).toBe('IInvestigative91')
  })

  it('a road says which stop is done and where one stands', () => {
    const stops = [
      { id: 'a', title: 'Form 3', state: 'done', stateLabel: 'done' },
      { id: 'b', title: 'C+ in Biology', state: 'current', stateLabel: 'you are here' },
    ] as const
    render(<RoadPath label="Roadmap to nurse" stops={stops} />)
    const [first, second] = within(screen.getByRole('list', { name: 'Roadmap to nurse' })).getAllByRole('listitem')
    expect(first?.textContent).toBe('Form 3, done')
    expect(second?.getAttribute('aria-current')).toBe('step')
  })

  it('measures have names and words', () => {
    render(
      <>
        <ProgressBar label="Questions" value={14} max={48} text="14 of 48" />
        <ScoreBar label="Fit" value={92} />
        <Steps label="Level 2 of 4" value={2} max={4} />
      </>,
    )
    expect(screen.getByRole('progressbar', { name: 'Questions' }).getAttribute('aria-valuetext')).toBe('14 of 48')
    expect(screen.getByRole('meter', { name: 'Fit' })).toMatchObject({ value: 92 })
    expect(screen.getByRole('img', { name: 'Level 2 of 4' })).toBeTruthy()
  })
})

describe('Blocks', () => {
  const text = (text: string) => [{ kind: 'text' as const, text }]

  it('renders every kind, and no markup of an author’s own', () => {
    const blocks: Block[] = [
      { kind: 'heading', spans: text('Ratios') },
      { kind: 'paragraph', spans: [{ kind: 'strong', text: '<img src=x onerror=alert(1)>' }] },
      { kind: 'list', ordered: true, items: [text('Weigh'), text('Mix')] },
      { kind: 'quote', spans: text('Measure twice.') },
      { kind: 'code', text: '9 / 1000' },
      { kind: 'table', head: [text('Water')], rows: [[text('100 ml')]] },
    ]
    render(<Blocks blocks={blocks} labels={{ table: 'Table', code: 'Code', math: 'Formula' }} />)
    expect(screen.getByRole('heading', { level: 2, name: 'Ratios' })).toBeTruthy()
    expect(screen.getByText('<img src=x onerror=alert(1)>').tagName).toBe('STRONG')
    expect(screen.getAllByRole('listitem')).toHaveLength(2)
    expect(screen.getByRole('columnheader', { name: 'Water' })).toBeTruthy()
    for (const name of ['Table', 'Code']) expect(screen.getByRole('region', { name }).tabIndex).toBe(0)
  })
})
