import type { Item, StoredCourse } from '@tajiconnect/contract/courses'
import { lessonsOf } from '../courses/progress.ts'
import { drawnItem } from '../courses/question-math.ts'

/** Questions by lesson: those of its quiz, then those for practice that are about what it teaches. */
export function worksheetOf(course: StoredCourse, items: readonly Item[]) {
  const byId = new Map(items.map((item) => [item.id, item]))
  const lessons = lessonsOf(course).map((lesson) => {
    const asked = course.quizzes.find(({ id }) => id === lesson.quiz_id)?.item_ids ?? []
    const own = asked.flatMap((id) => byId.get(id) ?? [])
    for (const id of asked) byId.delete(id)
    return { lesson, own }
  })
  for (const item of byId.values()) {
    const place =
      lessons.find(({ lesson }) => lesson.skill_id === item.skill_id) ??
      lessons.find(({ own }) => own.some(({ skill_id }) => skill_id === item.skill_id)) ??
      lessons.at(-1)
    place?.own.push(item)
  }
  return lessons.map(({ lesson: { id, title }, own }) => ({ id, title, items: own.map(drawnItem) }))
}
