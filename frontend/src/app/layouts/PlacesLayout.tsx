import { Outlet, useLocation } from 'react-router-dom'
import { useT } from '../../i18n/i18n.ts'
import { DeletionBanner } from '../../parts/DeletionBanner.tsx'
import { SyncStatus } from '../../parts/SyncStatus.tsx'
import { Brand } from '../../ui/Brand.tsx'
import { BottomNav, RailNav, TopBar } from '../../ui/Nav.tsx'
import { NewVersion } from '../NewVersion.tsx'
import { usePlaces } from './places.ts'
import { SkipLink } from './SkipLink.tsx'

/** The four places: a bar at the thumb on a phone, a rail at the left from 900 px. */
export function PlacesLayout() {
  const t = useT()
  const items = usePlaces(useLocation().pathname)
  const label = t('common.places')
  return (
    <div className="wide:flex">
      <SkipLink />
      <RailNav label={label} items={items} brand={<Brand />} footer={<SyncStatus />} />
      <div className="min-w-0 flex-1">
        <div className="wide:hidden print:hidden">
          <TopBar left={<Brand />} right={<SyncStatus />} />
        </div>
        <main id="content" className="mx-auto flex max-w-page flex-col gap-5 px-5 pt-2 pb-28 wide:py-10 print:p-0">
          <DeletionBanner />
          <Outlet />
        </main>
      </div>
      <BottomNav label={label} items={items} />
      <NewVersion />
    </div>
  )
}
