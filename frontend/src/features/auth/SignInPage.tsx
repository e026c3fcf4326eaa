import { useT } from '../../i18n/i18n.ts'
import { agreeOnLocale } from '../../parts/account.ts'
import { useForm } from '../../parts/useForm.ts'
import { paths } from '../../paths.ts'
import { login } from '../../services/api/auth.ts'
import { useSession } from '../../stores/session.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { PasswordField, TextField } from '../../ui/TextField.tsx'
import { DoorLink, useDoorState } from './door.tsx'

/** Signing in; the routes then lead to where somebody came from. */
export default function SignInPage() {
  const t = useT()
  const { email, from } = useDoorState()
  const refused = useSession(({ signedOut }) => signedOut === 'refused')
  const { form, busy, failureWords, errorOf } = useForm<'email' | 'password'>(async (values) =>
    agreeOnLocale(await login(values)),
  )
  return (
    <>
      <title>{`${t('common.log_in')} · TajiConnect`}</title>
      <PageHeader title={t('auth.welcome_back')} />
      {refused && !failureWords && <Notice>{t('error.invalid_token')}</Notice>}
      <form {...form} className="flex flex-col gap-4">
        {failureWords && <Notice tone="danger">{failureWords}</Notice>}
        <TextField
          label={t('auth.email')}
          error={errorOf('email')}
          type="email"
          name="email"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={254}
          defaultValue={email}
          required
        />
        <PasswordField
          label={t('auth.password')}
          error={errorOf('password')}
          showLabel={t('common.show_password')}
          hideLabel={t('common.hide_password')}
          name="password"
          autoComplete="current-password"
          maxLength={128}
          required
        />
        <Button type="submit" wide busy={busy}>
          {t('common.log_in')}
        </Button>
      </form>
      <p className="flex flex-wrap items-center gap-x-2 text-ink-2">
        {t('auth.no_account')}
        <DoorLink to={paths.register} state={{ from }}>
          {t('auth.start_free')}
        </DoorLink>
      </p>
      {/* The landing page knows how to let somebody in as Amina, and what to say where she is not. */}
      <ButtonLink look="secondary" wide href={`${paths.landing}?sample`}>
        {t('auth.sample')}
      </ButtonLink>
    </>
  )
}
