import { fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { Button } from './Button.tsx'
import { Dialog } from './Dialog.tsx'

function LogOut() {
  const [open, setOpen] = useState(false)
  const close = () => setOpen(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>Log out</Button>
      <Dialog
        open={open}
        onClose={close}
        title="Log out now?"
        closeLabel="Close"
        actions={<Button onClick={close}>Stay</Button>}
      >
        Three answers are only on this phone.
      </Dialog>
    </>
  )
}

describe('Dialog', () => {
  it('opens with its name and closes by its button, its cross and Esc', async () => {
    const user = userEvent.setup()
    render(<LogOut />)
    const ways = [
      () => user.click(screen.getByRole('button', { name: 'Stay' })),
      () => user.click(screen.getByRole('button', { name: 'Close' })),
      async () => void fireEvent(screen.getByRole('dialog'), new Event('cancel', { cancelable: true })),
    ]
    for (const close of ways) {
      await user.click(screen.getByRole('button', { name: 'Log out' }))
      expect(screen.getByRole('dialog', { name: 'Log out now?' })).toMatchObject({ open: true })
      await close()
      expect(screen.queryByRole('dialog')).toBeNull()
    }
  })

  it('is closed while it still stands in the page, so that the browser can give the focus back', async () => {
    const user = userEvent.setup()
    const standing: boolean[] = []
    const close = vi.spyOn(HTMLDialogElement.prototype, 'close').mockImplementation(function close(
      this: HTMLDialogElement,
    ) {
      standing.push(this.isConnected)
    })
    render(<LogOut />)
    await user.click(screen.getByRole('button', { name: 'Log out' }))
    await user.click(screen.getByRole('button', { name: 'Stay' }))
    expect(standing).toEqual([true])
    close.mockRestore()
  })
})
