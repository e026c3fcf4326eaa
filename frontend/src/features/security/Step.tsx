import type { ReactNode } from 'react'
import { useT } from '../../i18n/i18n.ts'
import { focusOnArrival } from '../../parts/focus.ts'

interface StepProps {
  /** Of the three that setting up two-factor takes; absent where it is no part of that. */
  number?: 1 | 2 | 3
  title: string
  children: ReactNode
}

/** Takes the focus, as the step before it has just gone. */
export function Step({ number, title, children }: StepProps) {
  const t = useT()
  return (
    <>
      <div ref={focusOnArrival} tabIndex={-1} className="outline-none">
        {number && <p className="text-sm text-ink-2">{t('security.step', { number, total: 3 })}</p>}
        <h3 className="text-base">{title}</h3>
      </div>
      {children}
    </>
  )
}
