import type { Locale, Text } from './common.ts'
import type { SchoolYears } from './courses.ts'
import { CLASS_LEVELS } from './onboarding-options.ts'

/** Form 1 came after eight years of primary school. */
const FORM_1_AFTER = 8
const KINDS = [
  { kind: 'grade', after: 0, en: 'Grade', sw: 'Gredi ya' },
  { kind: 'form', after: FORM_1_AFTER, en: 'Form', sw: 'Kidato cha' },
] as const

/** Whom a course is for: its author’s own words, and nothing else where there are years of school. */
interface Level {
  level: string
  /** Absent in what was kept, or came from a gateway, before there were any. */
  years?: SchoolYears | null | undefined
}

/** In its author’s own words, or as “Grade 10–12 · Form 3–4”: the classes there still are. */
export function levelWords({ level, years }: Level): Text {
  if (!years) return { en: level, sw: level }
  const classes = classesIn(years)
  const words = (locale: Locale) =>
    classes
      .filter(({ numbers }) => numbers.length > 0)
      .map(({ numbers, ...say }) => `${say[locale]} ${[...new Set([numbers[0], numbers.at(-1)])].join('–')}`)
      .join(' · ')
  return { en: words('en'), sw: words('sw') }
}

/** The same in the course’s own language. */
export const levelOf = (course: Level & { language: Locale }): string => levelWords(course)[course.language]

/** All that may be looked for: the words in both languages, and each class by itself. */
export function levelNames(course: Level): string[] {
  const { en, sw } = levelWords(course)
  const classes = course.years ? classesIn(course.years) : []
  return [
    en,
    sw,
    ...classes.flatMap((say) => say.numbers.flatMap((number) => [`${say.en} ${number}`, `${say.sw} ${number}`])),
  ]
}

/** Said of a course that is not in the reader’s language. */
export const IN_LANGUAGE: Record<Locale, Text> = {
  en: { en: 'In English', sw: 'Kwa Kiingereza' },
  sw: { en: 'In Kiswahili', sw: 'Kwa Kiswahili' },
}

const classesIn = ({ from, to }: SchoolYears) =>
  KINDS.map(({ kind, after, en, sw }) => ({
    en,
    sw,
    numbers: CLASS_LEVELS.filter((each) => each.startsWith(kind))
      .map((each) => Number(each.split('_')[1]))
      .filter((number) => number + after >= from && number + after <= to),
  }))
