import type { Item } from '@tajiconnect/contract/courses'
import { chanceOf, stepAfter } from '@tajiconnect/contract/learner/ability'
import { guessOf } from '@tajiconnect/contract/learner/knowledge'
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
 * learner's ability in the skill and the item (Elo as in Pelánek 2016). Both move by what surprised, and the less the more
 * they have played. Pure; the items stand in their own order.
 */
export function refit(items: readonly Item[], answers: readonly (MarkedAnswer & { user_id: string })[]): Refitted[] {
  const ratings = new Map(items.map((item) => [item.id, { item, difficulty: item.difficulty, played: 0 }]))
  const abilities = new Map<string, { ability: number; played: number }>()
  const met = new Set<string>()
  for (const { user_id, skill_id, item_id, correct, hint_used } of answers.toSorted(inOrder)) {
    const rating = ratings.get(item_id)
    const attempt = JSON.stringify([user_id, item_id])
    if (!rating || met.has(attempt)) continue
    met.add(attempt)
    const own = JSON.stringify([user_id, skill_id])
    const { ability, played } = abilities.get(own) ?? { ability: 0, played: 0 }
    const surprise = Number(correct && !hint_used) - chanceOf(ability, rating.difficulty, guessOf(rating.item))
    abilities.set(own, { ability: ability + stepAfter(played) * surprise, played: played + 1 })
    rating.difficulty -= stepAfter(rating.played) * surprise
    rating.played += 1
  }
  return [...ratings.values()].map(({ item: { id, difficulty: old }, difficulty, played }) => ({
    id,
    old,
    new: played < ENOUGH ? old : Math.round(100 * difficulty) / 100,
    answers: played,
  }))
}
