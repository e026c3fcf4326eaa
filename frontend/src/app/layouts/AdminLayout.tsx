import { useEffect } from 'react'
import { Outlet, useLocation } from 'react-router-dom'
import { useT } from '../../i18n/i18n.ts'
import { renewAccount } from '../../parts/account.ts'
import { DeletionBanner } from '../../parts/DeletionBanner.tsx'
import { SyncStatus } from '../../parts/SyncStatus.tsx'
import { paths } from '../../paths.ts'
import { useSession } from '../../stores/session.ts'
import { Brand } from '../../ui/Brand.tsx'
import { ButtonLink } from '../../ui/Button.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Link } from '../../ui/Link.tsx'
import { RailNav, TopBar, type NavItem } from '../../ui/Nav.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { TabNav } from '../../ui/TabNav.tsx'
import { SkipLink } from './SkipLink.tsx'

/** The places of those who run the place: denser than a learner's, with the way back there always in sight. */
export default function AdminLayout() {
  const t = useT()
  const items = useAdminPlaces(useLocation().pathname)
  const admin = useSession(({ user }) => user?.role === 'admin')
  // The role may have been given or taken since this phone last heard of it.
  useEffect(() => void renewAccount(), [])
  if (!admin) return <Shut />
  const label = t('admin.places')
  return (
    <div className="wide:flex">
      <SkipLink />
      <RailNav
        label={label}
        items={items}
        brand={
          <span className="flex flex-wrap items-center gap-2">
            <Brand />
            <Chip>{t('admin.admin')}</Chip>
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
        <div className="wide:hidden">
          <TopBar left={<Brand />} right={<WayBack />} />
          <TabNav label={label} items={items} />
        </div>
        <main id="content" className="mx-auto flex max-w-[70rem] flex-col gap-4 px-5 pt-4 pb-16 wide:py-10">
          <DeletionBanner />
          <Outlet />
        </main>
      </div>
    </div>
  )
}

function useAdminPlaces(at: string): NavItem[] {
  const t = useT()
  return [
    { href: paths.admin, label: t('admin.overview'), icon: 'home', current: at === paths.admin },
    { href: paths.adminPeople, label: t('admin.people'), icon: 'people', current: at.startsWith(paths.adminPeople) },
    { href: paths.adminAudit, label: t('admin.audit'), icon: 'clock', current: at.startsWith(paths.adminAudit) },
  ]
}

function WayBack() {
  const t = useT()
  return (
    <Link
      href={paths.today}
      className="inline-flex min-h-12 items-center gap-1.5 text-sm font-semibold text-primary no-underline"
    >
      <Icon name="back" className="size-5" />
      {t('admin.leave')}
    </Link>
  )
}

/** For everybody else. */
function Shut() {
  const t = useT()
  return (
    <div className="mx-auto max-w-page">
      <TopBar left={<Brand />} />
      <main id="content" className="flex flex-col gap-5 px-5 pt-2 pb-16">
        <title>{`${t('admin.shut')} · TajiConnect`}</title>
        <PageHeader title={t('admin.shut')} lead={t('error.forbidden')} />
        <div>
          <ButtonLink href={paths.today}>{t('common.today')}</ButtonLink>
        </div>
      </main>
    </div>
  )
}
