import type { Locale } from '@tajiconnect/contract/common'
import type { User } from '@tajiconnect/contract/users'
import { currentLocale, localeChosen, setLocale } from '../i18n/i18n.ts'
import { outbox } from '../stores/outbox.ts'
import { saveUser, useSession } from '../stores/session.ts'

/** Changes the signed-in account: on this phone at once, at the gateway as soon as it can be reached. */
export async function changeAccount(change: { name: string } | { locale: Locale }): Promise<void> {
  const { user } = useSession.getState()
  if (!user) return
  saveUser({ ...user, ...change })
  const replaces = `account.${Object.keys(change).join()}`
  await outbox.add({ name: 'PATCH /users/me', input: { body: change }, replaces })
}

outbox.onConfirmed('PATCH /users/me', saveUser)

/** Switches the language, for the account as well where somebody is signed in. */
export async function changeLocale(locale: Locale): Promise<void> {
  const { user } = useSession.getState()
  await setLocale(locale, { ofAccount: user !== null })
  if (user && user.locale !== locale) await changeAccount({ locale })
}

/** On signing in the account's language counts, unless the visitor has just chosen one: that becomes the account's. */
export async function agreeOnLocale({ locale }: User): Promise<void> {
  const agreed = localeChosen() ? currentLocale() : locale
  // Words that cannot be fetched now keep nobody out.
  await setLocale(agreed, { ofAccount: true }).catch(() => undefined)
  if (agreed !== locale) await changeAccount({ locale: agreed })
}
