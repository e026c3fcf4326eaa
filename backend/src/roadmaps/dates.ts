import type { Day } from '@tajiconnect/contract/day'
import { addWeeks, later, nextIntake, weeksBetween, type School } from './calendar.ts'
import type { Draft } from './draft.ts'

export interface Dated {
  weeks: number
  starts: Day | null
  ready_by: Day | null
}

/** How far a course is, and what its rest takes at the learner's pace. */
export interface Own {
  done: boolean
  weeks: number
}

/**
 * When each step begins and is over. Courses follow each other from today, beside school; training waits for results and
 * an intake; work begins when training is over. What is done has no dates, and what comes after it begins today.
 */
export function datesOf(
  drafts: readonly Draft[],
  own: ReadonlyMap<string, Own>,
  school: School | null,
  today: Day,
): Dated[] {
  let course = today
  let life = today
  return drafts.map((draft) => {
    const { done = false, weeks = 0 } = own.get(draft.id) ?? {}
    if (done) return { weeks: draft.kind === 'learn' ? weeks : lasting(draft, today), starts: null, ready_by: null }
    if (draft.kind === 'learn') {
      const starts = course
      course = addWeeks(starts, weeks)
      return { weeks, starts, ready_by: course }
    }
    if ('until' in draft.lasts) {
      const ready_by = later(draft.lasts.until, today)
      life = later(life, draft.kind === 'exam' && school ? later(school.results, today) : ready_by)
      return { weeks: weeksBetween(today, ready_by), starts: today, ready_by }
    }
    const starts = nextIntake(life, draft.intakes)
    life = addWeeks(starts, draft.lasts.weeks)
    return { weeks: draft.lasts.weeks, starts, ready_by: life }
  })
}

const lasting = ({ lasts }: Draft, today: Day) => ('weeks' in lasts ? lasts.weeks : weeksBetween(today, lasts.until))
