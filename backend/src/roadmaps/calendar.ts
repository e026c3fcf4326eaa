import type { Day } from '@tajiconnect/contract/day'
import { DAY_MS } from '@tajiconnect/contract/limits'
import type { ClassLevel, Onboarding } from '@tajiconnect/contract/onboarding'
import { CLASSES } from '@tajiconnect/contract/onboarding-options'
import type { Calendar } from '../careers/kenya-data.ts'

export const addWeeks = (day: Day, weeks: number): Day =>
  new Date(Date.parse(day) + Math.round(weeks * 7) * DAY_MS).toISOString().slice(0, 10)
/** Whole weeks from one day to another, at least none. */
export const weeksBetween = (from: Day, to: Day): number =>
  Math.max(0, Math.ceil((Date.parse(to) - Date.parse(from)) / (7 * DAY_MS)))
export const later = (a: Day, b: Day): Day => (a > b ? a : b)

/** The year of the last examination at school: of Grade 12, or KCSE. */
const LAST_YEAR = { grade: 12, form: 4 }

export interface School {
  /** When senior school is chosen for; null once it has begun. */
  chooseBy: Day | null
  examEnds: Day
  results: Day
  exam: 'KCSE' | 'Grade 12'
  classKnown: boolean
}

/**
 * What is left of school, by the calendar of `calendar.as_of`: the class in the year it was told, or else the last one of
 * the stage. Null where school is over: at college, at work, or once the results are out.
 */
export function schoolOf(
  { stage, class_level, class_year }: Pick<Onboarding, 'stage' | 'class_level' | 'class_year'>,
  { last_exam, school_year }: Calendar,
  today: Day,
): School | null {
  if (stage === 'college' || stage === 'working') return null
  const thisYear = Number(today.slice(0, 4))
  const classKnown = class_level !== null && class_year !== null
  const [kind, number] = readClass(class_level ?? CLASSES[stage ?? 'form_3_4'].at(-1)!)
  // An assumed last class whose examination is over is the one before it.
  const assumed = `${thisYear}-${last_exam.ends}` < today ? thisYear + 1 : thisYear
  const year = (classKnown ? class_year : assumed) + LAST_YEAR[kind] - number
  const results = `${year + 1}-${last_exam.results}`
  if (results < today) return null
  const chosenIn = year - 3
  const chooseBy = kind === 'grade' ? `${chosenIn}-${school_year.ends}` : null
  return {
    chooseBy: chooseBy && number <= 9 && `${chosenIn + 1}-${school_year.starts}` >= today ? chooseBy : null,
    examEnds: `${year}-${last_exam.ends}`,
    results,
    exam: kind === 'form' ? 'KCSE' : 'Grade 12',
    classKnown,
  }
}

function readClass(level: ClassLevel): ['grade' | 'form', number] {
  const [kind, number] = level.split('_')
  return [kind === 'form' ? 'form' : 'grade', Number(number)]
}

/** The first day of the next intake, on or after a day; right then where there are no set months. */
export function nextIntake(from: Day, months: readonly number[] | undefined): Day {
  if (!months) return from
  const [year, month, day] = from.split('-').map(Number) as [number, number, number]
  const open = months.find((each) => each > month || (each === month && day === 1))
  return `${open ? year : year + 1}-${String(open ?? Math.min(...months)).padStart(2, '0')}-01`
}
