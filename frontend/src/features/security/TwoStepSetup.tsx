import type { Reply } from '@tajiconnect/contract/endpoints'
import { useState } from 'react'
import { useT } from '../../i18n/i18n.ts'
import { AppCodeField } from '../../parts/CodeField.tsx'
import { call } from '../../services/api/endpoints.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { CopyButton } from './CopyButton.tsx'
import { Proof } from '../../parts/Proof.tsx'
import { QrCode } from '../../parts/QrCode.tsx'
import { Step } from './Step.tsx'
import { WithPassword } from './WithPassword.tsx'
import { useGuardedForm } from '../../parts/useGuardedForm.ts'

type Setup = Reply<'POST /auth/2fa/setup'>

interface TwoStepSetupProps {
  onEnabled: (codes: string[]) => void
  onCancel: () => void
}

/** Password, then the app and its first code; the backup codes follow as the third step. */
export function TwoStepSetup({ onEnabled, onCancel }: TwoStepSetupProps) {
  const t = useT()
  const [setup, setSetup] = useState<Setup | null>(null)
  return (
    <>
      {setup ? (
        <AppStep setup={setup} onEnabled={onEnabled} />
      ) : (
        <WithPassword>
          <PasswordStep onSetup={setSetup} />
        </WithPassword>
      )}
      <Button look="quiet" onClick={onCancel}>
        {t('common.cancel')}
      </Button>
    </>
  )
}

function PasswordStep({ onSetup }: { onSetup: (setup: Setup) => void }) {
  const t = useT()
  const { form, busy, failureWords, errorOf } = useGuardedForm(async ({ password }) =>
    onSetup(await call('POST /auth/2fa/setup', { body: { password } })),
  )
  return (
    <Step number={1} title={t('security.two_step_password')}>
      <form {...form} className="flex flex-col gap-4">
        {failureWords && <Notice tone="danger">{failureWords}</Notice>}
        <Proof errorOf={errorOf} />
        <Button type="submit" busy={busy}>
          {t('common.continue')}
        </Button>
      </form>
    </Step>
  )
}

function AppStep({
  setup: { secret, otpauth_uri },
  onEnabled,
}: {
  setup: Setup
  onEnabled: (codes: string[]) => void
}) {
  const t = useT()
  const { form, busy, failureWords, errorOf } = useGuardedForm(async ({ otp }) =>
    onEnabled((await call('POST /auth/2fa/enable', { body: { code: otp } })).backup_codes),
  )
  return (
    <Step number={2} title={t('security.app_title')}>
      <p className="text-ink-2">{t('security.app_text')}</p>
      <a
        href={otpauth_uri}
        className="inline-flex min-h-12 w-fit items-center gap-2 font-semibold text-primary underline underline-offset-4"
      >
        <Icon name="external" className="size-5" />
        {t('security.app_open')}
      </a>
      <div className="flex flex-wrap items-center gap-4">
        <QrCode text={otpauth_uri} label={t('security.app_qr')} />
        <div className="flex min-w-48 flex-1 flex-col items-start gap-2">
          <p className="text-ink-2">{t('security.app_key')}</p>
          <p className="font-mono text-sm font-semibold [overflow-wrap:anywhere]">
            {secret.replaceAll(/.{4}(?=.)/g, '$& ')}
          </p>
          <CopyButton text={secret} label={t('security.app_key_copy')} />
        </div>
      </div>
      <form {...form} className="flex flex-col gap-4">
        {failureWords && <Notice tone="danger">{failureWords}</Notice>}
        <AppCodeField hint={t('security.app_code_hint')} error={errorOf('otp')} />
        <Button type="submit" busy={busy}>
          {t('security.two_step_turn_on')}
        </Button>
      </form>
    </Step>
  )
}
