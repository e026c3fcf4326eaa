import { useState } from 'react'
import { useT } from '../../i18n/i18n.ts'
import { CurrentPasswordField, EmailField } from '../../parts/CredentialFields.tsx'
import { agree } from '../../parts/agree.ts'
import { CodeField } from '../../parts/CodeField.tsx'
import { useForm } from '../../parts/useForm.ts'
import { paths } from '../../paths.ts'
import { ApiError } from '../../services/api/api-error.ts'
import { login } from '../../services/api/auth.ts'
import { usePeople } from '../../stores/people.ts'
import { useSession } from '../../stores/session.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { DoorLink, useDoorState } from './door.tsx'
import { GoogleSignIn } from './GoogleSignIn.tsx'

/** Signing in, with the second factor where an account has one; the routes then lead to where somebody came from. */
export default function SignInPage() {
  const t = useT()
  const door = useDoorState()
  const { from, done } = door
  const [email, setEmail] = useState(door.email ?? '')
  const [asksCode, setAsksCode] = useState(false)
  const isShared = usePeople(({ people }) => people.length > 0)
  const refused = useSession(({ signedOut }) => signedOut === 'refused')
  const { form, busy, failure, failureWords, errorOf } = useForm<'email' | 'password' | 'otp'>(
    async (values) => {
      try {
        await agree(await login(values))
      } catch (error) {
        if (error instanceof ApiError && error.code === 'otp_required') setAsksCode(true)
        throw error
      }
    },
    { invalid_otp: 'otp' },
  )
  const problem = failure?.code === 'otp_required' ? null : failureWords
  return (
    <>
      <title>{`${t('common.log_in')} · TajiConnect`}</title>
      <PageHeader title={t('auth.welcome_back')} />
      {done && !failure && <Notice tone="success">{t(`auth.${done}`)}</Notice>}
      {refused && !done && !failure && <Notice>{t('error.invalid_access_token')}</Notice>}
      {isShared && (
        <DoorLink to={paths.people} state={{ from }}>
          {t('auth.people')}
        </DoorLink>
      )}
      <form {...form} className="flex flex-col gap-4">
        {problem && <Notice tone="danger">{problem}</Notice>}
        <EmailField
          label={t('auth.email')}
          error={errorOf('email')}
          autoComplete="username"
          value={email}
          onChange={({ target }) => {
            setEmail(target.value)
            setAsksCode(false)
          }}
        />
        <CurrentPasswordField label={t('auth.password')} error={errorOf('password')} />
        {asksCode && (
          <>
            <Notice>{t('error.otp_required')}</Notice>
            <CodeField error={errorOf('otp')} arrives />
          </>
        )}
        <Button type="submit" wide busy={busy}>
          {t('common.log_in')}
        </Button>
      </form>
      <GoogleSignIn from={from} />
      <div>
        <DoorLink to={paths.forgotPassword} state={{ email, from }}>
          {t('common.forgot_password')}
        </DoorLink>
        <p className="flex flex-wrap items-center gap-x-2 text-ink-2">
          {t('auth.no_account')}
          <DoorLink to={paths.register} state={{ from }}>
            {t('auth.start_free')}
          </DoorLink>
        </p>
      </div>
      {/* The landing page knows how to let somebody in as Amina, and what to say where she is not. */}
      <ButtonLink look="secondary" wide href={`${paths.landing}?sample`}>
        {t('auth.sample')}
      </ButtonLink>
    </>
  )
}
