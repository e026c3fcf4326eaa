import type { Assessment } from '@tajiconnect/contract/psychometric'
import { useQuery } from '@tanstack/react-query'
import { useFormat } from '../../i18n/format.ts'
import { useT, useText } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { query } from '../../services/api/endpoints.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Icon, type IconName } from '../../ui/Icon.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'

const Line = ({ icon, children }: { icon: IconName; children: string }) => (
  <li className="flex gap-3">
    <span className="text-primary">
      <Icon name={icon} />
    </span>
    {children}
  </li>
)

/** What is asked, how long it takes, and that nothing can be wrong. */
export function Intro({ assessment, onStart }: { assessment: Assessment; onStart: () => void }) {
  const t = useT()
  const text = useText()
  const { date } = useFormat()
  const earlier = useQuery(query('GET /psychometric/results')).data?.items[0]
  return (
    <>
      <PageHeader title={text(assessment.title)} lead={text(assessment.intro)} />
      <ul className="flex flex-col gap-3">
        <Line icon="clock">{t('psychometric.intro_count', { count: assessment.items.length })}</Line>
        <Line icon="check">{t('psychometric.intro_saved')}</Line>
        <Line icon="compass">{t('psychometric.intro_end')}</Line>
      </ul>
      {earlier && <Notice>{t('psychometric.earlier_kept', { date: date(earlier.created_at) })}</Notice>}
      <div className="flex flex-col gap-3">
        <Button wide onClick={onStart}>
          {t('common.start')}
        </Button>
        <ButtonLink wide look="quiet" href={paths.today}>
          {t('psychometric.not_now')}
        </ButtonLink>
      </div>
    </>
  )
}
