import type { CourseDraft } from '@tajiconnect/contract/authoring'

export type Module = CourseDraft['modules'][number]
export type Lesson = Module['lessons'][number]
export type LessonMedia = NonNullable<Lesson['media']>[number]
export type Quiz = CourseDraft['quizzes'][number]
export type Item = CourseDraft['items'][number]
export type OwnSkill = CourseDraft['skills'][number]

/** What of a draft its author writes; each is sent whole when it has changed. */
export const FIELDS = [
  'subject_id',
  'title',
  'summary',
  'level',
  'language',
  'modules',
  'quizzes',
  'items',
  'skills',
] as const
export type Written = Pick<CourseDraft, (typeof FIELDS)[number]>

/** As the gateway takes them. */
export const LIMITS = { title: 120, summary: 160, level: 60, options: 8, media: 4, modules: 20, items: 500, skills: 50 }

/** Stands where an id has to be chosen yet; it names nothing, so publishing asks for it. */
export const NOT_YET = 'none-yet'
/** Stands where a number has to be written yet: nobody can type it, so publishing asks for it. */
export const NO_NUMBER = Number.MAX_VALUE

export const lessonsOf = ({ modules }: Pick<Written, 'modules'>): Lesson[] => modules.flatMap(({ lessons }) => lessons)

export const quizOf = ({ quizzes }: Pick<Written, 'quizzes'>, lesson: Lesson): Quiz | undefined =>
  quizzes.find(({ id }) => id === lesson.quiz_id)

/** What the button says: again only once there is a version out. */
export const publishWords = ({ published_version }: Pick<CourseDraft, 'published_version'>) =>
  published_version === null ? 'authoring.publish' : 'authoring.publish_again'

/** Questions in the order in which a quiz asks them. */
export const askedIn = ({ items }: Pick<Written, 'items'>, quiz: Quiz): Item[] =>
  quiz.item_ids.flatMap((id) => items.find((item) => item.id === id) ?? [])

/** Those that stand in no quiz. */
export function practiceOf({ quizzes, items }: Pick<Written, 'quizzes' | 'items'>): Item[] {
  const asked = new Set(quizzes.flatMap(({ item_ids }) => item_ids))
  return items.filter(({ id }) => !asked.has(id))
}

/** Skills of lessons and questions, in the order in which they first come. */
export const skillsUsed = (course: Pick<Written, 'modules' | 'items'>): string[] =>
  [...new Set([...lessonsOf(course), ...course.items].map(({ skill_id }) => skill_id))].filter((id) => id !== NOT_YET)

export const newId = (): string => crypto.randomUUID().slice(0, 8)

/** Questions and skills are for everyone: their ids begin with the course's. */
export const newOwnId = ({ id }: Pick<CourseDraft, 'id'>): string => `${id}.${newId()}`
