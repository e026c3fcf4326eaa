import type { User } from '@tajiconnect/contract/users'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useT } from '../../i18n/i18n.ts'
import { EmailField } from '../../parts/CredentialFields.tsx'
import { useFailureWords } from '../../parts/failure.ts'
import { call } from '../../services/api/endpoints.ts'
import { Button } from '../../ui/Button.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Proof } from '../../parts/Proof.tsx'
import { Section } from '../../ui/Section.tsx'
import { useGuardedForm } from '../../parts/useGuardedForm.ts'
import { WithPassword } from './WithPassword.tsx'

export function EmailSection({ user }: { user: User }) {
  const t = useT()
  return (
    <Section
      title={t('security.email')}
      state={
        user.email_verified ? (
          <Chip icon="check">{t('security.email_confirmed')}</Chip>
        ) : (
          <Chip tone="accent" icon="alert">
            {t('security.email_unconfirmed')}
          </Chip>
        )
      }
    >
      <p className="[overflow-wrap:anywhere]">{user.email}</p>
      {!user.email_verified && <Confirm email={user.email} />}
      <Disclosure summary={t('security.email_change')}>
        <WithPassword>
          <ChangeEmail />
        </WithPassword>
      </Disclosure>
    </Section>
  )
}

/** The link again, for an address that is not confirmed. */
function Confirm({ email }: { email: string }) {
  const t = useT()
  const failureWords = useFailureWords()
  const { mutate, isPending, isSuccess, error } = useMutation({
    mutationFn: () => call('POST /auth/resend-verification'),
  })
  return (
    <>
      {isSuccess && <Notice tone="success">{t('security.email_sent', { email })}</Notice>}
      {error && <Notice tone="danger">{failureWords(error)}</Notice>}
      <Button look="secondary" busy={isPending} onClick={() => mutate()}>
        {t('security.email_send_again')}
      </Button>
    </>
  )
}

function ChangeEmail() {
  const t = useT()
  const [sentTo, setSentTo] = useState('')
  const { form, busy, done, failureWords, errorOf } = useGuardedForm<'email'>(async (body) => {
    await call('POST /users/me/email', { body })
    setSentTo(body.email)
  })
  return (
    <form {...form} className="flex flex-col gap-4">
      {failureWords && <Notice tone="danger">{failureWords}</Notice>}
      <EmailField label={t('security.email_new')} hint={t('security.email_new_hint')} error={errorOf('email')} />
      <Proof errorOf={errorOf} />
      {done && <Notice tone="success">{t('security.email_pending', { email: sentTo })}</Notice>}
      <Button type="submit" look="secondary" busy={busy}>
        {t('security.email_send')}
      </Button>
    </form>
  )
}
