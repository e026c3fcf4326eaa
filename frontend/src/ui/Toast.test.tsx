import { act, fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Toast, type ToastMessage } from './Toast.tsx'

const undo = vi.fn()

function Removed() {
  const [message, setMessage] = useState<ToastMessage | null>({
    id: 1,
    text: 'Answer removed.',
    action: { label: 'Undo', onPress: undo },
  })
  const [close] = useState(() => () => setMessage(null))
  return <Toast message={message} onClose={close} closeLabel="Close" stay={5000} />
}

const wait = (ms: number) => act(() => vi.advanceTimersByTime(ms))

describe('Toast', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
  afterEach(() => void vi.useRealTimers())

  it('is read out, and leaves by itself', () => {
    render(<Removed />)
    expect(screen.getByRole('status').textContent).toContain('Answer removed.')
    wait(5000)
    expect(screen.getByRole('status').textContent).toBe('')
  })

  it('waits while somebody is at it', () => {
    render(<Removed />)
    const button = screen.getByRole('button', { name: 'Undo' })
    fireEvent.focus(button)
    wait(60_000)
    fireEvent.click(button)
    expect(undo).toHaveBeenCalledOnce()
    expect(screen.queryByText('Answer removed.')).toBeNull()
  })
})
