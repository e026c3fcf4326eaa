import { useT } from '../../i18n/i18n.ts'
import { ScoreBar } from '../../ui/Progress.tsx'

/** The score as what it is: how many of a hundred careers fit this learner less. */
export function Fit({ score }: { score: number }) {
  const t = useT()
  const count = Math.floor(score)
  const words = t('careers.fits_better', { count })
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
