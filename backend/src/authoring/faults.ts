import type { CourseDraft } from '@tajiconnect/contract/authoring'
import type { FieldError } from '@tajiconnect/contract/problem'
import type { Skill } from '@tajiconnect/contract/skills'
import { brokenFormulas } from './formulas.ts'
import { fault, itemFaults, textFaults } from './item-faults.ts'
import { circleFrom } from './prerequisites.ts'

/** What a course is made of, as its author writes it. */
export type Written = Pick<
  CourseDraft,
  'id' | 'subject_id' | 'title' | 'summary' | 'level' | 'modules' | 'quizzes' | 'items' | 'skills'
>

/** What a course meets where it is to be shown. */
export interface Surroundings {
  subjects: ReadonlySet<string>
  /** All that there are, this course's own of before among them. */
  skills: ReadonlyMap<string, Pick<Skill, 'prerequisites'>>
  /** Questions that this course had before; a new one's id begins with the course's. */
  earlier: ReadonlySet<string>
  /** Whether a question of another course has the id. */
  isTaken(item_id: string): boolean
  /** The media type of a file that the author may show; undefined where there is no such file of theirs. */
  fileOf(content_id: string): string | undefined
}

type Lesson = Written['modules'][number]['lessons'][number]

const ID = /^[a-z0-9][\w.-]{0,99}$/i
const MINUTES_MAX = 240
/** As many answers as can be handed in. */
const QUIZ_ITEMS_MAX = 100

/** What the ids of all that an author adds for everyone, skills and questions, begin with. */
export const ownPrefix = (course_id: string) => `${course_id}.`

/** Every fault that keeps a course from being shown to learners, by its place in the draft. */
export function courseFaults(course: Written, around: Surroundings): FieldError[] {
  const skills = new Map([...around.skills, ...course.skills.map((skill) => [skill.id, skill] as const)])
  return [
    ...headFaults(course, around),
    ...moduleFaults(course, around, skills),
    ...quizFaults(course),
    ...course.items.flatMap((item, at) => [
      ...idFaults(course.items, at, `items.${at}`),
      ...questionIdFaults(course, item.id, `items.${at}.id`, around),
      ...skillFaults(`items.${at}.skill_id`, item.skill_id, skills),
      ...itemFaults(item).map(({ path, ...rest }) => ({ path: `items.${at}.${path}`, ...rest })),
    ]),
    ...course.skills.flatMap((_, at) => ownSkillFaults(course, at, around, skills)),
  ]
}

function headFaults({ title, summary, level, subject_id }: Written, { subjects }: Surroundings): FieldError[] {
  return [
    ...textFaults('title', title, 'Give the course a title.'),
    ...textFaults('summary', summary, 'Say in a line what the course is about.'),
    ...textFaults('level', level, 'Say whom the course is for, such as Grade 10 or Form 3.'),
    ...(subjects.has(subject_id) ? [] : [fault('subject_id', 'unknown', 'Choose one of the subjects.')]),
  ]
}

function moduleFaults(course: Written, around: Surroundings, skills: Surroundings['skills']): FieldError[] {
  const { modules } = course
  const lessons = modules.flatMap((module) => module.lessons)
  if (lessons.length === 0) return [fault('modules', 'no_lessons', 'Write at least one lesson.')]
  return modules.flatMap((module, at) => [
    ...idFaults(modules, at, `modules.${at}`),
    ...textFaults(`modules.${at}.title`, module.title, 'Give this part of the course a title.'),
    ...(module.lessons.length === 0
      ? [fault(`modules.${at}.lessons`, 'empty', 'Write a lesson for this part, or take the part out.')]
      : []),
    ...module.lessons.flatMap((lesson, n) => {
      const path = `modules.${at}.lessons.${n}`
      return [
        ...idFaults(lessons, lessons.indexOf(lesson), path),
        ...lessonFaults(course, lesson, path),
        ...skillFaults(`${path}.skill_id`, lesson.skill_id, skills),
        ...fileFaults(lesson, path, around),
      ]
    }),
  ])
}

function lessonFaults({ quizzes }: Written, lesson: Lesson, path: string): FieldError[] {
  const quiz = quizzes.find(({ id }) => id === lesson.quiz_id)
  return [
    ...textFaults(`${path}.title`, lesson.title, 'Give the lesson a title.'),
    ...textFaults(`${path}.summary`, lesson.summary, 'Say in a line what the lesson teaches.'),
    ...textFaults(`${path}.body`, lesson.body, 'Write the lesson.'),
    ...brokenFormulas(lesson.body).map((formula) =>
      fault(`${path}.body`, 'broken_formula', `This formula cannot be drawn: ${formula}`),
    ),
    ...(lesson.minutes >= 1 && lesson.minutes <= MINUTES_MAX
      ? []
      : [fault(`${path}.minutes`, 'out_of_range', 'Say how many minutes the lesson takes.')]),
    ...(quiz?.lesson_id === lesson.id ? [] : [fault(`${path}.quiz_id`, 'no_quiz', 'Give the lesson a quiz.')]),
  ]
}

