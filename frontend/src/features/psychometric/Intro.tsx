import type { Assessment, Draft } from '@tajiconnect/contract/psychometric'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useFormat } from '../../i18n/format.ts'
import { useT, useText } from '../../i18n/i18n.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Icon, type IconName } from '../../ui/Icon.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { homeOf, pictureOf, resultsOf, resultsQuery } from './assessment.ts'
import { chooseForm, startAnew } from './draft.ts'

const Line = ({ icon, children }: { icon: IconName; children: string }) => (
  <li className="flex gap-3">
    <span className="text-primary">
      <Icon name={icon} />
    </span>
    {children}
  </li>
)

interface IntroProps {
  assessment: Assessment
  /** Blank, or the answers to the short form, which the whole goes on from. */
  draft: Draft
  onStart: () => void
}

/** What is asked, how long it takes, and that nothing can be wrong; a short form where there is one. */
export function Intro({ assessment, draft, onStart }: IntroProps) {
  const t = useT()
  const text = useText()
  const { date, minutes } = useFormat()
  const [busy, setBusy] = useState(false)
  const { id, forms } = assessment
  const picture = pictureOf(assessment)
  const full = forms.find((form) => form.id === 'full')
  const short = forms.find((form) => form.id === 'short')
  const total = full?.item_ids.length ?? 0
  const answered = draft.answers.length
  const [earlier] = resultsOf(useQuery(resultsQuery).data?.items ?? [], id)

  const start = (form: Draft['form']) => {
    if (form !== draft.form) chooseForm(id, form)
    onStart()
  }
  const again = async () => {
    setBusy(true)
    await startAnew(id)
    setBusy(false)
  }

  return (
    <>
      <PageHeader title={text(assessment.title)} lead={text(assessment.intro)} />
      <ul className="flex flex-col gap-3">
        <Line icon="clock">
          {t(`psychometric.count_${picture}`, { count: total, time: minutes(full?.minutes ?? 0) })}
        </Line>
        <Line icon="check">{t('psychometric.intro_saved')}</Line>
        <Line icon="compass">{t(`psychometric.end_${picture}`)}</Line>
      </ul>
      {answered > 0 ? (
        <Notice>{t('psychometric.part_done', { count: answered, left: total - answered })}</Notice>
      ) : (
        earlier && <Notice>{t('psychometric.earlier_kept', { date: date(earlier.created_at) })}</Notice>
      )}
      <div className="flex flex-col gap-3">
        {answered > 0 ? (
          <>
            <Button wide onClick={onStart}>
              {t('psychometric.answer_more', { count: total - answered })}
            </Button>
            <Button wide look="secondary" busy={busy} onClick={() => void again()}>
              {t('psychometric.from_the_start')}
            </Button>
          </>
        ) : (
          <>
            <Button wide onClick={() => start('full')}>
              {t('common.start')}
            </Button>
            {short && (
              <Button wide look="secondary" onClick={() => start('short')}>
                {t('psychometric.start_short', { count: short.item_ids.length, time: minutes(short.minutes) })}
              </Button>
            )}
          </>
        )}
        <ButtonLink wide look="quiet" href={homeOf(id)}>
          {t('psychometric.not_now')}
        </ButtonLink>
      </div>
    </>
  )
}
