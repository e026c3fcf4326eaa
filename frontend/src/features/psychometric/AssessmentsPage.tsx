import type { AssessmentSummary } from '@tajiconnect/contract/psychometric'
import { useQuery } from '@tanstack/react-query'
import { useT } from '../../i18n/i18n.ts'
import { Loaded } from '../../parts/Loaded.tsx'
import { paths } from '../../paths.ts'
import { query } from '../../services/api/endpoints.ts'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Bone, Skeleton } from '../../ui/Skeleton.tsx'
import { AssessmentRow } from './AssessmentRow.tsx'
import { Caveat } from './Caveat.tsx'

/** The questionnaires there are, and how far the learner is with each. */
export default function AssessmentsPage() {
  const t = useT()
  const assessments = useQuery(query('GET /psychometric/assessments'))
  const skeleton = (
    <Skeleton label={t('common.loading')}>
      <Bone className="h-28" />
      <Bone className="h-28" />
      <Bone className="h-28" />
    </Skeleton>
  )
  return (
    <>
      <title>{`${t('psychometric.assessments')} · TajiConnect`}</title>
      <PageHeader
        title={t('psychometric.assessments')}
        lead={t('psychometric.assessments_lead')}
        back={{ href: paths.careers, label: t('common.careers') }}
      />
      <Loaded query={assessments} skeleton={skeleton}>
        {({ items }: { items: AssessmentSummary[] }) => (
          <ul className="flex flex-col gap-4">
            {items.map((assessment) => (
              <AssessmentRow key={assessment.id} assessment={assessment} />
            ))}
          </ul>
        )}
      </Loaded>
      <Caveat ofInterests={false} />
    </>
  )
}
