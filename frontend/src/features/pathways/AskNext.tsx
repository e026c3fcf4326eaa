import { useEffect, useId, useRef } from 'react'
import { useT } from '../../i18n/i18n.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { ProgressBar } from '../../ui/Progress.tsx'

/** As long as a grade is: several fit on a line. */
const SHORT = 3

interface AskNextProps<Value extends string> {
  /** What is asked about, and what it is called. */
  id: string
  question: string
  options: readonly { value: Value; label: string; hint?: string }[]
  /** Which of how many it is, where there are several. */
  place?: { at: number; total: number }
  onPick: (value: Value) => void
  /** Ways past a question that does not fit, or cannot be answered yet. */
  passes?: readonly { label: string; onPass: () => void }[]
}

/** One question of several: a tap answers it, and the next one comes. */
export function AskNext<Value extends string>({ id, question, options, place, onPick, passes }: AskNextProps<Value>) {
  const label = useId()
  const heading = useRef<HTMLHeadingElement>(null)
  const last = useRef(id)
  useEffect(() => {
    if (last.current !== id) heading.current?.focus({ preventScroll: true })
    last.current = id
  }, [id])
  const isWide = options.some(({ label, hint }) => hint ?? label.length > SHORT)
  return (
    <Card as="section" tone="next" labelledBy={label}>
      {place && <Place {...place} />}
      <h2 id={label} ref={heading} tabIndex={-1} className="text-lg">
        {question}
      </h2>
      <fieldset aria-labelledby={label} className={isWide ? 'grid gap-2' : 'grid grid-cols-3 gap-2'}>
        {options.map(({ value, label, hint }) => (
          <button
            key={value}
            type="button"
            onClick={() => onPick(value)}
            className="flex min-h-12 cursor-pointer items-center justify-center gap-3 rounded-control border-[1.5px] border-edge bg-surface px-3 font-semibold transition-colors hover:border-primary hover:bg-primary-soft"
          >
            {label}
            {hint && <span className="flex-1 text-left text-sm font-normal text-ink-2">{hint}</span>}
          </button>
        ))}
      </fieldset>
      {passes && (
        <div className="flex flex-wrap justify-around gap-x-3">
          {passes.map(({ label, onPass }) => (
            <Button key={label} look="quiet" onClick={onPass}>
              {label}
            </Button>
          ))}
        </div>
      )}
    </Card>
  )
}

function Place({ at, total }: { at: number; total: number }) {
  const t = useT()
  const far = t('common.of', { count: at, total })
  return (
    <div className="flex flex-col gap-2">
      <ProgressBar label={t('pathways.progress')} value={at} max={total} text={far} />
      <p className="text-sm text-ink-2">{far}</p>
    </div>
  )
}

/** For the heading of what the answers lead to: it takes the focus once the last question has gone. */
export function useAfterwards(asking: boolean) {
  const heading = useRef<HTMLHeadingElement>(null)
  const before = useRef(asking)
  useEffect(() => {
    if (before.current && !asking) heading.current?.focus()
    before.current = asking
  }, [asking])
  return heading
}
