import type { ConsentView } from '@tajiconnect/contract/consent'
import { useFormat } from '../../i18n/format.ts'
import { useT } from '../../i18n/i18n.ts'
import { useFailureWords } from '../../parts/failure.ts'
import { focusOnArrival } from '../../parts/focus.ts'
import { useLinkToken } from '../../parts/useLinkToken.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Bone, Skeleton } from '../../ui/Skeleton.tsx'
import { Points } from './Points.tsx'
import { useGuardianView } from './useGuardianView.ts'

/** For a guardian, who has no account: who asks, what for, and their answer, now and at any time by the same link. */
export default function GuardianPage() {
  const t = useT()
  const token = useLinkToken()
  const { view, failure, busy, retry, answer } = useGuardianView(token)
  const over = failure?.code === 'invalid_token' || failure?.code === 'validation'
  const shown = over ? null : view
  const title = shown ? t('consent.guardian_title', { name: shown.learner_name }) : t('consent.guardian')
  const failureWords = useFailureWords()
  return (
    <>
      <title>{`${title} · TajiConnect`}</title>
      <PageHeader title={title} />
      {shown && <Asked view={shown} />}
      {(!token || over) && (
        <Notice tone={over ? 'danger' : 'info'}>{t(over ? 'consent.link_over' : 'consent.link_missing')}</Notice>
      )}
      {failure && !over && <Notice tone="danger">{failureWords(failure)}</Notice>}
      {shown && <Answer view={shown} busy={busy} onAnswer={(agrees) => void answer(agrees)} />}
      {!view && failure && !over && (
        <Button wide onClick={retry}>
          {t('common.retry')}
        </Button>
      )}
      {!view && !failure && token && (
        <Skeleton label={t('common.loading')}>
          <Bone className="h-28 w-full" />
          <Bone className="h-40 w-full" />
        </Skeleton>
      )}
    </>
  )
}

function Asked({ view: { learner_name: name, guardian_name: guardian } }: { view: ConsentView }) {
  const t = useT()
  return (
    <>
      <p className="max-w-text">
        {guardian ? t('consent.guardian_hello', { name, guardian }) : t('consent.guardian_hello_plain', { name })}
      </p>
      <section className="flex flex-col gap-3 border-t border-line pt-5">
        <h2 className="text-base">{t('consent.guardian_yes')}</h2>
        <Points points={[t('consent.leaves_figures'), t('consent.leaves_ai')]} />
        <p className="max-w-text text-ink-2">{t('consent.guardian_never')}</p>
      </section>
      <section className="flex flex-col gap-3 border-t border-line pt-5">
        <h2 className="text-base">{t('consent.guardian_kept')}</h2>
        <p className="max-w-text">{t('consent.guardian_kept_text', { name })}</p>
      </section>
      <p className="max-w-text border-t border-line pt-5">{t('consent.guardian_either', { name })}</p>
    </>
  )
}

interface AnswerProps {
  view: ConsentView
  busy: boolean | null
  onAnswer: (agrees: boolean) => void
}

/** The answer that stands, and the way to another. */
function Answer({ view: { learner_name: name, state, decided_at }, busy, onAnswer }: AnswerProps) {
  const t = useT()
  const { date } = useFormat()
  const agree = (
    <Button wide busy={busy === true} onClick={() => onAnswer(true)}>
      {t('consent.agree')}
    </Button>
  )
  if (!decided_at)
    return (
      <div className="flex flex-col gap-3">
        {agree}
        <Button look="secondary" wide busy={busy === false} onClick={() => onAnswer(false)}>
          {t('consent.disagree')}
        </Button>
        <p className="max-w-text text-sm text-ink-2">{t('consent.guardian_stranger', { name })}</p>
      </div>
    )
  const given = state === 'given'
  const when = date(decided_at)
  return (
    <div className="flex flex-col gap-3">
      <div key={state} ref={focusOnArrival} tabIndex={-1} className="outline-none">
        <Notice tone={given ? 'success' : 'info'}>
          <p>{given ? t('consent.guardian_given', { when }) : t('consent.guardian_refused', { name, when })}</p>
          <p>{t('consent.guardian_later')}</p>
        </Notice>
      </div>
      {given ? (
        <Button look="secondary" wide busy={busy === false} onClick={() => onAnswer(false)}>
          {t('consent.guardian_take_back')}
        </Button>
      ) : (
        agree
      )}
    </div>
  )
}
