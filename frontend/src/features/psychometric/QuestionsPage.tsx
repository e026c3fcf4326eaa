import { useQuery } from '@tanstack/react-query'
import { useT } from '../../i18n/i18n.ts'
import { Loaded } from '../../parts/Loaded.tsx'
import { paths } from '../../paths.ts'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Bone, Skeleton } from '../../ui/Skeleton.tsx'
import { assessmentQuery, nameOf, useAssessmentId } from './assessment.ts'
import { draftQuery } from './draft.ts'
import { Questionnaire } from './Questionnaire.tsx'

/** The questions of one questionnaire. Once this phone holds them they need no network. */
export default function QuestionsPage() {
  const t = useT()
  const id = useAssessmentId()
  const assessment = useQuery(assessmentQuery(id))
  const draft = useQuery(draftQuery(id))
  const title = t('psychometric.questions_title', { name: t(nameOf(id)) })
  const skeleton = (
    <Skeleton label={t('common.loading')}>
      <Bone className="h-7 w-1/2" />
      <Bone className="h-24" />
      <Bone className="h-12" />
    </Skeleton>
  )
  const heading = <PageHeader title={title} back={{ href: paths.assessments, label: t('psychometric.assessments') }} />
  return (
    <>
      <title>{`${title} · TajiConnect`}</title>
      {assessment.data && draft.data ? (
        <Questionnaire key={id} assessment={assessment.data} draft={draft.data} />
      ) : assessment.data ? (
        <Loaded query={draft} skeleton={skeleton} heading={heading}>
          {() => null}
        </Loaded>
      ) : (
        <Loaded query={assessment} skeleton={skeleton} heading={heading}>
          {() => null}
        </Loaded>
      )}
    </>
  )
}
