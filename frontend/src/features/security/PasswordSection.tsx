import { useQueryClient } from '@tanstack/react-query'
import { useT } from '../../i18n/i18n.ts'
import { NewPasswordField } from '../../parts/CredentialFields.tsx'
import { paths } from '../../paths.ts'
import { call, queryKey } from '../../services/api/endpoints.ts'
import { Button } from '../../ui/Button.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { Link } from '../../ui/Link.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Proof } from '../../parts/Proof.tsx'
import { Section } from '../../ui/Section.tsx'
import { useGuardedForm } from '../../parts/useGuardedForm.ts'
import { WithPassword } from './WithPassword.tsx'

export function PasswordSection() {
  const t = useT()
  return (
    <Section title={t('security.password')}>
      <WithPassword>
        <p className="text-ink-2">{t('security.password_text')}</p>
        <Disclosure summary={t('security.password_change')}>
          <ChangePassword />
        </Disclosure>
      </WithPassword>
    </Section>
  )
}

function ChangePassword() {
  const t = useT()
  const client = useQueryClient()
  const { form, busy, done, failureWords, errorOf } = useGuardedForm<'new_password'>(
    async ({ password, new_password, otp }) => {
      await call('POST /users/me/password', { body: { current_password: password, new_password, otp } })
      void client.invalidateQueries({ queryKey: queryKey('GET /auth/sessions') })
    },
  )
  return (
    <form {...form} className="flex flex-col gap-4">
      {failureWords && <Notice tone="danger">{failureWords}</Notice>}
      <Proof errorOf={errorOf} />
      <Link
        href={paths.forgotPassword}
        className="-mt-3 inline-flex min-h-12 w-fit items-center font-semibold text-primary underline underline-offset-4"
      >
        {t('common.forgot_password')}
      </Link>
      <NewPasswordField label={t('security.password_new')} error={errorOf('new_password')} name="new_password" />
      {done && <Notice tone="success">{t('security.password_done')}</Notice>}
      <Button type="submit" look="secondary" busy={busy}>
        {t('security.password_change')}
      </Button>
    </form>
  )
}
