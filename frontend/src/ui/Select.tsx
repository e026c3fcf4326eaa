import type { ComponentProps } from 'react'
import { CONTROL } from './Field.tsx'
import { Icon } from './Icon.tsx'

/** The phone's own list, which every learner already knows; its label stands outside. */
export const Select = ({ className = '', ...select }: ComponentProps<'select'>) => (
  <div className="relative">
    <select {...select} className={`${CONTROL} appearance-none pr-12 ${className}`} />
    <span className="pointer-events-none absolute inset-y-0 right-3 grid place-items-center text-ink-2">
      <Icon name="chevron" className="size-5 rotate-90" />
    </span>
  </div>
)
