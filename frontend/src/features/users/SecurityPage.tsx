import { useEffect } from 'react'
import { useT } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { currentUser } from '../../services/api/auth.ts'
import { useSession } from '../../stores/session.ts'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { DeleteSection } from './security/DeleteSection.tsx'
import { DevicesSection } from './security/DevicesSection.tsx'
import { EmailSection } from './security/EmailSection.tsx'
import { PasswordSection } from './security/PasswordSection.tsx'
import { TwoStepSection } from './security/TwoStepSection.tsx'

/** Who can get in to the account, and how; and leaving it. */
export default function SecurityPage() {
  const t = useT()
  const user = useSession((session) => session.user)
  useEffect(() => {
    // A link may have been opened on another device; what this phone knows will do until it hears of it.
    currentUser().catch(() => undefined)
  }, [])
  if (!user) return null
  return (
    <>
      <title>{`${t('users.safety')} · TajiConnect`}</title>
      <PageHeader title={t('users.safety')} back={{ href: paths.me, label: t('common.me') }} />
      <EmailSection user={user} />
      <PasswordSection />
      <TwoStepSection user={user} />
      <DevicesSection />
      <DeleteSection user={user} />
    </>
  )
}
