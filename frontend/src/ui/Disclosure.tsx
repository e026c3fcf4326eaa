import type { ReactNode } from 'react'
import { Icon } from './Icon.tsx'

interface DisclosureProps {
  summary: ReactNode
  open?: boolean
  children: ReactNode
}

/** More behind a tap; works without any script. */
export const Disclosure = ({ summary, open, children }: DisclosureProps) => (
  <details open={open} className="group/more">
    <summary className="flex min-h-12 cursor-pointer list-none items-center gap-2 rounded-control font-semibold text-primary [&::-webkit-details-marker]:hidden">
      <Icon name="chevron" className="size-5 transition-transform group-open/more:rotate-90" />
      {summary}
    </summary>
    <div className="pt-1 pb-3">{children}</div>
  </details>
)
