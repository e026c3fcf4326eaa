import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router-dom'
import { useT } from '../../i18n/i18n.ts'
import { Loaded } from '../../parts/Loaded.tsx'
import { paths } from '../../paths.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Bone, Skeleton } from '../../ui/Skeleton.tsx'
import { EmptyState } from '../../ui/States.tsx'
import { assessmentQuery, nameOf, resultsOf, resultsQuery, useAssessmentId } from './assessment.ts'
import { ResultView } from './ResultView.tsx'

/** A result, what it means, and where it leads: the newest, or the one that `?of=` names. */
export default function ResultPage() {
  const t = useT()
  const id = useAssessmentId()
  const [search] = useSearchParams()
  const results = useQuery(resultsQuery)
  const assessment = useQuery(assessmentQuery(id))
  const title = t(nameOf(id))
  const skeleton = (
    <Skeleton label={t('common.loading')}>
      <Bone className="h-44" />
      <Bone className="h-4 w-4/5" />
      <Bone className="h-12" />
      <Bone className="h-24" />
    </Skeleton>
  )
  return (
    <>
      <title>{`${title} · TajiConnect`}</title>
      <PageHeader title={title} back={{ href: paths.assessments, label: t('psychometric.assessments') }} />
      <Loaded query={assessment} skeleton={skeleton}>
        {(assessment) => (
          <Loaded query={results} skeleton={skeleton}>
            {({ items }) => {
              const own = resultsOf(items, id)
              const result = own.find((each) => each.id === search.get('of')) ?? own[0]
              return result ? (
                <ResultView key={result.id} assessment={assessment} result={result} results={own} />
              ) : (
                <EmptyState
                  icon="compass"
                  title={t('psychometric.none_title')}
                  text={t('psychometric.none_text')}
                  action={<ButtonLink href={paths.assessment(id)}>{t('psychometric.none_action')}</ButtonLink>}
                />
              )
            }}
          </Loaded>
        )}
      </Loaded>
    </>
  )
}
