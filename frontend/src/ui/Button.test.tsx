import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { ComponentProps } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { Button, ButtonLink } from './Button.tsx'
import { LinkContext } from './Link.tsx'

describe('Button', () => {
  it('is pressed by tap, Enter and Space', async () => {
    const press = vi.fn()
    const user = userEvent.setup()
    render(<Button onClick={press}>Save</Button>)
    await user.click(screen.getByRole('button', { name: 'Save' }))
    await user.keyboard('{Enter} ')
    expect(press).toHaveBeenCalledTimes(3)
  })

  it('keeps its name and the focus while it is busy, and takes no second tap', async () => {
    const send = vi.fn((event: { preventDefault: () => void }) => event.preventDefault())
    const user = userEvent.setup()
    render(
      <form onSubmit={send}>
        <Button type="submit" busy>
          Save
        </Button>
      </form>,
    )
    const button = screen.getByRole('button', { name: 'Save' })
    await user.click(button)
    expect(document.activeElement).toBe(button)
    expect(button.getAttribute('aria-busy')).toBe('true')
    expect(send).not.toHaveBeenCalled()
  })

  it('is a link where it goes to a page, by the router that the app hands in', () => {
    const Routed = ({ href, children }: ComponentProps<'a'>) => <a href={`/app${href}`}>{children}</a>
    render(
      <LinkContext value={Routed}>
        <ButtonLink href="/today">Today</ButtonLink>
      </LinkContext>,
    )
    expect(screen.getByRole('link', { name: 'Today' }).getAttribute('href')).toBe('/app/today')
  })
})
