import type { ReactNode } from 'react'
import { Icon, type IconName } from './Icon.tsx'
import { Link } from './Link.tsx'

export interface NavItem {
  href: string
  label: string
  icon: IconName
  current?: boolean
}

interface NavProps {
  /** The name of the landmark. */
  label: string
  items: readonly NavItem[]
}

/** The places of the app at the thumb; leave 80 px under the page for it. Hidden from 900 px. */
export const BottomNav = ({ label, items }: NavProps) => (
  <nav
    aria-label={label}
    className="fixed inset-x-0 bottom-0 z-10 grid auto-cols-fr grid-flow-col border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] wide:hidden print:hidden"
  >
    {items.map(({ href, label, icon, current }) => (
      <Link
        key={href}
        href={href}
        aria-current={current ? 'page' : undefined}
        className="group flex min-h-15 flex-col items-center justify-center gap-0.5 text-xs font-semibold text-ink-2 no-underline -outline-offset-3 aria-[current]:text-primary"
      >
        <span className="rounded-chip px-4 py-0.5 transition-colors group-aria-[current]:bg-primary-soft">
          <Icon name={icon} />
        </span>
        {label}
      </Link>
    ))}
  </nav>
)

/** The same places at the left, from 900 px. `brand` stands above, `footer` below. */
export const RailNav = ({ label, items, brand, footer }: NavProps & { brand?: ReactNode; footer?: ReactNode }) => (
  <nav
    aria-label={label}
    className="sticky top-0 hidden h-dvh w-56 shrink-0 flex-col gap-5 border-r border-line bg-surface p-4 wide:flex print:hidden"
  >
    {brand && <div className="px-3 pt-2">{brand}</div>}
    <div className="flex flex-col gap-1">
      {items.map(({ href, label, icon, current }) => (
        <Link
          key={href}
          href={href}
          aria-current={current ? 'page' : undefined}
          className="flex min-h-12 items-center gap-3 rounded-control px-3 font-semibold text-ink-2 no-underline transition-colors hover:bg-sunk aria-[current]:bg-primary-soft aria-[current]:text-primary"
        >
          <Icon name={icon} />
          {label}
        </Link>
      ))}
    </div>
    {footer && <div className="mt-auto px-3 pb-2">{footer}</div>}
  </nav>
)

/** A thin line at the top: the brand or a way back at the left, a quiet fact at the right. */
export const TopBar = ({ left, right }: { left?: ReactNode; right?: ReactNode }) => (
  <header className="flex min-h-14 items-center justify-between gap-3 px-5">
    <div className="min-w-0">{left}</div>
    <div className="flex shrink-0 items-center gap-2">{right}</div>
  </header>
)
