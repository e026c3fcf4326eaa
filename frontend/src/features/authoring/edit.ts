import type { CourseDraft } from '@tajiconnect/contract/authoring'
import { NOT_YET, type Item, type Lesson, type OwnSkill, type Quiz } from './course.ts'

type Course = CourseDraft
export type Edit = (course: Course) => Course
type Named = { id: string }

const replaced = <T extends Named>(list: readonly T[], id: string, change: (one: T) => T): T[] =>
  list.map((one) => (one.id === id ? change(one) : one))

/** Moves what stands at one place by some places, where there is room. */
export function moved<T>(list: readonly T[], from: number, by: number): T[] {
  const to = from + by
  const one = list[from]
  if (one === undefined || to < 0 || to >= list.length) return [...list]
  return list.toSpliced(from, 1).toSpliced(to, 0, one)
}

const movedById = <T extends Named>(list: readonly T[], id: string, by: number): T[] =>
  moved(
    list,
    list.findIndex((one) => one.id === id),
    by,
  )

export const addModule =
  (id: string): Edit =>
  (course) => ({ ...course, modules: [...course.modules, { id, title: '', lessons: [] }] })

export const renameModule =
  (id: string, title: string): Edit =>
  (course) => ({ ...course, modules: replaced(course.modules, id, (module) => ({ ...module, title })) })

export const moveModule =
  (id: string, by: number): Edit =>
  (course) => ({ ...course, modules: movedById(course.modules, id, by) })

/** A lesson comes with its quiz. */
export const addLesson =
  (module_id: string, id: string): Edit =>
  (course) => {
    const lesson = { id, title: '', minutes: 10, skill_id: NOT_YET, summary: '', body: '', quiz_id: `${id}-quiz` }
    return {
      ...course,
      modules: replaced(course.modules, module_id, (module) => ({ ...module, lessons: [...module.lessons, lesson] })),
      quizzes: [...course.quizzes, { id: lesson.quiz_id, lesson_id: id, title: '', item_ids: [] }],
    }
  }

const quizTitle = { en: (title: string) => `Quiz: ${title}`, sw: (title: string) => `Jaribio: ${title}` }

/** The quiz is named after its lesson for as long as nobody has named it otherwise. */
export const changeLesson =
  (id: string, change: Partial<Lesson>): Edit =>
  (course) => {
    const before = course.modules.flatMap(({ lessons }) => lessons).find((lesson) => lesson.id === id)
    if (!before) return course
    const named = quizTitle[course.language]
    const renames = ({ lesson_id, title }: Quiz) =>
      change.title !== undefined && lesson_id === id && (title === '' || title === named(before.title))
    return {
      ...course,
      modules: course.modules.map((module) =>
        module.lessons.includes(before)
          ? { ...module, lessons: replaced(module.lessons, id, (lesson) => ({ ...lesson, ...change })) }
          : module,
      ),
      quizzes: course.quizzes.some(renames)
        ? course.quizzes.map((quiz) => (renames(quiz) ? { ...quiz, title: named(change.title ?? '') } : quiz))
        : course.quizzes,
    }
  }

/** One place up or down; from the edge of a part into the next. */
export const moveLesson =
  (id: string, by: 1 | -1): Edit =>
  (course) => {
    const at = course.modules.findIndex(({ lessons }) => lessons.some((lesson) => lesson.id === id))
    const [here, there] = [course.modules[at], course.modules[at + by]]
    if (!here) return course
    const from = here.lessons.findIndex((lesson) => lesson.id === id)
    const lesson = here.lessons[from]!
    const inside = here.lessons[from + by] !== undefined
    if (inside)
      return { ...course, modules: course.modules.with(at, { ...here, lessons: moved(here.lessons, from, by) }) }
    if (!there) return course
    const lessons = by === 1 ? [lesson, ...there.lessons] : [...there.lessons, lesson]
    const left = { ...here, lessons: here.lessons.toSpliced(from, 1) }
    return { ...course, modules: course.modules.with(at, left).with(at + by, { ...there, lessons }) }
  }

/** Lessons go with their quizzes and the questions in them. */
const withoutLessons = (course: Course, gone: readonly Lesson[]): Course => {
  const quizzes = course.quizzes.filter(({ lesson_id }) => gone.some(({ id }) => id === lesson_id))
  const asked = new Set(quizzes.flatMap(({ item_ids }) => item_ids))
  return {
    ...course,
    modules: course.modules.map((module) => ({
      ...module,
      lessons: module.lessons.filter((lesson) => !gone.includes(lesson)),
    })),
    quizzes: course.quizzes.filter((quiz) => !quizzes.includes(quiz)),
    items: course.items.filter(({ id }) => !asked.has(id)),
  }
}

