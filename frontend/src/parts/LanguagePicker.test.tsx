import { I18nProvider } from '@lingui/react'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { activate, i18n, loadMessages } from '../i18n/i18n.ts'
import '../Site.tsx'
import { LanguagePicker } from './LanguagePicker.tsx'

it('says so when the words of a language cannot be fetched', async () => {
  await loadMessages('common')
  await activate('en')
  vi.spyOn(i18n, 'activate').mockImplementationOnce(() => {
    throw new TypeError('Failed to fetch dynamically imported module')
  })
  const user = userEvent.setup()
  render(
    <I18nProvider i18n={i18n}>
      <LanguagePicker />
    </I18nProvider>,
  )
  await user.click(screen.getByRole('button', { name: 'Kiswahili' }))
  await screen.findByText('That language is not on this phone yet. Try again when you are online.')
  expect(screen.getByRole('button', { name: 'English', pressed: true })).toBeTruthy()
})
