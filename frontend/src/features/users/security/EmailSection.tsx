import type { User } from '@tajiconnect/contract/users'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useT } from '../../../i18n/i18n.ts'
import { EmailField } from '../../../parts/CredentialFields.tsx'
import { useFailureWords } from '../../../parts/failure.ts'
import { call } from '../../../services/api/endpoints.ts'
import { Button } from '../../../ui/Button.tsx'
import { Chip } from '../../../ui/Chip.tsx'
import { Disclosure } from '../../../ui/Disclosure.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { Proof } from './Proof.tsx'
import { Section } from './Section.tsx'
import { useGuardedForm } from './useGuardedForm.ts'

export function EmailSection({ user }: { user: User }) {
  const t = useT()
  return (
    <Section
      title={t('users.email')}
      state={
        user.email_verified ? (
          <Chip icon="check">{t('users.email_confirmed')}</Chip>
        ) : (
          <Chip tone="accent" icon="alert">
            {t('users.email_unconfirmed')}
          </Chip>
        )
      }
    >
      <p className="[overflow-wrap:anywhere]">{user.email}</p>
      {!user.email_verified && <Confirm email={user.email} />}
      <Disclosure summary={t('users.email_change')}>
        <ChangeEmail />
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
      {isSuccess && <Notice tone="success">{t('users.email_sent', { email })}</Notice>}
      {error && <Notice tone="danger">{failureWords(error)}</Notice>}
      <Button look="secondary" busy={isPending} onClick={() => mutate()}>
        {t('users.email_send_again')}
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
      <EmailField label={t('users.email_new')} hint={t('users.email_new_hint')} error={errorOf('email')} />
      <Proof errorOf={errorOf} />
      {done && <Notice tone="success">{t('users.email_pending', { email: sentTo })}</Notice>}
      <Button type="submit" look="secondary" busy={busy}>
        {t('users.email_send')}
      </Button>
    </form>
  )
}
