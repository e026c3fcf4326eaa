import type { Career } from '@tajiconnect/contract/careers'
import type { Text } from '@tajiconnect/contract/common'
import type { Day } from '@tajiconnect/contract/day'
import type { Door } from '@tajiconnect/contract/doors'
import type { Onboarding, SubjectId } from '@tajiconnect/contract/onboarding'
import type { CbeRules, KcseGrade, Way } from '@tajiconnect/contract/pathways'
import type { Calendar } from '../careers/kenya-data.ts'
import { schoolOf, type School } from './calendar.ts'
import type { Draft } from './draft.ts'
import { learnSteps, type Courses } from './learn.ts'
import { schoolDrafts } from './school.ts'
import { trainingDraft, wayOf, workDrafts } from './training.ts'

export interface Start {
  career: Career
  told: Pick<Onboarding, 'stage' | 'class_level' | 'class_year' | 'subjects'>
  courses: Courses
  calendar: Calendar
  rules: CbeRules
  doors: readonly Door[] | null
  mean: KcseGrade | null
  /** The career's ways in, read as rules. */
  ways: readonly Way[]
  nameOf: (subject: SubjectId) => Text
  today: Day
}

export interface Route {
  school: School | null
  drafts: Draft[]
}

/**
 * From where the learner is to the work: courses here, the choice for senior school, the examination, training, the first
 * job, and what comes after it.
 */
export function planRoute(start: Start): Route {
  const { career, told, courses, calendar, rules, doors, mean, ways, nameOf, today } = start
  const school = schoolOf(told, calendar, today)
  return {
    school,
    drafts: [
      ...learnSteps(career.subjects, courses),
      ...(school
        ? schoolDrafts({ career, school, rules, way: wayOf({ ways, doors }), taken: told.subjects, nameOf })
        : []),
      trainingDraft({ career, ways, doors, mean, calendar, nameOf }),
      ...workDrafts(career),
    ],
  }
}
