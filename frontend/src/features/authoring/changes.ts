import { FIELDS, lessonsOf, quizOf, type Written } from './course.ts'

/** How many of one kind are new, not the same any more, or gone. */
export interface Counts {
  added: number
  changed: number
  gone: number
}

export interface Changes {
  /** Title, summary, level, subject or language. */
  facts: boolean
  lessons: Counts
  /** The same lessons stand in another order, or in other parts. */
  order: boolean
  questions: Counts
  skills: Counts
}

const isSame = (a: unknown, b: unknown) => a === b || JSON.stringify(a) === JSON.stringify(b)

function counts<T extends { id: string }>(before: readonly T[], after: readonly T[]): Counts {
  const was = new Map(before.map((one) => [one.id, one]))
  const kept = after.filter(({ id }) => was.has(id))
  return {
    added: after.length - kept.length,
    changed: kept.filter((one) => !isSame(one, was.get(one.id))).length,
    gone: before.length - kept.length,
  }
}

/** Each lesson with its quiz; which questions are in it is counted by itself. */
const lessonsAndQuizzes = (course: Written, asked: ReadonlySet<string>) =>
  lessonsOf(course).map((lesson) => {
    const quiz = quizOf(course, lesson)
    return { id: lesson.id, lesson, quiz: [quiz?.title, quiz?.item_ids.filter((id) => asked.has(id))] }
  })

const idsInBoth = (before: readonly { id: string }[], after: readonly { id: string }[]) =>
  new Set(after.flatMap(({ id }) => (before.some((one) => one.id === id) ? id : [])))

const outline = ({ modules }: Written, only: ReadonlySet<string>) =>
  modules.map(({ id, title, lessons }) => [
    id,
    title,
    lessons.flatMap((lesson) => (only.has(lesson.id) ? lesson.id : [])),
  ])

const FACTS = FIELDS.slice(0, 5)

/** What makes one state of a course differ from another, in short. */
export function changesBetween(before: Written, after: Written): Changes {
  const lessons = idsInBoth(lessonsOf(before), lessonsOf(after))
  const questions = idsInBoth(before.items, after.items)
  return {
    facts: FACTS.some((field) => before[field] !== after[field]),
    lessons: counts(lessonsAndQuizzes(before, questions), lessonsAndQuizzes(after, questions)),
    order: !isSame(outline(before, lessons), outline(after, lessons)),
    questions: counts(before.items, after.items),
    skills: counts(before.skills, after.skills),
  }
}

export const isNothing = ({ facts, order, ...rest }: Changes): boolean =>
  !facts && !order && Object.values(rest).every(({ added, changed, gone }) => added + changed + gone === 0)
