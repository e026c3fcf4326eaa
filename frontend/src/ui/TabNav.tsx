import { Link } from './Link.tsx'
import type { NavItem } from './Nav.tsx'

/** A few places side by side at the top of a phone. Hidden from 900 px, where a rail has them. */
export const TabNav = ({ label, items }: { label: string; items: readonly NavItem[] }) => (
  <nav aria-label={label} className="grid auto-cols-fr grid-flow-col border-b border-line wide:hidden">
    {items.map(({ href, label, current }) => (
      <Link
        key={href}
        href={href}
        aria-current={current ? 'page' : undefined}
        className="flex min-h-12 items-center justify-center px-2 text-center text-sm font-semibold text-ink-2 no-underline -outline-offset-3 aria-[current]:bg-primary-soft aria-[current]:text-primary"
      >
        {label}
      </Link>
    ))}
  </nav>
)
