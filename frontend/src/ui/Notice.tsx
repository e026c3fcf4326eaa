import type { ReactNode } from 'react'
import { Icon, type IconName } from './Icon.tsx'

export type NoticeTone = 'info' | 'warn' | 'danger' | 'success'

const TONES: Record<NoticeTone, { box: string; icon: IconName; mark: string }> = {
  info: { box: 'bg-info-soft', mark: 'text-info', icon: 'info' },
  warn: { box: 'bg-accent-soft', mark: 'text-accent-ink', icon: 'alert' },
  danger: { box: 'bg-danger-soft', mark: 'text-danger', icon: 'alert' },
  success: { box: 'bg-primary-soft', mark: 'text-primary', icon: 'check' },
}

interface NoticeProps {
  tone?: NoticeTone
  title?: string
  /** A button or link that helps. */
  action?: ReactNode
  children: ReactNode
}

/** Says what happened and what to do. A failure is read out at once, the rest when there is a pause. */
export const Notice = ({ tone = 'info', title, action, children }: NoticeProps) => (
  <div
    role={tone === 'danger' ? 'alert' : 'status'}
    className={`flex items-start gap-3 rounded-card p-4 ${TONES[tone].box}`}
  >
    <span className={TONES[tone].mark}>
      <Icon name={TONES[tone].icon} />
    </span>
    <div className="flex min-w-0 flex-col gap-2">
      {title && <p className={`font-semibold ${TONES[tone].mark}`}>{title}</p>}
      <div>{children}</div>
      {action}
    </div>
  </div>
)
