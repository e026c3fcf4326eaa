import type { Locale } from '@tajiconnect/contract/common'
import type { User } from '@tajiconnect/contract/users'
import { currentLocale, localeChosen, setLocale } from '../i18n/i18n.ts'
import { setTheme, themeChosen, usePreferences, type Theme } from '../stores/preferences.ts'
import { useSession } from '../stores/session.ts'

/** Fetched when there is something to change, so that whoever signs in need not carry what sends it. */
const change = async (to: { locale: Locale } | { theme: Theme }) => (await import('./account.ts')).changeAccount(to)

/** Changes the look, for the account as well where somebody is signed in. */
export async function changeTheme(theme: Theme): Promise<void> {
  const { user } = useSession.getState()
  setTheme(theme, { ofAccount: user !== null })
  if (user && user.theme !== theme) await change({ theme })
}

/** On signing in the account's look counts, unless the visitor has just chosen one: that becomes the account's. */
async function agreeOnTheme({ theme }: User): Promise<void> {
  const agreed = themeChosen() ? usePreferences.getState().theme : theme
  setTheme(agreed, { ofAccount: true })
  if (agreed !== theme) await change({ theme: agreed })
}

/** Switches the language, for the account as well where somebody is signed in. */
export async function changeLocale(locale: Locale): Promise<void> {
  const { user } = useSession.getState()
  await setLocale(locale, { ofAccount: user !== null })
  if (user && user.locale !== locale) await change({ locale })
}

/** On signing in the account's language counts, unless the visitor has just chosen one: that becomes the account's. */
async function agreeOnLocale({ locale }: User): Promise<void> {
  const agreed = localeChosen() ? currentLocale() : locale
  // Words that cannot be fetched now keep nobody out.
  await setLocale(agreed, { ofAccount: true }).catch(() => undefined)
  if (agreed !== locale) await change({ locale: agreed })
}

/** What somebody who has just signed in and this phone agree on, before the next page shows it. */
export async function agree(user: User): Promise<void> {
  await agreeOnTheme(user)
  await agreeOnLocale(user)
}
