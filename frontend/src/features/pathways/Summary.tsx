import type { Outcome } from '@tajiconnect/contract/doors'
import type { KcseRules } from '@tajiconnect/contract/pathways'
import type { Ref } from 'react'
import { useT } from '../../i18n/i18n.ts'
import { Chip } from '../../ui/Chip.tsx'
import { gradeWords } from './grades.ts'

interface SummaryProps {
  kcse: KcseRules
  result: Outcome
  heading: Ref<HTMLHeadingElement>
  /** Which grades are only tried on, where some are. */
  trying: string | undefined
}

/** The mean grade, and how far the next one is. */
export function Summary({ kcse, result, heading, trying }: SummaryProps) {
  const t = useT()
  const next = kcse.means.findLast(({ from }) => from > result.aggregate)
  return (
    <section className="flex flex-col gap-2 rounded-card bg-sunk p-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 ref={heading} tabIndex={-1} className="text-base font-semibold">
          {t('pathways.mean')}
        </h2>
        <Chip tone="accent">{t('pathways.estimate')}</Chip>
      </div>
      <p className="flex flex-wrap items-baseline gap-x-3">
        <strong className="text-3xl font-bold">{gradeWords(result.mean)}</strong>
        <span className="text-ink-2">
          {t('pathways.points_of', { count: result.aggregate, total: kcse.weight.most_aggregate })}
        </span>
      </p>
      {trying && <p className="font-semibold">{trying}</p>}
      {next && (
        <p className="text-sm">
          {t('pathways.points_more', { count: next.from - result.aggregate, grade: gradeWords(next.grade) })}
        </p>
      )}
      <p className="text-sm text-ink-2">
        {t('pathways.counted', { count: kcse.counted.subjects, year: String(kcse.counted.since) })}
      </p>
    </section>
  )
}
