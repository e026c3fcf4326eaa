import type { ReactNode } from 'react'
import { Icon, type IconName } from './Icon.tsx'

const TONES = {
  primary: 'bg-primary-soft text-primary',
  accent: 'bg-accent-soft text-accent-ink',
  danger: 'bg-danger-soft text-danger',
  info: 'bg-info-soft text-info',
  plain: 'bg-sunk text-ink-2',
}

interface ChipProps {
  tone?: keyof typeof TONES
  icon?: IconName
  children: ReactNode
}

/** A fact in two or three words; not a button. */
export const Chip = ({ tone = 'primary', icon, children }: ChipProps) => (
  <span
    className={`inline-flex w-fit max-w-full items-center gap-1 rounded-chip px-3 py-1 text-xs font-semibold ${TONES[tone]}`}
  >
    {icon && <Icon name={icon} className="size-4" />}
    {children}
  </span>
)
