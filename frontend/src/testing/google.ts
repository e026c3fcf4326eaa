import { screen, waitFor } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { expect, vi } from 'vitest'
import { door } from '../parts/google.ts'
import type { TestGateway } from './gateway.ts'

/** Keeps the page here when it is sent to Google; `leave` says where it would have gone. */
export const watchDoor = () => void vi.spyOn(door, 'leaveFor').mockImplementation(() => {})

/** Taps the button; answers with where the page was sent. */
export async function leave(user: UserEvent, name = 'Continue with Google'): Promise<URL> {
  vi.mocked(door.leaveFor).mockClear()
  await user.click(await screen.findByRole('button', { name }))
  await waitFor(() => expect(door.leaveFor).toHaveBeenCalled())
  return new URL(vi.mocked(door.leaveFor).mock.lastCall?.[0] ?? '')
}

/** Chooses somebody on the consent page, or cancels there; answers with where that leads back to. */
export async function choose(gateway: TestGateway, who: string, consent: URL): Promise<string> {
  const html = await (await gateway.google.answer(new Request(consent)))?.text()
  const page = new DOMParser().parseFromString(html ?? '', 'text/html')
  const link = [...page.querySelectorAll('a')].find(({ textContent }) => textContent.includes(who))
  const href = new URL(link?.getAttribute('href') ?? '', consent)
  const answer = href.pathname === consent.pathname ? await gateway.google.answer(new Request(href)) : null
  const back = new URL(answer?.headers.get('Location') ?? href)
  expect([back.origin, back.pathname]).toEqual([location.origin, '/auth/google/callback'])
  return back.pathname + back.search
}
