import type { KcseGrade, KcseRules } from './pathways.ts'
import type { SubjectId } from './onboarding.ts'
import { KCSE_GRADES } from './onboarding-options.ts'

/** Grades by subject; a subject that is not taken, or has no grade yet, is left out. */
export type Grades = Readonly<Partial<Record<SubjectId, KcseGrade>>>

/** The next better grade; null above A. */
export const oneUp = (grade: KcseGrade): KcseGrade | null => KCSE_GRADES[KCSE_GRADES.indexOf(grade) - 1] ?? null

/** Whether a grade is at least another. */
export const atLeast = (grade: KcseGrade, least: KcseGrade): boolean =>
  KCSE_GRADES.indexOf(grade) <= KCSE_GRADES.indexOf(least)

/** The subjects with a grade. */
export const subjectsOf = (grades: Grades): SubjectId[] => Object.keys(grades) as SubjectId[]

const pointsIn = (rules: KcseRules, grades: Grades) => (subject: SubjectId) => {
  const grade = grades[subject]
  return grade ? rules.points[grade] : 0
}

/**
 * The aggregate in points (7–84) as KNEC counts it since 2023: mathematics, the better language, the five best others.
 * Null while fewer subjects than that have a grade, or one that always counts has none.
 * Source: `rules.sources`.
 */
export function aggregate(rules: KcseRules, grades: Grades): number | null {
  const points = pointsIn(rules, grades)
  const rest = new Set(subjectsOf(grades))
  let total = 0
  for (const choices of rules.counted.always) {
    const [best] = choices.filter((subject) => rest.has(subject)).toSorted((a, b) => points(b) - points(a))
    if (!best) return null
    rest.delete(best)
    total += points(best)
  }
  const others = rules.counted.subjects - rules.counted.always.length
  if (rest.size < others) return null
  const best = [...rest].map(points).toSorted((a, b) => b - a)
  return total + best.slice(0, others).reduce((sum, value) => sum + value, 0)
}

/** The mean grade of an aggregate. Throws below the least there is. */
export function meanGrade(rules: KcseRules, points: number): KcseGrade {
  const mean = rules.means.find(({ from }) => points >= from)
  if (!mean) throw new RangeError(`An aggregate of ${points} has no mean grade.`)
  return mean.grade
}

/**
 * The most points (at most 48) that a cluster's four places can hold, each filled by another subject; null where they
 * cannot all be filled.
 */
export function clusterPoints(
  rules: KcseRules,
  slots: readonly (readonly SubjectId[])[],
  grades: Grades,
): number | null {
  const points = pointsIn(rules, grades)
  // The other places take at most one subject less than there are places, so more of the best are never needed.
  const best = slots.map((slot) =>
    slot
      .filter((subject) => grades[subject])
      .toSorted((a, b) => points(b) - points(a))
      .slice(0, slots.length),
  )
  const fill = (at: number, used: readonly SubjectId[]): number | null => {
    if (at === best.length) return 0
    let most: number | null = null
    for (const subject of best[at] ?? []) {
      if (used.includes(subject)) continue
      const rest = fill(at + 1, [...used, subject])
      if (rest !== null) most = Math.max(most ?? 0, points(subject) + rest)
    }
    return most
  }
  return fill(0, [])
}

/**
 * The cluster weight w = √((r/48)·(t/84))·48 in points (0–48), from `r` points of four cluster subjects and an aggregate
 * `t`. An estimate: the official one uses KNEC's performance indices instead of grade points, and is usually lower.
 * Check value: r = 42, t = 72 → 41.569. Source of the formula: nchimoja.blogspot.com/2015/04 and others in education.json.
 */
export function clusterWeight({ weight }: Pick<KcseRules, 'weight'>, r: number, t: number): number {
  return Math.sqrt((r / weight.most_subjects) * (t / weight.most_aggregate)) * weight.scale
}
