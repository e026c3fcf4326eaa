import type { Locale } from '@tajiconnect/contract/common'
import { IN_LANGUAGE } from '@tajiconnect/contract/course-words'
import { useLocale, useText } from '../i18n/i18n.ts'

/**
 * “Kwa Kiingereza”, of a course that is not in the language in use; null of one that is, of what is no course, and where an
 * older gateway does not say.
 */
export function useOtherLanguage(): (language: Locale | null | undefined) => string | null {
  const locale = useLocale()
  const text = useText()
  return (language) => (!language || language === locale ? null : text(IN_LANGUAGE[language]))
}
