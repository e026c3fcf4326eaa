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
import { comparable } from './change.ts'
import { Changes } from './Changes.tsx'

/** What has changed from an earlier result to the newest, or to the one that `?of=` names. */
export default function ChangesPage() {
  const t = useT()
  const id = useAssessmentId()
  const [search] = useSearchParams()
  const results = useQuery(resultsQuery)
  const assessment = useQuery(assessmentQuery(id))
  const skeleton = (
    <Skeleton label={t('common.loading')}>
      <Bone className="h-12" />
      <Bone className="h-64" />
    </Skeleton>
  )
  return (
    <>
      <title>{`${t('psychometric.changes')} · TajiConnect`}</title>
      <PageHeader title={t('psychometric.changes')} back={{ href: paths.assessmentResult(id), label: t(nameOf(id)) }} />
      <Loaded query={assessment} skeleton={skeleton}>
        {(assessment) => (
          <Loaded query={results} skeleton={skeleton}>
            {({ items }) => {
              const own = resultsOf(items, id)
              const after = own.find((each) => each.id === search.get('of')) ?? own[0]
              const earlier = after ? comparable(own, after) : []
              return after && earlier.length > 0 ? (
                <Changes assessment={assessment} after={after} earlier={earlier} />
              ) : (
                <EmptyState
                  icon="calendar"
                  title={t('psychometric.one_result_title')}
                  text={t('psychometric.one_result_text')}
                  action={
                    <ButtonLink look="secondary" href={paths.assessment(id)}>
                      {t('psychometric.none_action')}
                    </ButtonLink>
                  }
                />
              )
            }}
          </Loaded>
        )}
      </Loaded>
    </>
  )
}
