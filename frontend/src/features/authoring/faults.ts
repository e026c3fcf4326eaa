import type { CourseDraft } from '@tajiconnect/contract/authoring'
import type { FieldError } from '@tajiconnect/contract/problem'
import type { MessageId } from '../../i18n/messages.ts'
import { paths } from '../../paths.ts'
import { lessonsOf, practiceOf } from './course.ts'

/** Something that keeps a course from being published. */
export interface Fault {
  kind: string
  /** Of the lesson, question and so on; null where it is the course itself. */
  id: string | null
  /** The name of the control that is at fault; it holds however things are moved about. */
  at: string
  words: MessageId
  /** As the gateway says it, for what has no words here. */
  message: string
  /** What cannot be drawn, as it is written. */
  formula: string
}

/** Words by kind, place and code, as in `items.prompt empty`; the first that fits. */
const WORDS: [pattern: RegExp, words: MessageId][] = [
  [/^course\.title /, 'authoring.fault_title'],
  [/^course\.summary /, 'authoring.fault_summary'],
  [/^course\.level /, 'authoring.fault_level'],
  [/^\w+\.subject_id /, 'authoring.fault_subject'],
  [/^course\.modules /, 'authoring.fault_no_lessons'],
  [/^modules\.title /, 'authoring.fault_part_title'],
  [/^modules\.lessons /, 'authoring.fault_part_empty'],
  [/^lessons\.title /, 'authoring.fault_lesson_title'],
  [/^lessons\.summary /, 'authoring.fault_lesson_summary'],
  [/^lessons\.body empty/, 'authoring.fault_lesson_body'],
  [/^lessons\.body no_alt/, 'authoring.fault_no_alt'],
  [/^lessons\.body broken_formula/, 'authoring.fault_broken_formula'],
  [/^lessons\.body /, 'authoring.fault_picture'],
  [/^lessons\.minutes /, 'authoring.fault_minutes'],
  [/^\w+\.skill_id /, 'authoring.fault_skill'],
  [/^lessons\.media\.\d+\.title /, 'authoring.fault_media_title'],
  [/^lessons\.media\./, 'authoring.fault_media'],
  [/^quizzes\.title /, 'authoring.fault_quiz_title'],
  [/^quizzes\.item_ids empty/, 'authoring.fault_quiz_empty'],
  [/^items\..+ broken_formula$/, 'authoring.fault_question_formula'],
  [/^items\..+ formula$/, 'authoring.fault_formula'],
  [/^items\.prompt /, 'authoring.fault_prompt'],
  [/^items\.hint /, 'authoring.fault_hint'],
  [/^items\.explanation /, 'authoring.fault_explanation'],
  [/^items\.(options|targets)\.\d+\.text empty/, 'authoring.fault_option_empty'],
  [/^items\.(options|targets)\.\d+\.text twice/, 'authoring.fault_option_twice'],
  [/^items\.answer\.\d+ /, 'authoring.fault_word'],
  [/^items\.answer /, 'authoring.fault_answer'],
  [/^items\.working differs/, 'authoring.fault_working_differs'],
  [/^items\.working /, 'authoring.fault_working'],
  [/^skills\.name\.en /, 'authoring.fault_skill_en'],
  [/^skills\.name\.sw /, 'authoring.fault_skill_sw'],
  [/^skills\.prerequisites circle/, 'authoring.fault_skill_circle'],
  [/^skills unused/, 'authoring.fault_skill_unused'],
]

type Place = Pick<Fault, 'kind' | 'id'> & { rest: string }

/** What a path of the draft is about: `items.2.prompt` is the prompt of the item that stands there. */
function placeOf(path: string, course: CourseDraft): Place {
  const [, module, lesson, inLesson = ''] = /^modules\.(\d+)\.lessons\.(\d+)(?:\.(.+))?$/.exec(path) ?? []
  if (module && lesson)
    return { kind: 'lessons', id: course.modules[+module]?.lessons[+lesson]?.id ?? null, rest: inLesson }
  const [, list, at, rest = ''] = /^(modules|quizzes|items|skills)\.(\d+)(?:\.(.+))?$/.exec(path) ?? []
  if (list && at) return { kind: list, id: course[list as 'items'][+at]?.id ?? null, rest }
  return { kind: 'course', id: null, rest: path }
}

const dotted = (...parts: (string | null)[]) => parts.filter(Boolean).join('.')

/** The gateway's faults, by what they are about. */
export const faultsOf = (errors: readonly FieldError[], course: CourseDraft): Fault[] =>
  errors.map(({ path, code, message }) => {
    const { kind, id, rest } = placeOf(path, course)
    const text = `${dotted(kind, rest)} ${code}`
    const words = WORDS.find(([pattern]) => pattern.test(text))?.[1] ?? 'authoring.fault_other'
    const [formula = ''] = /\$.*\$/s.exec(message) ?? []
    return { kind, id, at: dotted(id, rest), words, message, formula }
  })

/** Where in the course a fault is, for a reader: numbers count from 1, lessons through all parts. */
export type Where =
  | { in: 'course' }
  | { in: 'part'; part: number }
  | { in: 'lesson'; lesson: number }
  | { in: 'question'; lesson: number; question: number }
  | { in: 'practice'; question: number }
  | { in: 'skill'; name: string }

/** Where it is, and the address at which it can be mended. */
export function whereIs({ kind, id, at }: Fault, course: CourseDraft): { where: Where; href: string } {
  const here = (path: string) => `${path}?at=${encodeURIComponent(at)}`
  const outline = here(paths.teachCourse(course.id))
  const placed = (list: readonly { id: string }[]) => list.findIndex((one) => one.id === id)
  if (kind === 'modules') return { where: { in: 'part', part: placed(course.modules) + 1 }, href: outline }
  if (kind === 'skills') {
    const { name } = course.skills[placed(course.skills)]!
    return { where: { in: 'skill', name: name[course.language] }, href: outline }
  }
  if (kind === 'course') return { where: { in: 'course' }, href: outline }
  const quiz = course.quizzes.find((one) => one.id === id || (kind === 'items' && one.item_ids.includes(id!)))
  const lesson = lessonsOf(course).findIndex((one) => one.id === id || one.id === quiz?.lesson_id)
  if (lesson < 0)
    return {
      where: { in: 'practice', question: placed(practiceOf(course)) + 1 },
      href: here(paths.teachPractice(course.id)),
    }
  const href = here(paths.teachLesson(course.id, lessonsOf(course)[lesson]!.id))
  return kind === 'items' && quiz
    ? { where: { in: 'question', lesson: lesson + 1, question: quiz.item_ids.indexOf(id!) + 1 }, href }
    : { where: { in: 'lesson', lesson: lesson + 1 }, href }
}

/** Without those that are about something which is no longer there. */
export function stillThere(faults: readonly Fault[], course: CourseDraft): Fault[] {
  const { modules, quizzes, items, skills } = course
  const ids = new Set([modules, lessonsOf(course), quizzes, items, skills].flatMap((list) => list.map(({ id }) => id)))
  return faults.filter(({ id }) => id === null || ids.has(id))
}
