import type { Item } from '@tajiconnect/contract/courses'
import { chanceOf, stepAfter } from '@tajiconnect/contract/learner/ability'
import { inOrder } from '@tajiconnect/contract/learner/learner'
import type { MarkedAnswer } from '@tajiconnect/contract/skills'

/** Until so many learners have answered an item, its author knows better. */
const ENOUGH = 20

export interface Refitted {
  id: string
  /** The difficulty it has, and the one that its answers speak for; the same until there are enough. */
  old: number
  new: number
  /** First attempts, at most one a learner. */
  answers: number
}

/**
 * Difficulties from what learners did: each first attempt at an item, in the order of time, is a match between the
 * learner's ability in the skill and the item, which begins as hard as it was at its first answer (Elo as in Pelánek 2016).
 * Both move by what surprised, and the less the more they have played. So the same answers give the same figures, also
 * after these have been written. Pure; the items stand in their own order.
 */
export function refit(
  items: readonly Pick<Item, 'id' | 'difficulty'>[],
  answers: readonly (MarkedAnswer & { user_id: string })[],
): Refitted[] {
  const ratings = new Map<string, Rating>()
  const abilities = new Map<string, Rating>()
  const met = new Set<string>()
  for (const { user_id, skill_id, item_id, correct, hint_used, guess, difficulty } of answers.toSorted(inOrder)) {
    const attempt = JSON.stringify([user_id, item_id])
    if (met.has(attempt)) continue
    met.add(attempt)
    const own = JSON.stringify([user_id, skill_id])
    const learner = abilities.get(own) ?? { value: 0, played: 0 }
    const item = ratings.get(item_id) ?? { value: difficulty, played: 0 }
    const surprise = Number(correct && !hint_used) - chanceOf(learner.value, item.value, guess)
    abilities.set(own, moved(learner, surprise))
    ratings.set(item_id, moved(item, -surprise))
  }
  return items.map(({ id, difficulty: old }) => {
    const { value, played } = ratings.get(id) ?? { value: old, played: 0 }
    return { id, old, new: played < ENOUGH ? old : Math.round(100 * value) / 100, answers: played }
  })
}

interface Rating {
  value: number
  played: number
}

const moved = ({ value, played }: Rating, by: number): Rating => ({
  value: value + stepAfter(played) * by,
  played: played + 1,
})
