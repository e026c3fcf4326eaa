import { useT } from '../../i18n/i18n.ts'
import { Icon, type IconName } from '../../ui/Icon.tsx'
import { useDesk } from './desk.ts'
import type { DraftState } from './keeper.ts'

const LOOKS: Record<DraftState['saved'], { icon: IconName; tone: string }> = {
  saved: { icon: 'check', tone: 'text-primary' },
  saving: { icon: 'sync', tone: 'text-ink-2' },
  kept: { icon: 'offline', tone: 'text-accent-ink' },
  held: { icon: 'alert', tone: 'text-danger' },
}

/** Where the work on the course is, in words; always in sight. */
export function SaveState() {
  const t = useT()
  const { saved } = useDesk()
  const { icon, tone } = LOOKS[saved]
  return (
    <output
      className={`fixed right-4 bottom-4 z-10 flex items-center gap-2 rounded-chip border border-line bg-surface px-4 py-2 text-sm font-semibold shadow-float ${tone}`}
    >
      <Icon name={icon} className="size-5" />
      {t(`authoring.state_${saved}`)}
    </output>
  )
}
