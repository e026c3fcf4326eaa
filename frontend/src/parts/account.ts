import type { Locale } from '@tajiconnect/contract/common'
import type { User } from '@tajiconnect/contract/users'
import { currentLocale, localeChosen, setLocale } from '../i18n/i18n.ts'
import { call } from '../services/api/endpoints.ts'
import { outbox } from '../stores/outbox.ts'
import { setTheme, themeChosen, usePreferences, type Theme } from '../stores/preferences.ts'
import { saveUser, useSession } from '../stores/session.ts'
import { entriesOf } from '../utils/outbox-db.ts'

type Change = { name: string } | { locale: Locale } | { theme: Theme } | { born: string }

/** Changes the signed-in account: on this phone at once, at the gateway as soon as it can be reached. */
export async function changeAccount(change: Change): Promise<void> {
  const { user } = useSession.getState()
  if (!user) return
  saveUser({ ...user, ...change })
  const replaces = `account.${Object.keys(change).join()}`
  await outbox.add({ name: 'PATCH /users/me', input: { body: change }, replaces })
}

/** Keeps what the gateway says, unless a change of this phone's is still on its way: that is newer. */
async function hear(account: User): Promise<void> {
  const entries = await entriesOf(account.id)
  if (!entries.some(({ name, parked }) => name === 'PATCH /users/me' && !parked)) saveUser(account)
}

outbox.onConfirmed('PATCH /users/me', (account) => void hear(account))

/** Asks what has been changed on another phone. Where the gateway cannot be reached, what is known will do. */
export const renewAccount = (): Promise<void> => call('GET /users/me').then(hear, () => undefined)

/** Keeps the picture that a reply names. */
export function savePicture({ id, avatar_url }: User): void {
  const { user } = useSession.getState()
  if (user?.id === id) saveUser({ ...user, avatar_url })
}

/** Changes the look, for the account as well where somebody is signed in. */
export async function changeTheme(theme: Theme): Promise<void> {
  const { user } = useSession.getState()
  setTheme(theme, { ofAccount: user !== null })
  if (user && user.theme !== theme) await changeAccount({ theme })
}

/** On signing in the account's look counts, unless the visitor has just chosen one: that becomes the account's. */
async function agreeOnTheme({ theme }: User): Promise<void> {
  const agreed = themeChosen() ? usePreferences.getState().theme : theme
  setTheme(agreed, { ofAccount: true })
  if (agreed !== theme) await changeAccount({ theme: agreed })
}

/** Switches the language, for the account as well where somebody is signed in. */
export async function changeLocale(locale: Locale): Promise<void> {
  const { user } = useSession.getState()
  await setLocale(locale, { ofAccount: user !== null })
  if (user && user.locale !== locale) await changeAccount({ locale })
}

/** On signing in the account's language counts, unless the visitor has just chosen one: that becomes the account's. */
async function agreeOnLocale({ locale }: User): Promise<void> {
  const agreed = localeChosen() ? currentLocale() : locale
  // Words that cannot be fetched now keep nobody out.
  await setLocale(agreed, { ofAccount: true }).catch(() => undefined)
  if (agreed !== locale) await changeAccount({ locale: agreed })
}

/** What somebody who has just signed in and this phone agree on, before the next page shows it. */
export async function agree(user: User): Promise<void> {
  await agreeOnTheme(user)
  await agreeOnLocale(user)
}
