import { useQuery } from '@tanstack/react-query'
import { useT } from '../../i18n/i18n.ts'
import { openQuestions } from '../../parts/guidance.ts'
import { paths } from '../../paths.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'

/** For those who answer learners and teach them: what waits for them, and the way to it. */
export default function StaffCard() {
  const t = useT()
  const count = useQuery(openQuestions).data?.total
  return (
    <Card as="section" tone="next" labelledBy="staff">
      <h2 id="staff" className="text-xl">
        {t('learning-paths.questions')}
      </h2>
      {count !== undefined && <p className="text-ink-2">{t('learning-paths.questions_wait', { count })}</p>}
      <ButtonLink wide href={paths.questions}>
        {t('learning-paths.see_questions')}
      </ButtonLink>
      <ButtonLink wide look="quiet" icon="pencil" href={paths.teach}>
        {t('common.teach')}
      </ButtonLink>
    </Card>
  )
}
