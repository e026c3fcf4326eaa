import type { Locale } from '@tajiconnect/contract/common'

/** Each language under its own name. */
export const LANGUAGES: readonly { value: Locale; label: string }[] = [
  { value: 'en', label: 'English' },
  { value: 'sw', label: 'Kiswahili' },
]
