import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router-dom'
import { useT } from '../../i18n/i18n.ts'
import { CodeField } from '../../parts/CodeField.tsx'
import { useFailureWords } from '../../parts/failure.ts'
import { openReturn, type Return } from '../../parts/google.ts'
import { useForm } from '../../parts/useForm.ts'
import { paths } from '../../paths.ts'
import { toApiError, type ApiError } from '../../services/api/api-error.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { DoorLink } from './door.tsx'
import { GoogleSignIn } from './GoogleSignIn.tsx'
import { LinkGoogle } from './LinkGoogle.tsx'
import { faultWords } from './fault-words.ts'

/** Where Google leads back to: signs in and goes on, or connects Google, or says what happened and what to do. */
export default function GoogleCallbackPage() {
  const t = useT()
  const { back, failure, retry } = useReturn()
  const title = t(back.errand.link ? 'auth.link_title' : 'auth.google_title')
  return (
    <>
      <title>{`${title} · TajiConnect`}</title>
      <PageHeader title={title} />
      {back.errand.link ? <LinkGoogle back={back} /> : <SignIn back={back} failure={failure} onRetry={retry} />}
    </>
  )
}

interface SignInProps {
  back: Return
  failure: ApiError | null
  onRetry: () => void
}

function SignIn({ back, failure, onRetry }: SignInProps) {
  const t = useT()
  const stopped = back.fault !== null || failure !== null
  return (
    <>
      {failure?.code === 'otp_required' ? (
        <SecondFactor back={back} />
      ) : stopped ? (
        <Stopped back={back} failure={failure} onRetry={onRetry} />
      ) : (
        <Skeleton label={t('auth.google_busy')}>
          <p aria-hidden>{t('auth.google_busy')}</p>
        </Skeleton>
      )}
      {stopped && (
        <DoorLink to={paths.signIn} state={{ from: back.errand.from }}>
          {t('auth.google_other')}
        </DoorLink>
      )}
    </>
  )
}

function Stopped({ back: { fault, errand }, failure, onRetry }: SignInProps) {
  const t = useT()
  const wordsFor = useFailureWords()
  const words = failure ? wordsFor(failure) : t(faultWords(fault))
  return (
    <>
      <Notice tone="danger">{words}</Notice>
      {failure?.passing && (
        <Button wide onClick={onRetry}>
          {t('common.retry')}
        </Button>
      )}
      {(fault || failure?.code === 'google_refused') && <GoogleSignIn from={errand.from} />}
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
      {failure?.code === 'google_refused' && <GoogleSignIn from={back.errand.from} />}
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
    if (back.fault || back.errand.link) return undefined
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
