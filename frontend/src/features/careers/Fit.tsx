import type { Recommendation } from '@tajiconnect/contract/careers'
import { useT } from '../../i18n/i18n.ts'
import { ScoreBar } from '../../ui/Progress.tsx'

/** The score as what it is: by interests alone, how many of a hundred careers fit this learner less. */
export function Fit({ match }: { match: Pick<Recommendation, 'score' | 'parts'> }) {
  const t = useT()
  const count = Math.floor(match.score)
  const words = match.parts.length > 1 ? t('careers.match', { count }) : t('careers.fits_better', { count })
  return (
    <div className="flex flex-col gap-1.5">
      <p className="flex items-baseline gap-2">
        <span aria-hidden className="text-lg font-bold text-primary tabular-nums">
          {count}
        </span>
        <span className="text-sm text-ink-2">{words}</span>
      </p>
      <ScoreBar label={t('careers.fit')} value={count} text={words} />
    </div>
  )
}
