import { useLocation } from 'react-router-dom'
import { useT } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { useSession } from '../../stores/session.ts'
import { StaffLayout } from './StaffLayout.tsx'

/** The places of those who write courses and teach classes. */
export default function TeachLayout() {
  const t = useT()
  const inFiles = useLocation().pathname === paths.teachFiles
  const teaches = useSession(({ user }) => user !== null && user.role !== 'learner')
  return (
    <StaffLayout
      name={t('common.teach')}
      items={[
        { href: paths.teach, label: t('common.courses'), icon: 'book', current: !inFiles },
        { href: paths.teachFiles, label: t('common.files'), icon: 'upload', current: inFiles },
      ]}
      open={teaches}
    />
  )
}
