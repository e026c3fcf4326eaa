import { useEffect } from 'react'
import { Outlet, useLocation } from 'react-router-dom'
import { useT } from '../../i18n/i18n.ts'
import { renewAccount } from '../../parts/account.ts'
import { DeletionBanner } from '../../parts/DeletionBanner.tsx'
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

/** The places of those who write courses and teach classes; nothing but the page itself goes on paper. */
export default function TeachLayout() {
  const t = useT()
  const items = useTeachPlaces(useLocation().pathname)
  const teaches = useSession(({ user }) => user !== null && user.role !== 'learner')
  // The role may have been given or taken since this phone last heard of it.
  useEffect(() => void renewAccount(), [])
  if (!teaches) return <Shut />
  const label = t('common.teach')
  return (
    <div className="wide:flex">
      <SkipLink />
      <RailNav
        label={label}
        items={items}
        brand={
          <span className="flex flex-wrap items-center gap-2">
            <Brand />
            <Chip>{label}</Chip>
          </span>
        }
        footer={<WayBack />}
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

function useTeachPlaces(at: string): NavItem[] {
  const t = useT()
  const inFiles = at === paths.teachFiles
  return [
    { href: paths.teach, label: t('common.courses'), icon: 'book', current: !inFiles },
    { href: paths.teachFiles, label: t('common.files'), icon: 'upload', current: inFiles },
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
      {t('common.to_app')}
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
        <title>{`${t('common.teach')} · TajiConnect`}</title>
        <PageHeader title={t('common.teach')} lead={t('error.forbidden')} />
        <div>
          <ButtonLink href={paths.today}>{t('common.today')}</ButtonLink>
        </div>
      </main>
    </div>
  )
}
