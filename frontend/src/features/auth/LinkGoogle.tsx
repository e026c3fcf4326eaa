import { useNavigate } from 'react-router-dom'
import { useT } from '../../i18n/i18n.ts'
import type { Return } from '../../parts/google.ts'
import { GoogleButton } from '../../parts/GoogleButton.tsx'
import { Proof } from '../../parts/Proof.tsx'
import { useGuardedForm } from '../../parts/useGuardedForm.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { DoorLink } from './door.tsx'
import { faultWords } from './fault-words.ts'

const OVER = new Set(['google_refused', 'google_taken', 'not_ready'])

/** Back from Google to connect it. The password is asked for only now, so that none waits anywhere meanwhile. */
export function LinkGoogle({ back }: { back: Return }) {
  const t = useT()
  const navigate = useNavigate()
  const { form, busy, failure, failureWords, errorOf } = useGuardedForm(async (proof) => {
    await back.link(proof)
    await navigate(paths.security, { replace: true })
  })
  // Another tap does not help: nothing came back, the code is used up, or that Google account is somebody's.
  const isOver = back.fault !== null || (failure !== null && OVER.has(failure.code))
  return (
    <>
      {isOver ? (
        <>
          <Notice tone="danger">{failureWords ?? t(faultWords(back.fault))}</Notice>
          <GoogleButton errand={back.errand} label={t('auth.link_again')} inApp={t('auth.google_in_app')} />
        </>
      ) : (
        <form {...form} className="flex flex-col gap-4">
          {failureWords ? <Notice tone="danger">{failureWords}</Notice> : <p>{t('auth.link_text')}</p>}
          <Proof errorOf={errorOf} />
          <Button type="submit" wide busy={busy}>
            {t('auth.link')}
          </Button>
        </form>
      )}
      <DoorLink to={paths.security} state={{}}>
        {t('auth.link_back')}
      </DoorLink>
    </>
  )
}
