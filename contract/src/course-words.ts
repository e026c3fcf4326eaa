import type { Locale, Text } from './common.ts'
import { CLASS_LEVELS } from './onboarding-options.ts'

/** Years of school, counted through from Grade 1: Form 1 came after eight years of primary school. */
interface SchoolYears {
  from: number
  to: number
}
const FORM_1_AFTER = 8

/** Whom a course is for, in its author’s own words or as “Grade 10–12 · Form 3–4”: the classes there still are. */
export function levelWords(level: string | SchoolYears): Text {
  if (typeof level === 'string') return { en: level, sw: level }
  const [grades, forms] = [classesIn(level, 'grade', 0), classesIn(level, 'form', FORM_1_AFTER)]
  return {
    en: [grades && `Grade ${grades}`, forms && `Form ${forms}`].filter(Boolean).join(' · '),
    sw: [grades && `Gredi ya ${grades}`, forms && `Kidato cha ${forms}`].filter(Boolean).join(' · '),
  }
}

/** Said of a course that is not in the reader’s language. */
export const IN_LANGUAGE: Record<Locale, Text> = {
  en: { en: 'In English', sw: 'Kwa Kiingereza' },
  sw: { en: 'In Kiswahili', sw: 'Kwa Kiswahili' },
}

/** “10–12”, “3”, or nothing. */
function classesIn({ from, to }: SchoolYears, kind: 'grade' | 'form', after: number): string {
  const numbers = CLASS_LEVELS.filter((each) => each.startsWith(kind))
    .map((each) => Number(each.split('_')[1]))
    .filter((number) => number + after >= from && number + after <= to)
  return [...new Set([numbers[0], numbers.at(-1)])].join('–')
}
