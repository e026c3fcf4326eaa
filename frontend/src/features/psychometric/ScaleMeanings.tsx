import type { Result, Scale } from '@tajiconnect/contract/psychometric'
import { useT, useText } from '../../i18n/i18n.ts'
import { ScoreBar } from '../../ui/Progress.tsx'

/** The middle of the five answers. */
const MIDDLE = 50

/** Each interest, strongest first: its number, what it is, and what this number says. */
export function ScaleMeanings({ result, scales }: { result: Result; scales: readonly Scale[] }) {
  const t = useT()
  const text = useText()
  const ranked = result.scales.toSorted((a, b) => b.mean - a.mean)
  return (
    <ul className="flex flex-col divide-y divide-line">
      {ranked.map(({ code, name, score }) => {
        const scale = scales.find((each) => each.code === code)
        return (
          <li key={code} className="flex flex-col gap-2 py-4">
            <div className="flex items-baseline justify-between gap-3">
              <h3>{text(name)}</h3>
              <span className="text-sm font-semibold whitespace-nowrap tabular-nums">
                {t('psychometric.of_100', { score })}
              </span>
            </div>
            <ScoreBar label={text(name)} value={score} text={t('psychometric.of_100', { score })} />
            {scale && (
              <p className="max-w-text text-sm text-ink-2">
                {text(scale.meaning)} {score !== MIDDLE && text(score > MIDDLE ? scale.high : scale.low)}
              </p>
            )}
          </li>
        )
      })}
    </ul>
  )
}
