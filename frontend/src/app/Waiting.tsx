import { Suspense } from 'react'
import { Outlet } from 'react-router-dom'
import { useT } from '../i18n/i18n.ts'
import { Skeleton } from '../ui/Skeleton.tsx'

/** Holds the page's place while its code is on its way; the layout stays. */
export function Waiting() {
  const t = useT()
  return (
    <Suspense fallback={<Skeleton label={t('common.loading')} />}>
      <Outlet />
    </Suspense>
  )
}
