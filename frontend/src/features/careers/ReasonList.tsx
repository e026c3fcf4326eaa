import type { Reason, Recommendation } from '@tajiconnect/contract/careers'
import { useFormat } from '../../i18n/format.ts'
import { useT, useText } from '../../i18n/i18n.ts'

function Line({ reason, points }: { reason: Reason; points: boolean }) {
  const t = useT()
  const text = useText()
  const { number } = useFormat()
  const count = Math.abs(Math.round(reason.points))
  const adds = reason.points > 0
  return (
    <li className="flex gap-2">
      <span aria-hidden className="w-2 shrink-0 text-center text-ink-2">
        {adds ? '•' : '–'}
      </span>
      <span>
        {text(reason.text)}{' '}
        {points && (
          <>
            <span
              aria-hidden
              className={`font-semibold whitespace-nowrap tabular-nums ${adds ? 'text-primary' : 'text-danger'}`}
            >
              {adds ? '+' : '−'}
              {number(count)}
            </span>
            <span className="sr-only">{t(adds ? 'careers.adds' : 'careers.takes', { count })}</span>
          </>
        )}
      </span>
    </li>
  )
}

type ReasonListProps = Pick<Recommendation, 'reasons_for' | 'reasons_against'> & { points: boolean }

/** What speaks for a career and what against it, each with its points where they are wanted. */
export function ReasonList({ reasons_for, reasons_against, points }: ReasonListProps) {
  return (
    <ul className="flex flex-col gap-1.5 text-sm">
      {[...reasons_for, ...reasons_against].map((reason) => (
        <Line key={reason.letter} reason={reason} points={points} />
      ))}
    </ul>
  )
}
