import type { Locale } from '@tajiconnect/contract/common'
import type { Item } from '@tajiconnect/contract/courses'
import { chooseItem } from '@tajiconnect/contract/learner/session'
import type { LearnerState } from '@tajiconnect/contract/skills'
import { coursesReaching } from '../courses/reach.ts'
import { versionId } from '../courses/versions.ts'
import type { Reader } from '../transaction.ts'

/** What a learner may practise with, keys included. */
export interface Practice {
  itemsOf(skill_id: string): readonly Item[]
  /**
   * The items of a skill that come next, best fit first and those of the first language before the others; what was
   * answered on the last day of learning comes after what was not.
   */
  fitting(state: LearnerState, skill_id: string): readonly Item[]
}

/**
 * Items of published courses in the learner's language and in English, of authors' courses only those that the learner
 * takes, but none of a quiz that they have yet to hand in: its key is not to be had beforehand.
 */
export async function practiceOf(tx: Reader, user_id: string, language: Locale): Promise<Practice> {
  const graded = await gradedFor(tx, user_id)
  const courses = await coursesReaching(tx, user_id)
  const languageOf = new Map(courses.map((course) => [course.id, course.language]))
  const bySkill = new Map<string, Item[]>()
  for (const item of await tx.all('items'))
    if (!graded.has(item.id) && languageOf.has(item.course_id ?? ''))
      bySkill.set(item.skill_id, [...(bySkill.get(item.skill_id) ?? []), item])
  const inLanguage = (items: readonly Item[], each: Locale) =>
    items.filter(({ course_id }) => languageOf.get(course_id ?? '') === each)
  /** In each language to be read; a course that is there in another one alone is taken in that. */
  const inLanguages = (skill_id: string): Item[][] => {
    const items = bySkill.get(skill_id) ?? []
    const read = [...new Set<Locale>([language, 'en'])].map((each) => inLanguage(items, each))
    return read.some((each) => each.length > 0) ? read : [items]
  }
  return {
    itemsOf: (skill_id) => inLanguages(skill_id).flat(),
    fitting: (state, skill_id) => inLanguages(skill_id).flatMap((items) => byFit(state, skill_id, items)),
  }
}

/** Ids of the items of every quiz, also of the versions of courses that the learner stays with, that they were not marked on. */
export async function gradedFor(tx: Reader, user_id: string): Promise<ReadonlySet<string>> {
  const courses = [...(await tx.all('courses')), ...(await begunVersions(tx, user_id)).map(({ course }) => course)]
  const graded = new Set(courses.flatMap(({ quizzes }) => quizzes.flatMap(({ item_ids }) => item_ids)))
  for (const { items } of await tx.find('attempts', 'user_id', user_id))
    for (const { item_id } of items) graded.delete(item_id)
  return graded
}

/** An item as it is now, or as it was in a version of a course that the learner stays with. */
export async function itemFor(tx: Reader, user_id: string, id: string): Promise<Item | undefined> {
  const item = await tx.get('items', id)
  if (item) return item
  return (await begunVersions(tx, user_id)).flatMap(({ items }) => items).find((each) => each.id === id)
}

async function begunVersions(tx: Reader, user_id: string) {
  const begun = await tx.find('enrolments', 'user_id', user_id)
  const versions = await Promise.all(
    begun.map(({ course_id, version }) => version && tx.get('courseVersions', versionId(course_id, version))),
  )
  return versions.filter((each) => typeof each === 'object')
}

function byFit(state: LearnerState, skill_id: string, items: readonly Item[]): Item[] {
  const rest = new Set(items)
  const chosen: Item[] = []
  for (let item = chooseItem(state, skill_id, items); item; item = chooseItem(state, skill_id, [...rest])) {
    rest.delete(item)
    chosen.push(item)
  }
  return chosen
}