export const removeLesson =
  (id: string): Edit =>
  (course) =>
    withoutLessons(
      course,
      course.modules.flatMap(({ lessons }) => lessons.filter((lesson) => lesson.id === id)),
    )

export const removeModule =
  (id: string): Edit =>
  (course) => {
    const gone = course.modules.find((module) => module.id === id)?.lessons ?? []
    const rest = withoutLessons(course, gone)
    return { ...rest, modules: rest.modules.filter((module) => module.id !== id) }
  }

export const renameQuiz =
  (id: string, title: string): Edit =>
  (course) => ({ ...course, quizzes: replaced(course.quizzes, id, (quiz) => ({ ...quiz, title })) })

/** Into a quiz, or for practice where that is null; behind `after`, or last. */
export const addItem =
  (quiz_id: string | null, item: Item, after?: string): Edit =>
  (course) => ({
    ...course,
    items: behind(course.items, item, ({ id }) => id === after),
    quizzes: quiz_id
      ? replaced(course.quizzes, quiz_id, (quiz) => ({
          ...quiz,
          item_ids: behind(quiz.item_ids, item.id, (id) => id === after),
        }))
      : course.quizzes,
  })

function behind<T>(list: readonly T[], one: T, isIt: (each: T) => boolean): T[] {
  const at = list.findIndex(isIt)
  return list.toSpliced(at < 0 ? list.length : at + 1, 0, one)
}

export const changeItem =
  (item: Item): Edit =>
  (course) => ({ ...course, items: replaced(course.items, item.id, () => item) })

export const moveInQuiz =
  (quiz_id: string, id: string, by: number): Edit =>
  (course) => ({
    ...course,
    quizzes: replaced(course.quizzes, quiz_id, (quiz) => ({
      ...quiz,
      item_ids: moved(quiz.item_ids, quiz.item_ids.indexOf(id), by),
    })),
  })

export const removeItem =
  (id: string): Edit =>
  (course) => ({
    ...course,
    items: course.items.filter((item) => item.id !== id),
    quizzes: course.quizzes.map((quiz) =>
      quiz.item_ids.includes(id) ? { ...quiz, item_ids: quiz.item_ids.filter((each) => each !== id) } : quiz,
    ),
  })

export const addSkill =
  (skill: OwnSkill): Edit =>
  (course) => ({ ...course, skills: [...course.skills, skill] })

export const changeSkill =
  (skill: OwnSkill): Edit =>
  (course) => ({ ...course, skills: replaced(course.skills, skill.id, () => skill) })

export const removeSkill =
  (id: string): Edit =>
  (course) => ({ ...course, skills: course.skills.filter((skill) => skill.id !== id) })

/** Puts back what an edit took out, each about where it stood, and leaves all that was done since. */
export const undoOf =
  (before: Course, after: Course): Edit =>
  (now) => ({
    ...now,
    modules: back(now.modules, before.modules, after.modules).map((module) => {
      const [was, left] = [before, after].map(({ modules }) => modules.find(({ id }) => id === module.id)?.lessons)
      return was && left ? { ...module, lessons: back(module.lessons, was, left) } : module
    }),
    quizzes: back(now.quizzes, before.quizzes, after.quizzes).map((quiz) => {
      const [was, left] = [before, after].map(({ quizzes }) => quizzes.find(({ id }) => id === quiz.id)?.item_ids)
      return was && left ? { ...quiz, item_ids: back(quiz.item_ids, was, left) } : quiz
    }),
    items: back(now.items, before.items, after.items),
    skills: back(now.skills, before.skills, after.skills),
  })

const idOf = (one: string | Named) => (typeof one === 'string' ? one : one.id)

function back<T extends string | Named>(now: readonly T[], before: readonly T[], after: readonly T[]): T[] {
  const [there, left] = [now, after].map((list) => new Set(list.map(idOf)))
  const result = [...now]
  for (const [at, one] of before.entries())
    if (!left?.has(idOf(one)) && !there?.has(idOf(one))) result.splice(Math.min(at, result.length), 0, one)
  return result
}
