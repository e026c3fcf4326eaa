import { useT } from '../../../i18n/i18n.ts'
import { CodeField } from '../../../parts/CodeField.tsx'
import { useSession } from '../../../stores/session.ts'
import { PasswordField } from '../../../ui/TextField.tsx'

interface ProofProps {
  errorOf: (name: 'password' | 'otp') => string | undefined
}

/** That it is the owner who asks: the password and, where two-factor is on, a code. */
export function Proof({ errorOf }: ProofProps) {
  const t = useT()
  const withCode = useSession(({ user }) => user?.two_factor_enabled ?? false)
  return (
    <>
      <PasswordField
        label={t('users.password_current')}
        error={errorOf('password')}
        showLabel={t('common.show_password')}
        hideLabel={t('common.hide_password')}
        name="password"
        autoComplete="current-password"
        maxLength={128}
        required
      />
      {withCode && <CodeField error={errorOf('otp')} />}
    </>
  )
}
