import { useQueryClient } from '@tanstack/react-query'
import { useFormat } from '../../i18n/format.ts'
import { useT } from '../../i18n/i18n.ts'
import { useForm } from '../../parts/useForm.ts'
import { ApiError } from '../../services/api/api-error.ts'
import { call, query } from '../../services/api/endpoints.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { TextField } from '../../ui/TextField.tsx'

/** The code that the guardian was sent, and tells the learner. */
export function CodeForm({ until }: { until: string }) {
  const t = useT()
  const { dateTime } = useFormat()
  const client = useQueryClient()
  const { form, busy, failureWords, errorOf } = useForm<'code'>(
    async ({ code }) => {
      const { queryKey } = query('GET /users/me/consent')
      try {
        const body = { code: code.replaceAll(/\D/g, '') }
        client.setQueryData(queryKey, await call('POST /users/me/consent/code', { body }))
      } catch (error) {
        // It may have been the last try, or answered elsewhere meanwhile.
        if (error instanceof ApiError && !error.passing) void client.invalidateQueries({ queryKey })
        throw error
      }
    },
    { invalid_code: 'code' },
  )
  return (
    <form {...form} className="flex flex-col gap-4">
      <TextField
        label={t('consent.code')}
        hint={t('consent.code_hint', { when: dateTime(until) })}
        error={errorOf('code')}
        name="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        minLength={6}
        maxLength={9}
        required
      />
      {failureWords && <Notice tone="danger">{failureWords}</Notice>}
      <Button type="submit" wide busy={busy}>
        {t('consent.code_send')}
      </Button>
    </form>
  )
}
