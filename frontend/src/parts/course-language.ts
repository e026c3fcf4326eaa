import type { Locale } from '@tajiconnect/contract/common'
import { IN_LANGUAGE } from '@tajiconnect/contract/course-words'
import { useLocale, useText } from '../i18n/i18n.ts'

/** “Kwa Kiingereza”, of a course that is not in the language in use; null of one that is, and of what is no course. */
export function useOtherLanguage(): (language: Locale | null) => string | null {
  const locale = useLocale()
  const text = useText()
  return (language) => (language === null || language === locale ? null : text(IN_LANGUAGE[language]))
}
