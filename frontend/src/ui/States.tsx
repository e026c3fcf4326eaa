import type { ReactNode } from 'react'
import { Icon, type IconName } from './Icon.tsx'

interface StateProps {
  title: string
  text: string
  icon?: IconName
  /** The one thing to do. */
  action?: ReactNode
}

const State = ({ title, text, icon, action, mark, alert }: StateProps & { mark: string; alert?: boolean }) => (
  <div
    role={alert ? 'alert' : undefined}
    className="flex flex-col items-start gap-3 rounded-card border-[1.5px] border-dashed border-line p-5"
  >
    {icon && (
      <span className={`grid size-12 place-items-center rounded-chip ${mark}`}>
        <Icon name={icon} />
      </span>
    )}
    <h2 className="text-lg">{title}</h2>
    <p className="max-w-text text-ink-2">{text}</p>
    {action}
  </div>
)

/** Says what will be here, and gives the one thing to do. */
export const EmptyState = (props: StateProps) => <State mark="bg-primary-soft text-primary" {...props} />

/** Says what happened, whether anything was lost, and what to do. */
export const ErrorState = (props: StateProps) => (
  <State mark="bg-danger-soft text-danger" icon="alert" alert {...props} />
)
