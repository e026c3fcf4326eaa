import { useT } from '../../i18n/i18n.ts'
import { GoogleButton } from '../../parts/GoogleButton.tsx'

export function GoogleSignIn({ from }: { from: string | undefined }) {
  const t = useT()
  return <GoogleButton errand={{ from }} label={t('auth.google')} inApp={t('auth.google_in_app')} />
}
