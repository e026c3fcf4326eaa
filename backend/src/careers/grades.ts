import type { Onboarding } from '@tajiconnect/contract/onboarding'
import type { KenyaData } from './kenya-data.ts'

/**
 * KCSE points (12 for A … 1 for E) by subject, as `education.json` has them. A CBE level is put at the same part of its own
 * scale: EE1 is 12, BE2 is 1.5. Subjects without a grade are left out.
 */
export function pointsOf(
  subjects: Onboarding['subjects'],
  { education, rules }: Pick<KenyaData, 'education' | 'rules'>,
): Map<string, number> {
  const kcse = new Map<string, number>(Object.entries(education.kcse_points))
  const levels = rules.cbe.placement.levels
  const [most, best] = [Math.max(...kcse.values()), Math.max(...levels.map(({ points }) => points))]
  const cbe = new Map<string, number>(levels.map(({ level, points }) => [level, (points * most) / best]))
  return new Map(
    subjects.flatMap(({ subject_id, grade }): [string, number][] => {
      const points = grade && (kcse.get(grade) ?? cbe.get(grade))
      return points ? [[subject_id, points]] : []
    }),
  )
}
