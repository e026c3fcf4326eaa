import { useMutation } from '@tanstack/react-query'
import { useLocation } from 'react-router-dom'
import { useFormat } from '../i18n/format.ts'
import { useT } from '../i18n/i18n.ts'
import { call } from '../services/api/endpoints.ts'
import { saveUser, useSession } from '../stores/session.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { useFailureWords } from './failure.ts'
import { focusOnArrival } from './focus.ts'

/** While the account is to go: when, and the way to keep it. Once it is kept that is said, until the next page. */
export const DeletionBanner = () => <Banner key={useLocation().pathname} />

function Banner() {
  const t = useT()
  const { date } = useFormat()
  const failureWords = useFailureWords()
  const deletes_at = useSession(({ user }) => user?.deletes_at)
  const { mutate, isPending, isSuccess, error } = useMutation({
    mutationFn: () => call('POST /users/me/restore'),
    onSuccess: saveUser,
  })
  if (deletes_at)
    return (
      <>
        <Notice
          tone="warn"
          action={
            <div>
              <Button look="secondary" busy={isPending} onClick={() => mutate()}>
                {t('common.account_keep')}
              </Button>
            </div>
          }
        >
          {t('common.account_goes', { date: date(deletes_at) })}
        </Notice>
        {error && <Notice tone="danger">{failureWords(error)}</Notice>}
      </>
    )
  if (!isSuccess) return null
  return (
    <div ref={focusOnArrival} tabIndex={-1} className="outline-none">
      <Notice tone="success">{t('common.account_kept')}</Notice>
    </div>
  )
}
