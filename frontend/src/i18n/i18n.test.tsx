import { I18nProvider } from '@lingui/react'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import '../Site.tsx'
import { LANGUAGES } from './languages.ts'
import { formatterOf } from './format.ts'
import { activate, i18n, loadMessages, setLocale, useLocale, useT, useText } from './i18n.ts'

function Page() {
  const t = useT()
  const text = useText()
  const locale = useLocale()
  const [taps, setTaps] = useState(0)
  return (
    <>
      <h1>{text({ en: 'Nurse', sw: 'Muuguzi' })}</h1>
      <p>{t('common.minutes', { count: 6 })}</p>
      <button type="button" onClick={() => setTaps(taps + 1)}>
        {t('common.save')} {taps}
      </button>
      {LANGUAGES.filter(({ value }) => value !== locale).map(({ value, label }) => (
        <button key={value} type="button" onClick={() => void setLocale(value)}>
          {label}
        </button>
      ))}
    </>
  )
}

describe('the language', () => {
  beforeEach(async () => {
    await loadMessages('common')
    await activate('en')
  })

  it('switches at once, keeps what the page holds, and is kept on the phone', async () => {
    const user = userEvent.setup()
    render(
      <I18nProvider i18n={i18n}>
        <Page />
      </I18nProvider>,
    )
    await user.click(screen.getByRole('button', { name: 'Save 0' }))
    expect(screen.getByText('6 minutes')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Kiswahili' }))
    expect(await screen.findByRole('heading', { name: 'Muuguzi' })).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Hifadhi 1' })).toBeTruthy()
    expect(screen.getByText('dakika 6')).toBeTruthy()
    expect(document.documentElement.lang).toBe('sw')
    expect(localStorage.getItem('taji.locale')).toBe('sw')
    await user.click(screen.getByRole('button', { name: 'English' }))
    expect(await screen.findByRole('button', { name: 'Save 1' })).toBeTruthy()
  })

  it('counts as chosen in this visit though the page is opened anew, until an account says another', async () => {
    const opened = async () => {
      vi.resetModules()
      return import('./i18n.ts')
    }
    await setLocale('sw')
    const again = await opened()
    expect(again.localeChosen()).toBe(true)
    await again.setLocale('en', { ofAccount: true })
    expect((await opened()).localeChosen()).toBe(false)
  })
})

describe('the words of a page', () => {
  it('have to be among those of its part of the site', async () => {
    vi.resetModules()
    const { addCatalogues, lazyPage } = await import('./i18n.ts')
    const page = () => lazyPage('auth', async () => ({ default: () => null }))
    expect(page).toThrow('auth')
    addCatalogues({ '../features/auth/locales/en.json': async () => ({ default: {} }) })
    expect(page).not.toThrow()
  })
})

describe('what somebody has written', () => {
  const Dated = ({ when }: { when: string }) => <p>{useT()('common.as_of', { when })}</p>

  it.each([String.raw`\u003cb\u003e \x41 \\x41 C:\users`, '{when} # <0>b</0>', "it''s '{'"])(
    '%s is read letter by letter',
    async (written) => {
      await loadMessages('common')
      await activate('en')
      render(
        <I18nProvider i18n={i18n}>
          <Dated when={written} />
        </I18nProvider>,
      )
      expect(screen.getByText(`As of ${written}`)).toBeTruthy()
    },
  )
})

describe('numbers and times', () => {
  const now = Date.parse('2026-05-04T12:00:00Z')

  it('read as people in Kenya write them', () => {
    const { number, money, minutes, bytes, ago } = formatterOf('en')
    expect(number(12_345)).toBe('12,345')
    expect(money(24_686)).toBe('KSh\u00A024,686')
    expect(money(24_686, 150_000)).toBe('KSh\u00A024,686–150,000')
    expect(money(24_686, 24_686)).toBe('KSh\u00A024,686')
    expect(minutes(6.2)).toBe('6 minutes')
    expect(minutes(0.1)).toBe('1 minute')
    expect(bytes(1_800_000)).toBe('1.8 MB')
    expect(bytes(95_400)).toBe('96 kB')
    expect(ago('2026-05-04T09:00:00Z', now)).toBe('3 hours ago')
    expect(ago('2026-05-04T12:00:05Z', now)).toBe('now')
  })

  it('of days that are near name the day, of others the month, whatever zone the phone is in', () => {
    const now = Date.parse('2027-01-15T22:00:00Z')
    expect(formatterOf('en').day('2027-03-01', now)).toBe('1 March')
    expect(formatterOf('en').day('2031-09-01', now)).toBe('September 2031')
    expect(formatterOf('sw').day('2031-09-01', now)).toBe('Septemba 2031')
  })

  it('read in Kiswahili too', () => {
    const { minutes, ago } = formatterOf('sw')
    expect(minutes(6)).toBe('dakika 6')
    expect(ago('2026-05-04T09:00:00Z', now)).toBe('saa 3 zilizopita')
  })
})
