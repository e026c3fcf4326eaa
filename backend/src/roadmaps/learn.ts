import type { Locale } from '@tajiconnect/contract/common'
import type { StoredCourse } from '@tajiconnect/contract/courses'
import type { Skill } from '@tajiconnect/contract/skills'
import { originalOf } from '../courses/languages.ts'
import { same, type Draft } from './draft.ts'

/** Courses of a career's own subjects, besides those they rest on. */
const COURSES_MAX = 3
/** What every work begins with: plans, a CV, an interview. */
const FOR_WORK = 'life-skills'

export interface Courses {
  published: readonly StoredCourse[]
  skills: ReadonlyMap<string, Skill>
  locale: Locale
}

/** Where a step's course is kept, whichever language it is taken in. */
export const learnStepId = (course: Parameters<typeof originalOf>[0]) => `learn:${originalOf(course)}`

/** All that there is to learn here for a career of these subjects, each course once. */
export function learnSteps(subjects: readonly string[], courses: Courses): Draft[] {
  const learn = learnDrafts(subjects, courses)
  const known = new Set(learn.map(({ id }) => id))
  return [...learn, ...readyForWork(courses).filter(({ id }) => !known.has(id))]
}

/**
 * The courses to take for a career: those of its subjects, in their order, each after whatever course its skills rest on.
 * Mathematics where none fits, since all work counts and compares.
 */
function learnDrafts(subjects: readonly string[], courses: Courses): Draft[] {
  const originals = courses.published.filter((course) => !course.translation_of && !course.authored)
  const inSubject = (subject: string) => originals.filter((course) => course.subject_id === subject)
  const fitting = subjects.flatMap(inSubject).slice(0, COURSES_MAX)
  const chosen = fitting.length > 0 ? fitting : inSubject('mathematics').slice(0, 1)
  const ordered: StoredCourse[] = []
  for (const course of chosen) add(ordered, course, originals, courses.skills)
  return ordered.map((course) => draftOf(course, courses))
}

/** The course that gets somebody ready for the first job, where there is one. */
function readyForWork(courses: Courses): Draft[] {
  const course = courses.published.find(
    ({ subject_id, translation_of, authored }) => subject_id === FOR_WORK && !translation_of && !authored,
  )
  return course ? [draftOf(course, courses)] : []
}

function add(to: StoredCourse[], course: StoredCourse, originals: StoredCourse[], skills: Courses['skills']) {
  if (to.includes(course)) return
  const before = new Set(course.skills.flatMap((id) => skills.get(id)?.prerequisites ?? []))
  for (const other of originals)
    if (other !== course && other.skills.some((id) => before.has(id))) add(to, other, originals, skills)
  to.push(course)
}

function draftOf(original: StoredCourse, { published, locale }: Courses): Draft {
  const course =
    published.find(({ translation_of, language }) => translation_of === original.id && language === locale) ?? original
  return {
    id: learnStepId(original),
    kind: 'learn',
    title: same(course.title),
    what: same(course.summary),
    where: { en: 'Here, in TajiConnect', sw: 'Hapa, kwenye TajiConnect' },
    course_id: course.id,
    course_language: course.language,
    skill_ids: course.skills,
    subjects: [],
    open: null,
    fees: null,
    alternatives: [],
    lasts: { weeks: 0 },
  }
}
