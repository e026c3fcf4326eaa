import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router-dom'
import { useT } from '../../i18n/i18n.ts'
import { CodeField } from '../../parts/CodeField.tsx'
import { useFailureWords } from '../../parts/failure.ts'
import { useForm } from '../../parts/useForm.ts'
import { paths } from '../../paths.ts'
import { toApiError, type ApiError } from '../../services/api/api-error.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { DoorLink } from './door.tsx'
import { openReturn, type Return } from './google.ts'
import { GoogleButton } from './GoogleButton.tsx'

/** Where Google leads back to: signs in and goes on, or says what happened and what to do. */
export default function GoogleCallbackPage() {
  const t = useT()
  const { back, failure, retry } = useReturn()
  const stopped = back.fault !== null || failure !== null
  return (
    <>
      <title>{`${t('auth.google_title')} · TajiConnect`}</title>
      <PageHeader title={t('auth.google_title')} />
      {failure?.code === 'otp_required' ? (
        <SecondFactor back={back} />
      ) : stopped ? (
        <Stopped back={back} failure={failure} onRetry={retry} />
      ) : (
        <Skeleton label={t('auth.google_busy')}>
          <p aria-hidden>{t('auth.google_busy')}</p>
        </Skeleton>
      )}
      {stopped && (
        <DoorLink to={paths.signIn} state={{ from: back.from }}>
          {t('auth.google_other')}
        </DoorLink>
      )}
    </>
  )
}

interface StoppedProps {
  back: Return
  failure: ApiError | null
  onRetry: () => void
}

function Stopped({ back: { fault, from }, failure, onRetry }: StoppedProps) {
  const t = useT()
  const wordsFor = useFailureWords()
  const words = failure
    ? wordsFor(failure)
    : fault === 'denied' || fault === 'stray'
      ? t(`auth.google_${fault}`)
      : t('error.google_refused')
  return (
    <>
      <Notice tone="danger">{words}</Notice>
      {failure?.passing && (
        <Button wide onClick={onRetry}>
          {t('common.retry')}
        </Button>
      )}
      {(fault || failure?.code === 'google_refused') && <GoogleButton from={from} />}
    </>
  )
}

function SecondFactor({ back }: { back: Return }) {
  const t = useT()
  const navigate = useNavigate()
  const { form, busy, failure, failureWords, errorOf } = useForm<'otp'>(
    async ({ otp }) => navigate(await back.finish(otp), { replace: true }),
    { invalid_otp: 'otp' },
  )
  return (
    <>
      <form {...form} className="flex flex-col gap-4">
        {failureWords ? <Notice tone="danger">{failureWords}</Notice> : <Notice>{t('error.otp_required')}</Notice>}
        <CodeField error={errorOf('otp')} arrives />
        <Button type="submit" wide busy={busy}>
          {t('common.log_in')}
        </Button>
      </form>
      {failure?.code === 'google_refused' && <GoogleButton from={back.from} />}
    </>
  )
}

/** The code leaves the address bar, and with it the history, before it is used; it is used once. */
function useReturn() {
  const navigate = useNavigate()
  const [back] = useState(() => openReturn(location.search))
  const [failure, setFailure] = useState<ApiError | null>(null)
  useEffect(() => {
    void navigate({ search: '' }, { replace: true })
    if (back.fault) return undefined
    let here = true
    const finish = async () => {
      try {
        const next = await back.finish()
        if (here) await navigate(next, { replace: true })
      } catch (error) {
        if (here) setFailure(toApiError(error))
      }
    }
    // Whoever has left the page while it was asked again stays where they are.
    if (!failure) void finish()
    return () => void (here = false)
  }, [back, failure, navigate])
  return { back, failure, retry: () => setFailure(null) }
}
