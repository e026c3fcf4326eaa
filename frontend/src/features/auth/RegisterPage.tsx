import { useState } from 'react'
import { useLocale, useT } from '../../i18n/i18n.ts'
import { EmailField, NewPasswordField } from '../../parts/CredentialFields.tsx'
import { agree } from '../../parts/agree.ts'
import { useForm } from '../../parts/useForm.ts'
import { paths } from '../../paths.ts'
import { register } from '../../services/api/auth.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { DoorLink, useDoorState } from './door.tsx'
import { GoogleSignIn } from './GoogleSignIn.tsx'

/** Opening an account; the routes then lead to the first questions. */
export default function RegisterPage() {
  const t = useT()
  const locale = useLocale()
  const { from } = useDoorState()
  const [email, setEmail] = useState('')
  const { form, busy, failure, failureWords, errorOf } = useForm<'name' | 'email' | 'password'>(async (values) => {
    setEmail(values.email)
    await agree(await register({ ...values, locale }))
  })
  const taken = failure?.code === 'email_taken'
  return (
    <>
      <title>{`${t('auth.start_free')} · TajiConnect`}</title>
      <PageHeader title={t('auth.start_free')} lead={t('auth.start_free_lead')} />
      <form {...form} className="flex flex-col gap-4">
        {failureWords && (
          <Notice
            tone="danger"
            action={
              taken && (
                <DoorLink to={paths.signIn} state={{ email, from }}>
                  {t('auth.log_in_as', { email })}
                </DoorLink>
              )
            }
          >
            {failureWords}
          </Notice>
        )}
        <TextField
          label={t('auth.name')}
          error={errorOf('name')}
          name="name"
          autoComplete="name"
          maxLength={80}
          required
        />
        <EmailField label={t('auth.email')} hint={t('auth.email_hint')} error={errorOf('email')} />
        <NewPasswordField label={t('auth.password')} error={errorOf('password')} />
        <Button type="submit" wide busy={busy}>
          {t('auth.register')}
        </Button>
      </form>
      <GoogleSignIn from={from} />
      <p className="flex flex-wrap items-center gap-x-2 text-ink-2">
        {t('auth.have_account')}
        <DoorLink to={paths.signIn} state={{ from }}>
          {t('common.log_in')}
        </DoorLink>
      </p>
    </>
  )
}
