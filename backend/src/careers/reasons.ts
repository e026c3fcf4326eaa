import { LETTERS } from '@tajiconnect/contract/letters'
import type { Letter } from '@tajiconnect/contract/psychometric'
import { profileValues, standing, type Profile } from './interest-model.ts'
import { explain, type Prepared } from './rank.ts'

/** `points` is this letter's exact part of the career's points (see `explain`). */
export interface CareerReason {
  letter: Letter
  points: number
  /** The person scores above the average respondent. */
  person_high: boolean
  /** The career has at least the middle of O*NET's 1–7 scale. */
  career_high: boolean
}

const MIDDLE_LEVEL = 4
const MOST_FOR = 3
const MOST_AGAINST = 1
/** Less than this reads as +0. */
const LEAST_POINTS = 0.5

/**
 * The letters that speak most for and against a career, strongest first. A letter counts only where the plain sentence is
 * true: for, when person and career are both high or both low; against, when one is high and the other is not.
 */
export function reasons(prepared: Prepared, profile: Partial<Profile>, id: string) {
  const { parts } = explain(prepared, profile, id)
  const person = standing(profileValues(profile), prepared.data.model)
  const { interests } = prepared.occupations[prepared.rows.get(id)!]!
  const all = LETTERS.map((letter, k): CareerReason => ({
    letter,
    points: parts[k]!.points,
    person_high: person[k]! > 0,
    career_high: interests[k]! >= MIDDLE_LEVEL,
  })).sort((a, b) => b.points - a.points)
  return {
    reasons_for: all
      .filter((reason) => reason.points >= LEAST_POINTS && reason.person_high === reason.career_high)
      .slice(0, MOST_FOR),
    reasons_against: all
      .filter((reason) => reason.points <= -LEAST_POINTS && reason.person_high !== reason.career_high)
      .slice(-MOST_AGAINST),
  }
}
