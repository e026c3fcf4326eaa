import { useLocation } from 'react-router-dom'
import { useT } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { useSession } from '../../stores/session.ts'
import { StaffLayout } from './StaffLayout.tsx'

/** The places of those who run the place. */
export default function AdminLayout() {
  const t = useT()
  const { pathname } = useLocation()
  const admin = useSession(({ user }) => user?.role === 'admin')
  return (
    <StaffLayout
      name={t('admin.admin')}
      label={t('admin.places')}
      items={[
        { href: paths.admin, label: t('admin.overview'), icon: 'home', current: pathname === paths.admin },
        {
          href: paths.adminPeople,
          label: t('admin.people'),
          icon: 'people',
          current: pathname.startsWith(paths.adminPeople),
        },
        {
          href: paths.adminAudit,
          label: t('admin.audit'),
          icon: 'clock',
          current: pathname.startsWith(paths.adminAudit),
        },
      ]}
      open={admin}
    />
  )
}
