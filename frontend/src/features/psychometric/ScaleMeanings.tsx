import type { Assessment, Result } from '@tajiconnect/contract/psychometric'
import { useText } from '../../i18n/i18n.ts'
import { ScoreBar } from '../../ui/Progress.tsx'
import { pictureOf } from './assessment.ts'
import { useWords } from './words.ts'

/** Each thing measured, strongest first: how much of it, what it is, and what this much says. */
export function ScaleMeanings({ assessment, result }: { assessment: Assessment; result: Result }) {
  const text = useText()
  const { amount, said } = useWords(assessment)
  const isRose = pictureOf(assessment) === 'rose'
  const scaleOf = (wanted: string) => assessment.scales.find(({ code }) => code === wanted)
  const ranked =
    isRose || assessment.kind === 'choice' ? result.scales.toSorted((a, b) => b.mean - a.mean) : result.scales
  return (
    <ul className="flex flex-col divide-y divide-line">
      {ranked.map(({ code, name, score }) => {
        const scale = scaleOf(code)
        if (!scale) return null
        const words = amount(score, scale)
        return (
          <li key={code} className="flex flex-col gap-2 py-4">
            <div className="flex flex-wrap items-baseline justify-between gap-x-3">
              <h3>{text(name)}</h3>
              <span className="text-sm font-semibold tabular-nums">{words}</span>
            </div>
            {isRose && <ScoreBar label={text(name)} value={score} text={words} />}
            <p className="max-w-text text-sm text-ink-2">
              {text(scale.meaning)} {said(score, scale)}
            </p>
          </li>
        )
      })}
    </ul>
  )
}
