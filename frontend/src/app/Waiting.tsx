import { Suspense } from 'react'
import { Outlet, useLocation } from 'react-router-dom'
import { useT } from '../i18n/i18n.ts'
import { LoadBoundary } from '../LoadFailed.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'

/** Holds the page's place while its code is on its way, and where it cannot be shown; the layout stays. */
export function Waiting() {
  const t = useT()
  return (
    <LoadBoundary at={useLocation().pathname}>
      <Suspense fallback={<Skeleton label={t('common.loading')} />}>
        <Outlet />
      </Suspense>
    </LoadBoundary>
  )
}
