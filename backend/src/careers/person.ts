import type { Profile } from './interest-model.ts'

/** O*NET's six work values, in the order of its columns. */
export const VALUES = ['achievement', 'conditions', 'recognition', 'relationships', 'support', 'independence'] as const
export type Value = (typeof VALUES)[number]

export const TRAITS = ['openness', 'conscientiousness', 'extraversion', 'agreeableness', 'steadiness'] as const
export type Trait = (typeof TRAITS)[number]

/** What is known of somebody. All but the interests may be missing. */
export interface Person {
  interests: Partial<Profile>
  /** How much each counts, 0–100. */
  values?: Readonly<Record<Value, number>>
  /** 0–100 each; 50 is the middle of the scale. */
  traits?: Readonly<Record<Trait, number>>
  /** KCSE points (1–12) or what compares to them, by school subject. */
  grades?: ReadonlyMap<string, number>
}
