import type { Consent, ConsentRequest } from '@tajiconnect/contract/consent'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useT } from '../../i18n/i18n.ts'
import { EmailField } from '../../parts/CredentialFields.tsx'
import { useForm } from '../../parts/useForm.ts'
import { ApiError } from '../../services/api/api-error.ts'
import { call, query } from '../../services/api/endpoints.ts'
import { outbox } from '../../stores/outbox.ts'
import { Button } from '../../ui/Button.tsx'
import { ChoiceGroup } from '../../ui/ChoiceGroup.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { kenyanNumber } from './phone.ts'

const WORDS = { invalid_phone: 'consent.field_phone', own_address: 'consent.field_own_address' } as const

type Channel = ConsentRequest['channel']

/** Whom to ask, and how to reach them. */
export function AskForm({ guardian }: { guardian: Consent['guardian'] }) {
  const t = useT()
  const client = useQueryClient()
  const [channel, setChannel] = useState<Channel>(guardian?.channel ?? 'sms')
  const { form, busy, failureWords, errorOf } = useForm<'guardian_name' | 'to'>(
    async ({ guardian_name, to }) => {
      const body = channel === 'email' ? { guardian_name, channel, to } : { guardian_name, channel, to: numberOf(to) }
      // The month of birth may still wait on this phone, and comes first.
      await outbox.wake()
      client.setQueryData(query('GET /users/me/consent').queryKey, await call('POST /users/me/consent', { body }))
    },
    {},
    WORDS,
  )
  return (
    <form {...form} className="flex flex-col gap-4">
      <TextField
        label={t('consent.guardian_name')}
        error={errorOf('guardian_name')}
        name="guardian_name"
        autoComplete="off"
        maxLength={80}
        defaultValue={guardian?.name}
        required
      />
      <ChoiceGroup
        legend={t('consent.channel')}
        options={[
          { value: 'sms', label: t('consent.channel_sms') },
          { value: 'email', label: t('consent.channel_email') },
        ]}
        value={channel}
        onChange={setChannel}
      />
      {channel === 'email' ? (
        <EmailField key="email" label={t('consent.email')} error={errorOf('to')} name="to" autoComplete="off" />
      ) : (
        <TextField
          key="sms"
          label={t('consent.phone')}
          hint={t('consent.phone_hint')}
          error={errorOf('to')}
          name="to"
          type="tel"
          autoComplete="off"
          maxLength={20}
          required
        />
      )}
      {failureWords && <Notice tone="danger">{failureWords}</Notice>}
      <Button type="submit" wide busy={busy}>
        {t('consent.ask')}
      </Button>
    </form>
  )
}

/** Throws at the field where it is no number that can get a text message here. */
function numberOf(typed: string): string {
  const number = kenyanNumber(typed)
  if (number) return number
  throw new ApiError('validation', { status: 422, errors: [{ path: 'to', code: 'invalid_phone', message: '' }] })
}
