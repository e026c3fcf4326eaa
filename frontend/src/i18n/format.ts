import type { Locale } from '@tajiconnect/contract/common'
import { useMemo } from 'react'
import { TAGS, useLocale } from './i18n.ts'

const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const

const NEAR_MS = 60 * 86_400_000

/** Numbers, times and amounts in one language. Times are RFC 3339 and shown in the phone's own zone. */
export function formatterOf(locale: Locale) {
  const tag = TAGS[locale]
  const number = (value: number, options?: Intl.NumberFormatOptions) =>
    new Intl.NumberFormat(tag, options).format(value)
  const unit = (value: number, name: string, unitDisplay: 'long' | 'short') =>
    number(value, { style: 'unit', unit: name, unitDisplay, maximumFractionDigits: 1 })
  const date = (time: string, options: Intl.DateTimeFormatOptions = { dateStyle: 'medium' }) =>
    new Intl.DateTimeFormat(tag, options).format(new Date(time))

  return {
    number,
    date,
    /** “March 2026” */
    month: (time: string) => date(time, { month: 'long', year: 'numeric' }),
    /** A calendar day, as `2027-03-01`: “1 March” within two months of now, otherwise “March 2027”. */
    day: (day: string, now = Date.now()) => {
      const near = Math.abs(Date.parse(day) - now) < NEAR_MS
      return date(day, { timeZone: 'UTC', month: 'long', ...(near ? { day: 'numeric' } : { year: 'numeric' }) })
    },
    /** “KSh 24,686”, or from least to most “KSh 24,686–150,000”; what sign a browser has for it varies. */
    money: (least: number, most = least) =>
      `KSh\u00A0${[...new Set([least, most])].map((amount) => number(amount)).join('–')}`,
    /** “a, b and c” */
    list: (words: readonly string[]) => new Intl.ListFormat(tag).format(words),
    dateTime: (time: string) => date(time, { dateStyle: 'medium', timeStyle: 'short' }),
    /** “6 minutes”, “dakika 6” */
    minutes: (minutes: number) => unit(Math.max(1, Math.round(minutes)), 'minute', 'long'),
    /** How long sound or film lasts: “12 seconds”, from a minute on in minutes. */
    seconds: (seconds: number) =>
      seconds < 60
        ? unit(Math.max(1, Math.round(seconds)), 'second', 'long')
        : unit(Math.round(seconds / 60), 'minute', 'long'),
    /** A place in it: “1:05” */
    clock: (seconds: number) => `${Math.floor(seconds / 60)}:${`${Math.floor(seconds % 60)}`.padStart(2, '0')}`,
    /** How long something in a life takes, from its weeks: “3 weeks”, “6 months”, from a year on in half years. */
    span: (weeks: number) => {
      if (weeks < 9) return unit(Math.max(1, Math.round(weeks)), 'week', 'long')
      if (weeks < 50) return unit(Math.round((weeks * 12) / 52), 'month', 'long')
      return unit(Math.round(weeks / 26) / 2, 'year', 'long')
    },
    /** Decimal kilobytes and megabytes, as a data bundle counts them. */
    bytes: (bytes: number) =>
      bytes < 1e6 ? unit(Math.ceil(bytes / 1000), 'kilobyte', 'short') : unit(bytes / 1e6, 'megabyte', 'short'),
    /** How long ago, for the age of what is shown: “3 hours ago”, “now”. */
    ago: (time: string, now = Date.now()) => {
      const seconds = (now - Date.parse(time)) / 1000
      const [name, size] = UNITS.find(([, size]) => seconds >= size) ?? ['second', 1]
      const count = name === 'second' ? 0 : Math.floor(seconds / size)
      return new Intl.RelativeTimeFormat(tag, { numeric: 'auto' }).format(-count, name)
    },
  }
}

/** `const { minutes, date } = useFormat()` */
export function useFormat() {
  const locale = useLocale()
  return useMemo(() => formatterOf(locale), [locale])
}
