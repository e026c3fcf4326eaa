import type { User } from '@tajiconnect/contract/users'
import { useEffect, useState } from 'react'
import { useT } from '../../i18n/i18n.ts'
import { useFailureWords } from '../../parts/failure.ts'
import { paths } from '../../paths.ts'
import { toApiError, type ApiError } from '../../services/api/api-error.ts'
import { currentUser } from '../../services/api/auth.ts'
import { call } from '../../services/api/endpoints.ts'
import { saveUser, useSession } from '../../stores/session.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { DoorLink } from './door.tsx'
import { useLinkToken } from '../../parts/useLinkToken.ts'

/** Confirming an e-mail address by the link sent to it, signed in on this phone or not. */
export default function VerifyEmailPage() {
  const t = useT()
  const token = useLinkToken()
  const { user, failure, retry } = useConfirmation(token)
  const title = t(user ? 'auth.verify_done_title' : 'auth.verify_title')
  return (
    <>
      <title>{`${title} · TajiConnect`}</title>
      <PageHeader title={title} />
      {user ? (
        <Confirmed user={user} />
      ) : failure || !token ? (
        <Unconfirmed failure={failure} onRetry={retry} />
      ) : (
        <Skeleton label={t('auth.verify_busy')}>
          <p aria-hidden>{t('auth.verify_busy')}</p>
        </Skeleton>
      )}
    </>
  )
}

function Confirmed({ user }: { user: User }) {
  const t = useT()
  const signedIn = useSession((session) => session.signedIn)
  const next = user.onboarding_completed ? paths.today : paths.welcome
  return (
    <>
      <Notice tone="success">{t('auth.verify_done', { email: user.email })}</Notice>
      {signedIn ? (
        <ButtonLink wide href={next}>
          {t('common.continue')}
        </ButtonLink>
      ) : (
        <DoorLink to={paths.signIn} state={{ email: user.email, from: next }}>
          {t('common.log_in')}
        </DoorLink>
      )}
    </>
  )
}

function Unconfirmed({ failure, onRetry }: { failure: ApiError | null; onRetry: () => void }) {
  const t = useT()
  const failureWords = useFailureWords()
  const user = useSession((session) => session.user)
  if (failure?.passing)
    return (
      <>
        <Notice tone="danger">{failureWords(failure)}</Notice>
        <Button wide onClick={onRetry}>
          {t('common.retry')}
        </Button>
      </>
    )
  return (
    <>
      <Notice tone="danger">
        {!failure
          ? t('auth.verify_no_token')
          : failure.code === 'validation'
            ? t('error.invalid_token')
            : failureWords(failure)}
      </Notice>
      {user ? (
        <>
          {user.email_verified && <p>{t('auth.verify_stands', { email: user.email })}</p>}
          <ButtonLink look="secondary" wide href={paths.security}>
            {t('auth.verify_to_security')}
          </ButtonLink>
        </>
      ) : (
        <>
          <p>{t('auth.verify_again')}</p>
          <DoorLink to={paths.signIn} state={{ from: paths.security }}>
            {t('common.log_in')}
          </DoorLink>
        </>
      )}
    </>
  )
}

/** A link works once, and an effect may run twice: both wait for the one request. */
const running = new Map<string, Promise<User>>()

function confirm(token: string): Promise<User> {
  const reply =
    running.get(token) ??
    call('POST /auth/verify-email', { query: { token } }).finally(() => void running.delete(token))
  running.set(token, reply)
  return reply
}

interface Outcome {
  user?: User
  failure?: ApiError
}

async function outcomeOf(token: string): Promise<Outcome> {
  try {
    const user = await confirm(token)
    saveUser(user)
    return { user }
  } catch (cause) {
    // A link tapped twice was used by the first tap: what the account says now is shown beside the failure.
    if (useSession.getState().signedIn) await currentUser().catch(() => undefined)
    return { failure: toApiError(cause) }
  }
}

function useConfirmation(token: string | null) {
  const [{ user, failure }, setOutcome] = useState<Outcome>({})
  useEffect(() => {
    if (token) void outcomeOf(token).then(setOutcome)
  }, [token])
  return {
    user: user ?? null,
    failure: failure ?? null,
    retry: () => {
      setOutcome({})
      if (token) void outcomeOf(token).then(setOutcome)
    },
  }
}
