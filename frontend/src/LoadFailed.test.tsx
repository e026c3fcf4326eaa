import { I18nProvider } from '@lingui/react'
import { render, screen } from '@testing-library/react'
import { Suspense, type ReactNode } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { activate, i18n, lazyPage } from './i18n/i18n.ts'
import { LoadBoundary } from './LoadFailed.tsx'

const UNFETCHED = new TypeError('Failed to fetch dynamically imported module: https://example.test/assets/a.js')

function Site({ Page, at }: { Page: () => ReactNode; at?: string }) {
  return (
    <I18nProvider i18n={i18n}>
      <LoadBoundary at={at}>
        <Suspense>
          <Page />
        </Suspense>
      </LoadBoundary>
    </I18nProvider>
  )
}

function Broken(): never {
  throw new TypeError('Cannot read properties of undefined')
}

const Learn = () => <h1>Learn</h1>

const heading = (name: string) => screen.findByRole('heading', { level: 1, name })
const link = (words: string) => screen.getByText(words)

describe('a page that cannot be shown', () => {
  beforeEach(async () => {
    await activate('en')
    vi.spyOn(console, 'error').mockImplementation(() => {})
  })
  afterEach(() => vi.restoreAllMocks())

  it('speaks of the network where its code did not come, and opens by itself once there is one', async () => {
    const load = vi.fn(async () => ({ default: () => <h1>Careers</h1> })).mockRejectedValueOnce(UNFETCHED)
    const Page = lazyPage([], load)
    render(<Site Page={Page} />)
    await heading('TajiConnect could not load')
    expect(link('Try again').getAttribute('href')).toBe('')
    window.dispatchEvent(new Event('online'))
    await heading('Careers')
    expect(load).toHaveBeenCalledTimes(2)
  })

  it('says that we broke it where the fault is ours, and leads to Today', async () => {
    render(<Site Page={Broken} />)
    await heading('Something broke on our side')
    expect(screen.getByText(/Nothing is lost/)).toBeTruthy()
    expect(screen.queryByText(/offline/)).toBeNull()
    expect(link('Go to Today').getAttribute('href')).toBe('/today')
    await activate('sw')
    await heading('Kuna kitu kimeharibika kwetu')
  })

  it('keeps no other address from being shown', async () => {
    const { rerender } = render(<Site Page={Broken} at="/careers" />)
    await heading('Something broke on our side')
    rerender(<Site Page={Learn} at="/learn" />)
    await heading('Learn')
  })
})
