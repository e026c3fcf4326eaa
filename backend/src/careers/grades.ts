import { CBE_LEVELS, KCSE_GRADES } from '@tajiconnect/contract/onboarding-options'
import type { Onboarding } from '@tajiconnect/contract/onboarding'

/**
 * KCSE points (12 for A … 1 for E) by subject. A CBE level is put at the same part of its own scale: EE1 is 12, BE2 is 1.5.
 * Subjects without a grade are left out.
 */
export function pointsOf(subjects: Onboarding['subjects']): Map<string, number> {
  const points = new Map<string, number>()
  for (const { subject_id, grade } of subjects) {
    const kcse = KCSE_GRADES.findIndex((each) => each === grade)
    const cbe = CBE_LEVELS.findIndex((each) => each === grade)
    if (kcse >= 0) points.set(subject_id, KCSE_GRADES.length - kcse)
    else if (cbe >= 0) points.set(subject_id, ((CBE_LEVELS.length - cbe) * KCSE_GRADES.length) / CBE_LEVELS.length)
  }
  return points
}
