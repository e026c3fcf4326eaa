import type { LearnerState, SkillInPlace, skillEndpoints } from '@tajiconnect/contract/skills'
import type { User } from '@tajiconnect/contract/users'
import { lessonsOf } from '../courses/progress.ts'
import { drawnItem } from '../courses/question-math.ts'
import { coursesReaching, skillsReaching } from '../courses/reach.ts'
import type { HandlersOf } from '../gateway/handler.ts'
import { notFound } from '../gateway/problem-error.ts'
import type { Reader } from '../transaction.ts'
import { sift } from './events.ts'
import { practiceOf } from './practice.ts'
import { recordAnswers } from './record-answers.ts'
import { learnerState } from './state.ts'
import { lessonSkills } from './taught.ts'

const ITEMS = 10
const ITEMS_MAX = 50

export const skillHandlers: HandlersOf<typeof skillEndpoints> = {
  'GET /skills': ({ user, store }) =>
    store.read(async (tx) => {
      const lessons = await lessonsBySkill(tx, user)
      return {
        items: (await skillsReaching(tx, user)).map((skill) => ({ ...skill, lessons: lessons.get(skill.id) ?? [] })),
      }
    }),

  'GET /skills/mastery': ({ user, store }) => store.read((tx) => learnerState(tx, user.id)),

  'GET /skills/{id}/items': ({ params, query, user, store }) =>
    store.read(async (tx) => {
      const skill = await tx.get('skills', params.id)
      if (!skill) throw notFound('There is no such skill.')
      const { count = ITEMS, language = user.locale } = query
      const { fitting, itemsOf } = await practiceOf(tx, user.id, language)
      const fit = fitting(await learnerState(tx, user.id), skill.id)
      // Those asked lately come last: a phone that keeps the list may ask them again after ten others.
      const lately = itemsOf(skill.id).filter((item) => !fit.includes(item))
      return { items: [...fit, ...lately].slice(0, Math.min(count, ITEMS_MAX)).map(drawnItem) }
    }),

  'POST /skills/events': ({ body, user, store, services }) =>
    store.transaction(async (tx) => {
      const { outcomes, answers, about } = await sift(tx, user.id, body.events, services.clock())
      return { outcomes, state: only(about, await recordAnswers(tx, services, user, answers)) }
    }),
}

const only = (ids: ReadonlySet<string>, { skills, ...rest }: LearnerState): LearnerState => ({
  ...rest,
  skills: Object.fromEntries(Object.entries(skills).filter(([id]) => ids.has(id))),
})

/** Lessons in the learner's language come first, and of these the ones that are about the skill itself. */
async function lessonsBySkill(
  tx: Reader,
  { id, locale }: Pick<User, 'id' | 'locale'>,
): Promise<Map<string, SkillInPlace['lessons']>> {
  const skillsOf = await lessonSkills(tx)
  const found: { skill_id: string; rank: number; lesson: SkillInPlace['lessons'][number] }[] = []
  for (const course of await coursesReaching(tx, id))
    for (const lesson of lessonsOf(course))
      for (const skill_id of skillsOf(course, lesson))
        found.push({
          skill_id,
          rank: 2 * Number(course.language !== locale) + Number(skill_id !== lesson.skill_id),
          lesson: {
            course_id: course.id,
            course_title: course.title,
            lesson_id: lesson.id,
            title: lesson.title,
            minutes: lesson.minutes,
          },
        })
  const lessons = new Map<string, SkillInPlace['lessons']>()
  for (const { skill_id, lesson } of found.toSorted((a, b) => a.rank - b.rank))
    lessons.set(skill_id, [...(lessons.get(skill_id) ?? []), lesson])
  return lessons
}