const MENTIONED = /content:([\w-]+)/g
const PICTURE = /!\[([^\]]*)\]\(\s*content:([\w-]+)/g

/** Whatever a lesson names, learners may open; so it has to be the author's. */
function fileFaults({ media = [], body }: Lesson, path: string, { fileOf }: Surroundings): FieldError[] {
  const pictures = new Map(Array.from(body.matchAll(PICTURE), ([, alt = '', id = '']) => [id, alt]))
  return [
    ...media.flatMap(({ content_id, kind, title }, at) => {
      const type = fileOf(content_id)
      if (!type) return fault(`${path}.media.${at}.content_id`, 'unknown', 'Choose one of your own files.')
      if (!type.startsWith(`${kind}/`))
        return fault(
          `${path}.media.${at}.kind`,
          'wrong_type',
          `This file is not ${kind === 'audio' ? 'sound' : 'film'}.`,
        )
      return textFaults(`${path}.media.${at}.title`, title, 'Say what there is to see or to hear.')
    }),
    ...[...new Set(Array.from(body.matchAll(MENTIONED), ([, id = '']) => id))].flatMap((id) => {
      const type = fileOf(id)
      if (!type) return fault(`${path}.body`, 'unknown_file', `The text shows a file that is not yours: ${id}.`)
      if (!type.startsWith('image/')) return fault(`${path}.body`, 'wrong_type', `This file is not a picture: ${id}.`)
      return pictures.get(id)?.trim() === ''
        ? fault(`${path}.body`, 'no_alt', 'Say in words what each picture shows: ![what it shows](content:…).')
        : []
    }),
  ]
}

function quizFaults({ modules, quizzes, items }: Written): FieldError[] {
  const lessons = modules.flatMap((module) => module.lessons)
  const known = new Set(items.map(({ id }) => id))
  const asked = new Set<string>()
  return quizzes.flatMap((quiz, at) => {
    const path = `quizzes.${at}`
    return [
      ...idFaults(quizzes, at, path),
      ...textFaults(`${path}.title`, quiz.title, 'Give the quiz a title.'),
      ...(lessons.some(({ id, quiz_id }) => id === quiz.lesson_id && quiz_id === quiz.id)
        ? []
        : [fault(`${path}.lesson_id`, 'no_lesson', 'This quiz belongs to no lesson.')]),
      ...(quiz.item_ids.length === 0
        ? [fault(`${path}.item_ids`, 'empty', 'Put at least one question into the quiz.')]
        : []),
      ...(quiz.item_ids.length > QUIZ_ITEMS_MAX
        ? [fault(`${path}.item_ids`, 'too_many', `A quiz has at most ${QUIZ_ITEMS_MAX} questions.`)]
        : []),
      ...quiz.item_ids.flatMap((id, n) => {
        if (!known.has(id)) return fault(`${path}.item_ids.${n}`, 'unknown', 'There is no such question.')
        if (asked.has(id)) return fault(`${path}.item_ids.${n}`, 'twice', 'A question stands in one quiz, and once.')
        asked.add(id)
        return []
      }),
    ]
  })
}

function ownSkillFaults(
  course: Written,
  at: number,
  { subjects }: Surroundings,
  skills: Surroundings['skills'],
): FieldError[] {
  const { id, name, subject_id, prerequisites } = course.skills[at]!
  const path = `skills.${at}`
  const circle = circleFrom(id, skills)
  return [
    ...idFaults(course.skills, at, path),
    ...(id.startsWith(ownPrefix(course.id))
      ? []
      : [fault(`${path}.id`, 'bad_id', `The id of a new skill begins with ${ownPrefix(course.id)}`)]),
    ...textFaults(`${path}.name.en`, name.en, 'Name the skill in English.'),
    ...textFaults(`${path}.name.sw`, name.sw, 'Name the skill in Kiswahili.'),
    ...(subjects.has(subject_id) ? [] : [fault(`${path}.subject_id`, 'unknown', 'Choose one of the subjects.')]),
    ...prerequisites.flatMap((before, n) => skillFaults(`${path}.prerequisites.${n}`, before, skills)),
    ...(circle
      ? [fault(`${path}.prerequisites`, 'circle', `No skill can come before itself: ${circle.join(' → ')}.`)]
      : []),
    ...(course.items.some(({ skill_id }) => skill_id === id)
      ? []
      : [fault(path, 'unused', 'Write a question on this skill, or take it out.')]),
  ]
}

const skillFaults = (path: string, id: string, skills: Surroundings['skills']): FieldError[] =>
  skills.has(id) ? [] : [fault(path, 'unknown', 'Choose a skill that there is.')]

function idFaults(rows: readonly { id: string }[], at: number, path: string): FieldError[] {
  const id = rows[at]?.id ?? ''
  if (!ID.test(id)) return [fault(`${path}.id`, 'bad_id', 'An id is letters, figures, dots and dashes.')]
  return rows.findIndex((other) => other.id === id) < at
    ? [fault(`${path}.id`, 'twice', 'This id stands here twice.')]
    : []
}

function questionIdFaults(course: Written, id: string, path: string, { earlier, isTaken }: Surroundings): FieldError[] {
  if (isTaken(id)) return [fault(path, 'taken', 'Another course has a question with this id.')]
  return earlier.has(id) || id.startsWith(ownPrefix(course.id))
    ? []
    : [fault(path, 'bad_id', `The id of a new question begins with ${ownPrefix(course.id)}`)]
}
