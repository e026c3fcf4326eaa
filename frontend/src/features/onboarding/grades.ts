import type { Grade, Stage } from '@tajiconnect/contract/onboarding'
import { CBE_LEVELS, KCSE_GRADES } from '@tajiconnect/contract/onboarding-options'
import { useT } from '../../i18n/i18n.ts'

/** Grades 7–12 are marked by the levels of CBE, everybody else by the grades of KCSE. */
export const gradesFor = (stage: Stage | null): readonly Grade[] =>
  stage === 'grade_7_9' || stage === 'grade_10_12' ? CBE_LEVELS : KCSE_GRADES

/** A level says little by itself, so its meaning stands beside it. */
export function useGradeWords(): (grade: Grade) => string {
  const t = useT()
  return (grade) => {
    const level = CBE_LEVELS.find((each) => each === grade)
    return level ? `${level} · ${t(`onboarding.level_${level}`)}` : grade.replace('-', '−')
  }
}
