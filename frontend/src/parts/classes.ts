import type { ClassLevel, Onboarding, Stage } from '@tajiconnect/contract/onboarding'
import { CLASSES, CLASS_LEVELS } from '@tajiconnect/contract/onboarding-options'
import { useT } from '../i18n/i18n.ts'

/** The classes of a stage; none where it is not at school. */
export const classesOf = (stage: Stage | null): readonly ClassLevel[] =>
  stage && stage in CLASSES ? CLASSES[stage as keyof typeof CLASSES] : []

/** The class by now: that told in an earlier year has gone up since. Null where it is not known, or school is over. */
export function classNow(
  { class_level, class_year }: Pick<Onboarding, 'class_level' | 'class_year'>,
  year = new Date().getFullYear(),
): ClassLevel | null {
  if (!class_level) return null
  const [kind, number] = class_level.split('_')
  const now = `${kind}_${Number(number) + year - (class_year ?? year)}`
  return CLASS_LEVELS.find((each) => each === now) ?? null
}

/** “Grade 7”, “Kidato cha 3” */
export function useClassWords(): (level: ClassLevel) => string {
  const t = useT()
  return (level) => {
    const [kind, number = ''] = level.split('_')
    return t(kind === 'form' ? 'onboarding.class_form' : 'onboarding.class_grade', { level: number })
  }
}
