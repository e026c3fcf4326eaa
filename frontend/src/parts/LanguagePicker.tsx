import type { Locale } from '@tajiconnect/contract/common'
import { useCallback, useState } from 'react'
import { LANGUAGES } from '../i18n/languages.ts'
import { useLocale, useT } from '../i18n/i18n.ts'
import { LanguageSwitch } from '../ui/LanguageSwitch.tsx'
import { Toast, type ToastMessage } from '../ui/Toast.tsx'
import { changeLocale } from './agree.ts'

/** Switches at once and keeps the choice, on this phone and for the signed-in account; says so where it cannot. */
export function LanguagePicker() {
  const t = useT()
  const locale = useLocale()
  const [failure, setFailure] = useState<ToastMessage | null>(null)
  const clear = useCallback(() => setFailure(null), [])
  const fail = () => setFailure({ id: Date.now(), text: t('common.language_offline') })
  const change = (next: Locale) => void changeLocale(next).then(clear, fail)
  return (
    <>
      <LanguageSwitch label={t('common.language')} options={LANGUAGES} value={locale} onChange={change} />
      <Toast message={failure} onClose={clear} closeLabel={t('common.close')} />
    </>
  )
}
