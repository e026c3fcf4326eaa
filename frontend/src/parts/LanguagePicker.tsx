import { LANGUAGES } from '../i18n/languages.ts'
import { useLocale, useT } from '../i18n/i18n.ts'
import { LanguageSwitch } from '../ui/LanguageSwitch.tsx'
import { changeLocale } from './account.ts'

/** Switches at once and keeps the choice, on this phone and for the signed-in account. */
export function LanguagePicker() {
  const t = useT()
  const locale = useLocale()
  return (
    <LanguageSwitch
      label={t('common.language')}
      options={LANGUAGES}
      value={locale}
      onChange={(next) => void changeLocale(next).catch(() => undefined)}
    />
  )
}
