import type { CourseGrade } from '@tajiconnect/contract/grades'
import type { Reply } from '@tajiconnect/contract/endpoints'
import { useT } from '../../i18n/i18n.ts'
import { Ring } from '../../ui/Ring.tsx'
import { Section } from '../../ui/Section.tsx'
import { letterWords, useGradeWords } from './words.ts'

interface MeanProps {
  mean: NonNullable<Reply<'GET /grades'>['mean']>
  items: readonly CourseGrade[]
}

/** The mean of subjects, as a school report has it. */
export function Mean({ mean, items }: MeanProps) {
  const t = useT()
  const { result } = useGradeWords()
  const marked = items.filter(({ percent }) => percent !== null)
  const count = new Set(marked.map(({ subject_id }) => subject_id)).size
  return (
    <Section title={t('grades.mean')}>
      <div className="flex items-center gap-4">
        <Ring size="large" percent={mean.percent} label={letterWords(mean.grade)} />
        <p className="flex min-w-0 flex-col gap-1">
          <span className="text-lg font-semibold tabular-nums">{result(mean)}</span>
          <span className="text-sm text-ink-2">{t('grades.mean_text', { count })}</span>
        </p>
      </div>
    </Section>
  )
}
