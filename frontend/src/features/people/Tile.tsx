import { useT } from '../../i18n/i18n.ts'
import { focusOnArrival } from '../../parts/focus.ts'
import { pictureUrl } from '../../services/api/picture-url.ts'
import type { Person } from '../../stores/people.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { useUnsent } from './useUnsent.ts'

interface TileProps {
  person: Person
  /** One comes back from it, and it takes the focus again. */
  wasOpen: boolean
  onClick: () => void
}

export function Tile({ person: { user, lock, sealed }, wasOpen, onClick }: TileProps) {
  const t = useT()
  const count = useUnsent(user.id)
  return (
    <li className="grid">
      <button
        type="button"
        ref={wasOpen ? focusOnArrival : undefined}
        onClick={onClick}
        className="flex min-h-40 cursor-pointer flex-col items-center justify-center gap-2 rounded-card border-[1.5px] border-edge bg-surface p-4 text-center shadow-card transition hover:border-primary active:translate-y-px"
      >
        <Avatar name={user.name} src={pictureUrl(user)} className="size-16 text-2xl" />
        <span className="line-clamp-2 max-w-full font-semibold wrap-anywhere">{user.name}</span>
        {count > 0 && <span className="text-sm text-accent-ink">{t('people.unsent', { count })}</span>}
        {!(lock && sealed) && <span className="text-sm text-ink-2">{t('people.needs_password')}</span>}
      </button>
    </li>
  )
}
