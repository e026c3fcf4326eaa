import { useState } from 'react'
import { useT } from '../../i18n/i18n.ts'
import { EmailField } from '../../parts/CredentialFields.tsx'
import { focusOnArrival } from '../../parts/focus.ts'
import { useForm } from '../../parts/useForm.ts'
import { paths } from '../../paths.ts'
import { call } from '../../services/api/endpoints.ts'
import { useSession } from '../../stores/session.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { DoorLink, useDoorState } from './door.tsx'

/** Asking for a link to choose a new password. The words are the same whether there is an account or not. */
export default function ForgotPasswordPage() {
  const t = useT()
  const { email: known, from } = useDoorState()
  const user = useSession((session) => session.user)
  const [email, setEmail] = useState(known ?? user?.email ?? '')
  const [sentTo, setSentTo] = useState<string | null>(null)
  return (
    <>
      <title>{`${t('auth.forgot_title')} · TajiConnect`}</title>
      {sentTo ? (
        <Sent email={sentTo} onAgain={() => setSentTo(null)} />
      ) : (
        <Ask
          email={email}
          onSent={(address) => {
            setEmail(address)
            setSentTo(address)
          }}
        />
      )}
      {!user && (
        <p className="flex flex-wrap items-center gap-x-2 text-ink-2">
          {t('auth.remembered')}
          <DoorLink to={paths.signIn} state={{ email, from }}>
            {t('common.log_in')}
          </DoorLink>
        </p>
      )}
    </>
  )
}

function Ask({ email, onSent }: { email: string; onSent: (email: string) => void }) {
  const t = useT()
  const { form, busy, failureWords, errorOf } = useForm<'email'>(async (body) => {
    await call('POST /auth/forgot-password', { body })
    onSent(body.email)
  })
  return (
    <>
      <PageHeader title={t('auth.forgot_title')} lead={t('auth.forgot_lead')} />
      <form {...form} className="flex flex-col gap-4">
        {failureWords && <Notice tone="danger">{failureWords}</Notice>}
        <EmailField label={t('auth.email')} error={errorOf('email')} autoComplete="username" defaultValue={email} />
        <Button type="submit" wide busy={busy}>
          {t('auth.forgot_send')}
        </Button>
      </form>
    </>
  )
}

function Sent({ email, onAgain }: { email: string; onAgain: () => void }) {
  const t = useT()
  return (
    <>
      <div ref={focusOnArrival} tabIndex={-1} className="flex flex-col gap-5 outline-none">
        <PageHeader title={t('auth.forgot_sent_title')} />
        <Notice tone="success">{t('auth.forgot_sent', { email })}</Notice>
        <p>{t('auth.forgot_sent_hour')}</p>
        <p>{t('auth.forgot_sent_spam')}</p>
      </div>
      <Button look="secondary" wide onClick={onAgain}>
        {t('auth.forgot_again')}
      </Button>
    </>
  )
}
