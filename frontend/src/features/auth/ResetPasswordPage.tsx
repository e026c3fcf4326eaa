import { useNavigate } from 'react-router-dom'
import { useT } from '../../i18n/i18n.ts'
import { NewPasswordField } from '../../parts/CredentialFields.tsx'
import { useForm } from '../../parts/useForm.ts'
import { paths } from '../../paths.ts'
import { logout } from '../../services/api/auth.ts'
import { call } from '../../services/api/endpoints.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { useLinkToken } from '../../parts/useLinkToken.ts'

/** Choosing a new password by the link from the e-mail; then on to signing in with it. */
export default function ResetPasswordPage() {
  const t = useT()
  const token = useLinkToken()
  const navigate = useNavigate()
  const { form, busy, failure, failureWords, errorOf } = useForm<'password'>(async ({ password }) => {
    await call('POST /auth/reset-password', { body: { token: token ?? '', password } })
    void logout()
    await navigate(paths.signIn, { state: { done: 'password_changed' } })
  })
  const spent = failure?.code === 'invalid_token' || failure?.code === 'validation'
  return (
    <>
      <title>{`${t('auth.forgot_title')} · TajiConnect`}</title>
      <PageHeader title={t('auth.forgot_title')} lead={token && !spent && t('auth.reset_lead')} />
      {!token || spent ? (
        <>
          <Notice tone="danger">{t(token ? 'error.invalid_token' : 'auth.reset_no_token')}</Notice>
          <ButtonLink wide href={paths.forgotPassword}>
            {t('auth.ask_for_link')}
          </ButtonLink>
        </>
      ) : (
        <form {...form} className="flex flex-col gap-4">
          {failureWords && <Notice tone="danger">{failureWords}</Notice>}
          <NewPasswordField label={t('auth.reset_password')} error={errorOf('password')} />
          <Button type="submit" wide busy={busy}>
            {t('auth.reset_save')}
          </Button>
        </form>
      )}
    </>
  )
}
