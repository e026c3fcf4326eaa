import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { describe, expect, it, vi } from 'vitest'
import type { FaceMood } from './Face.tsx'
import { FaceScale } from './FaceScale.tsx'

const LABELS = ['Not for me', 'A little', 'Not sure', 'I like it', 'I would love it']

function Question({ onCommit }: { onCommit: (mood: FaceMood) => void }) {
  const [value, setValue] = useState<FaceMood | null>(null)
  return <FaceScale legend="Repairing a pump" labels={LABELS} value={value} onChange={setValue} onCommit={onCommit} />
}

// jsdom has no CSS.escape, which the arrow keys of user-event need.
vi.stubGlobal('CSS', { escape: (text: string) => text.replaceAll(/[^\w-]/g, '\\$&') })

describe('FaceScale', () => {
  it('answers with one tap, on the words or on the face', async () => {
    const commit = vi.fn()
    const user = userEvent.setup()
    render(<Question onCommit={commit} />)
    await user.click(screen.getByText('I like it'))
    expect(screen.getByRole('radio', { name: 'I like it' })).toMatchObject({ checked: true })
    expect(commit.mock.calls).toEqual([[4]])
  })

  it('lets the arrow keys look around before Enter means it', async () => {
    const commit = vi.fn()
    const user = userEvent.setup()
    render(<Question onCommit={commit} />)
    await user.click(screen.getByRole('radio', { name: 'Not for me' }))
    commit.mockClear()
    await user.keyboard('{ArrowDown}{ArrowDown}')
    expect(screen.getByRole('radio', { name: 'Not sure' })).toMatchObject({ checked: true })
    expect(commit).not.toHaveBeenCalled()
    await user.keyboard('{Enter}')
    expect(commit.mock.calls).toEqual([[3]])
  })
})
