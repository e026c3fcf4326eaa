import type { AssessmentSummary } from '@tajiconnect/contract/psychometric'
import { useQuery } from '@tanstack/react-query'
import { useFormat } from '../../i18n/format.ts'
import { useT, useText } from '../../i18n/i18n.ts'
import { interests } from '../../parts/interests.ts'
import { paths } from '../../paths.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { ProgressBar } from '../../ui/Progress.tsx'
import { resultsOf, resultsQuery } from './assessment.ts'
import { draftQuery } from './draft.ts'

/** One questionnaire: what it asks, how far it is answered, its newest result, and the one thing to do. */
export function AssessmentRow({ assessment: { id, title, forms, item_count } }: { assessment: AssessmentSummary }) {
  const t = useT()
  const text = useText()
  const { date, minutes } = useFormat()
  const draft = useQuery(draftQuery(id)).data
  const [result] = resultsOf(useQuery(resultsQuery).data?.items ?? [], id)

  const answered = draft?.answers.length ?? 0
  const form = forms.find((each) => each.id === draft?.form) ?? forms[0]
  const total = form?.item_count ?? item_count
  const time = minutes(((form?.minutes ?? 0) * (total - answered)) / total)
  const begun = t('psychometric.answered', { count: answered, total })
  return (
    <Card as="li">
      <div className="flex flex-wrap gap-2">
        {(answered > 0 || !result) && (
          <Chip icon="clock">{answered > 0 ? t('psychometric.time_left', { time }) : time}</Chip>
        )}
        {result ? (
          <Chip icon="check">{t('psychometric.result_of', { date: date(result.created_at) })}</Chip>
        ) : (
          id !== interests.params.id && <Chip tone="plain">{t('psychometric.optional')}</Chip>
        )}
      </div>
      <div className="flex flex-col gap-1">
        <h2 className="text-lg">{text(title)}</h2>
        {answered > 0 && <p className="text-sm text-ink-2">{begun}</p>}
        {!result && answered === 0 && <p className="text-sm text-ink-2">{t('psychometric.not_begun')}</p>}
      </div>
      {answered > 0 && <ProgressBar label={t('psychometric.progress')} value={answered} max={total} text={begun} />}
      <div className="flex flex-wrap gap-3">
        {result && (
          <ButtonLink look="secondary" href={paths.assessmentResult(id)}>
            {t('psychometric.see_result')}
          </ButtonLink>
        )}
        {(answered > 0 || !result) && (
          <ButtonLink look={result ? 'quiet' : 'secondary'} href={paths.assessment(id)}>
            {t(answered > 0 ? 'common.continue' : 'psychometric.none_action')}
          </ButtonLink>
        )}
      </div>
    </Card>
  )
}
