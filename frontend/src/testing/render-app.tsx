import type { Locale } from '@tajiconnect/contract/common'
import { render } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { BrowserRouter } from 'react-router-dom'
import { activate } from '../i18n/i18n.ts'
import { App, Landing, Site } from '../Site.tsx'

/** Opens the real site at an address, as `main.tsx` does; create the gateway and sign in first. */
export async function renderApp(path: string, locale: Locale = 'en') {
  history.replaceState(null, '', path)
  await activate(locale)
  await Promise.all([App.preload(), Landing.preload()])
  const user = userEvent.setup()
  const screen = render(
    <BrowserRouter>
      <Site />
    </BrowserRouter>,
  )
  return { user, ...screen }
}
