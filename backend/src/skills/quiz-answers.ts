import type { Attempt, Item } from '@tajiconnect/contract/courses'
import { guessOf } from '@tajiconnect/contract/learner/knowledge'
import type { Records } from '../collections.ts'

/** What a quiz handed in adds to the learner's log; `helped` has the ids of the items whose hint was looked at. */
export function quizAnswers(
  { id, user_id, items: marked, created_at }: Attempt & { user_id: string },
  items: readonly Item[],
  helped: ReadonlySet<string>,
): Records['answers'][] {
  return items.flatMap((item) => {
    const verdict = marked.find(({ item_id }) => item_id === item.id)
    if (!verdict) return []
    return {
      id: `${user_id}:${id}:${item.id}`,
      user_id,
      skill_id: item.skill_id,
      item_id: item.id,
      answered_at: created_at,
      correct: verdict.correct,
      hint_used: helped.has(item.id),
      guess: guessOf(item),
      difficulty: item.difficulty,
      response: verdict.response,
    }
  })
}
