import type { User } from '@tajiconnect/contract/users'
import { useRef, useState } from 'react'
import { useT } from '../../i18n/i18n.ts'
import { call } from '../../services/api/endpoints.ts'
import { saveUser } from '../../stores/session.ts'
import { Button } from '../../ui/Button.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { BackupCodes } from './BackupCodes.tsx'
import { TwoStepSetup } from './TwoStepSetup.tsx'
import { Proof } from '../../parts/Proof.tsx'
import { Section } from '../../ui/Section.tsx'
import { useGuardedForm } from '../../parts/useGuardedForm.ts'

/** Two-factor: off, being set up, on, or showing new backup codes, which are shown once and so come before all else. */
export function TwoStepSection({ user }: { user: User }) {
  const t = useT()
  const [settingUp, setSettingUp] = useState(false)
  const [fresh, setFresh] = useState<{ codes: string[]; first: boolean } | null>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const on = user.two_factor_enabled

  const turned = (two_factor_enabled: boolean) => saveUser({ ...user, two_factor_enabled })
  const back = () => {
    setFresh(null)
    setSettingUp(false)
    heading.current?.focus()
  }

  function content() {
    if (fresh) return <BackupCodes {...fresh} email={user.email} onKept={back} />
    if (on)
      return (
        <>
          <p className="text-ink-2">{t('security.two_step_on_text')}</p>
          <div>
            <Disclosure summary={t('security.codes_new')}>
              <NewCodes onCodes={(codes) => setFresh({ codes, first: false })} />
            </Disclosure>
            <Disclosure summary={t('security.two_step_turn_off')}>
              <TurnOff
                onOff={() => {
                  turned(false)
                  back()
                }}
              />
            </Disclosure>
          </div>
        </>
      )
    if (settingUp)
      return (
        <TwoStepSetup
          onEnabled={(codes) => {
            setFresh({ codes, first: true })
            setSettingUp(false)
            turned(true)
          }}
          onCancel={back}
        />
      )
    return (
      <>
        <p className="text-ink-2">{t('security.two_step_off_text')}</p>
        <Button look="secondary" icon="lock" onClick={() => setSettingUp(true)}>
          {t('security.two_step_set_up')}
        </Button>
      </>
    )
  }

  return (
    <Section
      title={t('security.two_step')}
      heading={heading}
      state={
        on ? (
          <Chip icon="check">{t('security.two_step_on')}</Chip>
        ) : (
          <Chip tone="plain">{t('security.two_step_off')}</Chip>
        )
      }
    >
      {content()}
    </Section>
  )
}

function NewCodes({ onCodes }: { onCodes: (codes: string[]) => void }) {
  const t = useT()
  const { form, busy, failureWords, errorOf } = useGuardedForm(async ({ password, otp }) => {
    const { backup_codes } = await call('POST /auth/2fa/backup-codes', { body: { password, code: otp } })
    onCodes(backup_codes)
  })
  return (
    <form {...form} className="flex flex-col gap-4">
      <p className="text-ink-2">{t('security.codes_new_text')}</p>
      {failureWords && <Notice tone="danger">{failureWords}</Notice>}
      <Proof errorOf={errorOf} />
      <Button type="submit" look="secondary" busy={busy}>
        {t('security.codes_make')}
      </Button>
    </form>
  )
}

function TurnOff({ onOff }: { onOff: () => void }) {
  const t = useT()
  const { form, busy, failureWords, errorOf } = useGuardedForm(async ({ password, otp }) => {
    await call('POST /auth/2fa/disable', { body: { password, code: otp } })
    onOff()
  })
  return (
    <form {...form} className="flex flex-col gap-4">
      <p className="text-ink-2">{t('security.two_step_turn_off_text')}</p>
      {failureWords && <Notice tone="danger">{failureWords}</Notice>}
      <Proof errorOf={errorOf} />
      <Button type="submit" look="danger" busy={busy}>
        {t('security.two_step_turn_off')}
      </Button>
    </form>
  )
}
