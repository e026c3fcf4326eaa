import { useQuery } from '@tanstack/react-query'
import { useT } from '../../i18n/i18n.ts'
import { interestsQuery } from '../../parts/interests.ts'
import { Loaded } from '../../parts/Loaded.tsx'
import { paths } from '../../paths.ts'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Bone, Skeleton } from '../../ui/Skeleton.tsx'
import { draftQuery } from './draft.ts'
import { Questionnaire } from './Questionnaire.tsx'

/** The questions about interests. Once this phone holds them they need no network. */
export default function InterestsPage() {
  const t = useT()
  const assessment = useQuery(interestsQuery)
  const draft = useQuery(draftQuery)
  const skeleton = (
    <Skeleton label={t('common.loading')}>
      <Bone className="h-7 w-1/2" />
      <Bone className="h-24" />
      <Bone className="h-12" />
    </Skeleton>
  )
  const heading = (
    <PageHeader title={t('psychometric.questions_title')} back={{ href: paths.today, label: t('common.today') }} />
  )
  return (
    <>
      <title>{`${t('psychometric.questions_title')} · TajiConnect`}</title>
      {assessment.data && draft.data ? (
        <Questionnaire assessment={assessment.data} draft={draft.data} />
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
