import { useEffect } from 'react'
import { Outlet } from 'react-router-dom'
import { useT } from '../../i18n/i18n.ts'
import { renewAccount } from '../../parts/account.ts'
import { DeletionBanner } from '../../parts/DeletionBanner.tsx'
import { SyncStatus } from '../../parts/SyncStatus.tsx'
import { paths } from '../../paths.ts'
import { Brand } from '../../ui/Brand.tsx'
import { ButtonLink } from '../../ui/Button.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Link } from '../../ui/Link.tsx'
import { RailNav, TopBar, type NavItem } from '../../ui/Nav.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { TabNav } from '../../ui/TabNav.tsx'
import { SkipLink } from './SkipLink.tsx'

interface StaffLayoutProps {
  /** What the whole of these places is called. */
  name: string
  /** What their list is called; the name where absent. */
  label?: string
  items: NavItem[]
  /** Whether the account may be here. */
  open: boolean
}

/**
 * The places of those who teach or run the place: denser than a learner's, with the way back there always in sight. Nothing
 * but the page itself goes on paper.
 */
export function StaffLayout({ name, label = name, items, open }: StaffLayoutProps) {
  // The role may have been given or taken since this phone last heard of it.
  useEffect(() => void renewAccount(), [])
  if (!open) return <Shut name={name} />
  return (
    <div className="wide:flex">
      <SkipLink />
      <RailNav
        label={label}
        items={items}
        brand={
          <span className="flex flex-wrap items-center gap-2">
            <Brand />
            <Chip>{name}</Chip>
          </span>
        }
        footer={
          <div className="flex flex-col gap-2">
            <WayBack />
            <SyncStatus />
          </div>
        }
      />
      <div className="min-w-0 flex-1">
        <div className="wide:hidden print:hidden">
          <TopBar left={<Brand />} right={<WayBack />} />
          <TabNav label={label} items={items} />
        </div>
        <main
          id="content"
          className="mx-auto flex max-w-[70rem] flex-col gap-5 px-5 pt-4 pb-24 wide:py-10 print:max-w-none print:p-0"
        >
          <div className="empty:hidden print:hidden">
            <DeletionBanner />
          </div>
          <Outlet />
        </main>
      </div>
    </div>
  )
}

function WayBack() {
  const t = useT()
  return (
    <Link
      href={paths.today}
      className="inline-flex min-h-12 items-center gap-1.5 text-sm font-semibold text-primary no-underline"
    >
      <Icon name="back" className="size-5" />
      {t('common.to_app')}
    </Link>
  )
}

/** For everybody else. */
function Shut({ name }: { name: string }) {
  const t = useT()
  return (
    <div className="mx-auto max-w-page">
      <TopBar left={<Brand />} />
      <main id="content" className="flex flex-col gap-5 px-5 pt-2 pb-16">
        <title>{`${name} · TajiConnect`}</title>
        <PageHeader title={name} lead={t('error.forbidden')} />
        <div>
          <ButtonLink href={paths.today}>{t('common.today')}</ButtonLink>
        </div>
      </main>
    </div>
  )
}
