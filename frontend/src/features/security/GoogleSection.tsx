import type { Identities } from '@tajiconnect/contract/auth'
import type { User } from '@tajiconnect/contract/users'
import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { useFormat } from '../../i18n/format.ts'
import { useT } from '../../i18n/i18n.ts'
import { GoogleButton } from '../../parts/GoogleButton.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { Proof } from '../../parts/Proof.tsx'
import { useGuardedForm } from '../../parts/useGuardedForm.ts'
import { call, queryKey } from '../../services/api/endpoints.ts'
import { Button } from '../../ui/Button.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Section } from '../../ui/Section.tsx'
import { Bone, Skeleton } from '../../ui/Skeleton.tsx'
import { useIdentities, WithPassword } from './WithPassword.tsx'

/** Whether a Google account opens this account as well, and how to change that. */
export function GoogleSection({ user }: { user: User }) {
  const t = useT()
  const identities = useIdentities()
  const heading = useRef<HTMLHeadingElement>(null)
  const isOn = (identities.data?.items.length ?? 0) > 0
  const state = isOn ? (
    <Chip icon="check">{t('security.google_on')}</Chip>
  ) : (
    <Chip tone="plain">{t('security.google_off')}</Chip>
  )
  const skeleton = (
    <Skeleton label={t('common.loading')}>
      <Bone className="h-12 w-full" />
    </Skeleton>
  )
  const content = ({ items: [google] }: Identities) =>
    google ? (
      <Connected since={google.created_at} onOff={() => heading.current?.focus()} />
    ) : (
      <>
        <p className="text-ink-2">{t('security.google_off_text')}</p>
        <GoogleButton
          errand={{ link: user.id }}
          label={t('security.google_connect')}
          inApp={t('security.google_in_app')}
        />
      </>
    )
  return (
    <Section title={t('security.google')} heading={heading} state={identities.data && state}>
      <Loaded query={identities} skeleton={skeleton}>
        {content}
      </Loaded>
    </Section>
  )
}

function Connected({ since, onOff }: { since: string; onOff: () => void }) {
  const t = useT()
  const { date } = useFormat()
  return (
    <>
      <p className="text-ink-2">{t('security.google_on_text', { date: date(since) })}</p>
      <Disclosure summary={t('security.google_disconnect')}>
        <WithPassword>
          <Disconnect onOff={onOff} />
        </WithPassword>
      </Disclosure>
    </>
  )
}

function Disconnect({ onOff }: { onOff: () => void }) {
  const t = useT()
  const client = useQueryClient()
  const { form, busy, failureWords, errorOf } = useGuardedForm(async (body) => {
    await call('DELETE /auth/identities/google', { body })
    onOff()
    await client.invalidateQueries({ queryKey: queryKey('GET /auth/identities') })
  })
  return (
    <form {...form} className="flex flex-col gap-4">
      <p className="text-ink-2">{t('security.google_disconnect_text')}</p>
      {failureWords && <Notice tone="danger">{failureWords}</Notice>}
      <Proof errorOf={errorOf} />
      <Button type="submit" look="danger" busy={busy}>
        {t('security.google_disconnect')}
      </Button>
    </form>
  )
}
