import { useT } from '../i18n/i18n.ts'
import { CurrentPasswordField } from './CredentialFields.tsx'
import { CodeField } from './CodeField.tsx'
import { useSession } from '../stores/session.ts'

interface ProofProps {
  errorOf: (name: 'password' | 'otp') => string | undefined
}

/** That it is the owner who asks: the password and, where two-factor is on, a code. */
export function Proof({ errorOf }: ProofProps) {
  const t = useT()
  const withCode = useSession(({ user }) => user?.two_factor_enabled ?? false)
  return (
    <>
      <CurrentPasswordField label={t('common.password_current')} error={errorOf('password')} />
      {withCode && <CodeField error={errorOf('otp')} />}
    </>
  )
}
