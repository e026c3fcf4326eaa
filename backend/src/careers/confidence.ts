import { majorGroup } from './diversity.ts'
import { dot, profileValues, standing, type Profile } from './interest-model.ts'
import type { Prepared } from './rank.ts'

/** `complete` is the share answered, 0–1. */
export interface AnswerQuality {
  flat: boolean
  too_fast: boolean
  complete: number
}

/** Nine of ten answers the same: one button was pressed, or nothing tells the interests apart. */
const FLAT_SHARE = 0.9
/** An item cannot be read and answered faster than this. */
const SECONDS_PER_ITEM = 1
/** Flat or hurried answers are worth half. A judgement: there is no outcome data for such people. */
const DOUBT = 0.5

/**
 * What the answers themselves say about how far to trust them. Without a duration they are not called too fast.
 * Throws RangeError when there are more answers than items.
 */
export function answerQuality(
  answers: readonly { value: number }[],
  itemCount: number,
  durationSeconds?: number,
): AnswerQuality {
  if (itemCount < 1) throw new RangeError('The questionnaire has no items: give their number, 1 or more.')
  if (answers.length > itemCount)
    throw new RangeError(`There are ${answers.length} answers to ${itemCount} items: send one answer an item.`)
  const times = new Map<number, number>()
  for (const { value } of answers) times.set(value, (times.get(value) ?? 0) + 1)
  return {
    flat: Math.max(0, ...times.values()) >= FLAT_SHARE * answers.length,
    too_fast: durationSeconds !== undefined && durationSeconds < SECONDS_PER_ITEM * answers.length,
    complete: answers.length / itemCount,
  }
}

/** The share of the questionnaire that can be relied on, 0–1: what confidence is multiplied with. It never raises it. */
export const trust = ({ flat, too_fast, complete }: AnswerQuality) =>
  complete * (flat ? DOUBT : 1) * (too_fast ? DOUBT : 1)

/** P(field | interests): the prior of the sample times the likelihood of where the person stands, summing to 1. */
export function fieldChances(prepared: Prepared, profile: Partial<Profile>): number[] {
  const person = standing(profileValues(profile), prepared.data.model)
  const logs = prepared.fields.map(({ logPrior, field }) => logPrior + field.centre + dot(field.weights, person))
  const highest = Math.max(...logs)
  const odds = logs.map((log) => Math.exp(log - highest))
  const total = odds.reduce((sum, odd) => sum + odd, 0)
  return odds.map((odd) => odd / total)
}

/** 0–1: how often the field of a person with these chances is one that the listed careers belong to. */
export function listChance(prepared: Prepared, chances: readonly number[], ids: readonly string[]): number {
  const served = new Set(ids.flatMap((id) => prepared.fieldsOf[prepared.rows.get(id)!]!))
  return [...served].reduce((sum, field) => sum + chances[field]!, 0)
}

/** 0–1 by SOC major group: how often the field of a person with these chances belongs to it. */
export function groupChances(prepared: Prepared, chances: readonly number[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>()
  prepared.fields.forEach(({ field }, i) => {
    for (const group of field.major_groups) sums.set(group, (sums.get(group) ?? 0) + chances[i]!)
  })
  return sums
}

/** 0–1 for one career: the chance of its major group. */
export const careerChance = (groups: ReadonlyMap<string, number>, id: string) => groups.get(majorGroup(id)) ?? 0
