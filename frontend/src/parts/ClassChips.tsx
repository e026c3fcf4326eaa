import type { ClassLevel, Stage } from '@tajiconnect/contract/onboarding'
import { useT } from '../i18n/i18n.ts'
import { FilterChips } from '../ui/FilterChips.tsx'
import { classesOf, useClassWords } from './classes.ts'

interface ClassChipsProps {
  stage: Stage
  value: ClassLevel | null
  /** Gets null when the chosen class is tapped again. */
  onChange: (level: ClassLevel | null) => void
}

/** The classes of a stage at school, one of which may be chosen. */
export function ClassChips({ stage, value, onChange }: ClassChipsProps) {
  const t = useT()
  const words = useClassWords()
  return (
    <FilterChips
      label={t('onboarding.class_ask')}
      options={classesOf(stage).map((level) => ({ value: level, label: words(level) }))}
      value={value}
      onChange={(level) => onChange(level === value ? null : level)}
    />
  )
}
