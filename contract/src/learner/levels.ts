/** From nothing known to known for good. */
export const MASTERY_LEVELS = ['none', 'attempted', 'familiar', 'proficient', 'mastered'] as const
export type MasteryLevel = (typeof MASTERY_LEVELS)[number]

export const FAMILIAR_FROM = 0.6
export const PROFICIENT_FROM = 0.95
export const PROFICIENT_ANSWERS = 4

/** Proficient or better: what stands on this skill may begin. */
export const isLearnt = (level: MasteryLevel | undefined): boolean => level === 'proficient' || level === 'mastered'
