import { useEffect } from 'react'
import { useT } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { currentUser } from '../../services/api/auth.ts'
import { useSession } from '../../stores/session.ts'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { DeleteSection } from './DeleteSection.tsx'
import { DevicesSection } from './DevicesSection.tsx'
import { EmailSection } from './EmailSection.tsx'
import { GoogleSection } from './GoogleSection.tsx'
import { PasswordSection } from './PasswordSection.tsx'
import { TwoStepSection } from './TwoStepSection.tsx'

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
      <title>{`${t('security.title')} · TajiConnect`}</title>
      <PageHeader title={t('security.title')} back={{ href: paths.me, label: t('common.me') }} />
      <EmailSection user={user} />
      <PasswordSection />
      <GoogleSection user={user} />
      <TwoStepSection user={user} />
      <DevicesSection />
      <DeleteSection user={user} />
    </>
  )
}
