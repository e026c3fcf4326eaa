import { limitsIn } from '@tajiconnect/contract/career-limits'
import type { Constraints, Recommendations } from '@tajiconnect/contract/careers'
import { useId, useRef } from 'react'
import { useT } from '../../i18n/i18n.ts'
import { Button } from '../../ui/Button.tsx'
import { LISTED, limitsOf } from './recommendations.ts'

/** Fewer careers than this are little to choose from. */
const FEW = 3

interface LeavesProps {
  list: Recommendations
  onLimits: (limits: Constraints) => void
}

/** How many careers the limits leave, and where they are few, each limit to be taken away. */
export function Leaves({ list, onLimits }: LeavesProps) {
  const t = useT()
  const label = useId()
  const words = useRef<HTMLOutputElement>(null)
  const careers = list.recommendations.length
  const limits = limitsIn(list.constraints)
  return (
    <>
      <output ref={words} tabIndex={-1} className="block max-w-text font-semibold">
        {t(careers < LISTED ? 'careers.limits_leave' : 'careers.limits_leave_more', { count: limits.length, careers })}
      </output>
      {careers < FEW && (
        <fieldset aria-labelledby={label} className="flex flex-wrap gap-3">
          <p id={label} className="w-full text-ink-2">
            {t('careers.loosen')}
          </p>
          {limits.map((limit) => (
            <Button
              key={limit}
              look="secondary"
              onClick={() => {
                // The button may go with its limit: the focus stays with what it changes.
                words.current?.focus()
                onLimits({ ...limitsOf(list), [limit]: undefined })
              }}
            >
              {t(`careers.loosen_${limit}`)}
            </Button>
          ))}
        </fieldset>
      )}
    </>
  )
}
