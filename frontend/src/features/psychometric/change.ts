import type { Assessment, Result } from '@tajiconnect/contract/psychometric'

/**
 * How far, in points of 100, the answer of one person to one question moves between two days without any change in the
 * person, as a standard deviation. For ratings one step of five (25 points); of choices about one in seven (15 %) is made
 * the other way, 100·√0.15. Judgements, near what others find who ask the same question twice; our own data has no
 * second answers yet.
 */
const WOBBLE = { rating: 25, choice: 100 * Math.sqrt(0.15) } as const

/** How many answers each score rests on; each choice is an answer about two scales. */
function answersEach({ kind, items, scales }: Assessment, { quality }: Result): number {
  return (quality.complete * items.length * (kind === 'choice' ? 2 : 1)) / scales.length
}

/**
 * The difference between two results, in points, up to which chance makes it: twice its standard error. An average of k
 * answers wobbles by 1/√k of one of them; `WOBBLE` is of a difference, so each of the two has half its square.
 */
export function chanceOf(assessment: Assessment, one: Result, other: Result): number {
  const share = (1 / answersEach(assessment, one) + 1 / answersEach(assessment, other)) / 2
  return 2 * WOBBLE[assessment.kind] * Math.sqrt(share)
}

export interface Shift {
  code: string
  before: number
  after: number
  /** `same` where the difference is no more than chance makes. */
  way: 'more' | 'less' | 'same'
}

/** What has changed from one result to a later one of the same questionnaire, scale by scale. */
export function shiftsOf(assessment: Assessment, before: Result, after: Result): Shift[] {
  const chance = chanceOf(assessment, before, after)
  return after.scales.flatMap(({ code, score }) => {
    const old = before.scales.find((scale) => scale.code === code)?.score
    if (old === undefined) return []
    const moved = score - old
    return { code, before: old, after: score, way: Math.abs(moved) <= chance ? 'same' : moved > 0 ? 'more' : 'less' }
  })
}

/** Older results that this one can be compared with, newest first: the questions were the same. */
export const comparable = (results: readonly Result[], { created_at, assessment_version }: Result) =>
  results.filter((other) => other.created_at < created_at && other.assessment_version === assessment_version)
