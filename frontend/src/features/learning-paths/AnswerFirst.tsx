import type { NextAction } from '@tajiconnect/contract/learning-paths'
import { useQuery } from '@tanstack/react-query'
import { useT } from '../../i18n/i18n.ts'
import { interestResultOf } from '../../parts/interests.ts'
import { paths } from '../../paths.ts'
import { query } from '../../services/api/endpoints.ts'
import { ButtonLink } from '../../ui/Button.tsx'

/** Beside the choice of a career: more answers first, where the list is unsure and there is more to answer. */
export function AnswerFirst({ action }: { action: NextAction }) {
  const t = useT()
  const isChoice = action.reason_code === 'no_roadmap'
  const list = useQuery({ ...query('GET /ai/career-recommendations'), enabled: isChoice }).data
  const isUnsure = isChoice && list !== undefined && list.confidence < list.threshold
  const all = useQuery({ ...query('GET /psychometric/assessments'), enabled: isUnsure }).data?.items
  const results = useQuery({ ...query('GET /psychometric/results'), enabled: isUnsure }).data?.items
  if (!isUnsure || !all || !results) return null
  const isOpen = all.some(({ id }) => !results.some(({ assessment_id }) => assessment_id === id))
  if (!isOpen && interestResultOf(results)?.form !== 'short') return null
  return (
    <ButtonLink wide look="quiet" href={paths.assessments}>
      {t('learning-paths.answer_first')}
    </ButtonLink>
  )
}
