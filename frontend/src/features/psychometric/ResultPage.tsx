import { useQuery } from '@tanstack/react-query'
import { useT } from '../../i18n/i18n.ts'
import { interestsQuery } from '../../parts/interests.ts'
import { Loaded } from '../../parts/Loaded.tsx'
import { paths } from '../../paths.ts'
import { query } from '../../services/api/endpoints.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Bone, Skeleton } from '../../ui/Skeleton.tsx'
import { EmptyState } from '../../ui/States.tsx'
import { ResultView } from './ResultView.tsx'

/** The newest result, what it means, and where it leads. */
export default function ResultPage() {
  const t = useT()
  const results = useQuery(query('GET /psychometric/results'))
  const assessment = useQuery(interestsQuery)
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
      <title>{`${t('psychometric.result_title')} · TajiConnect`}</title>
      <PageHeader title={t('psychometric.result_title')} />
      <Loaded query={results} skeleton={skeleton}>
        {({ items: [result, ...earlier] }) =>
          result ? (
            <Loaded query={assessment} skeleton={skeleton}>
              {({ scales }) => <ResultView result={result} earlier={earlier} scales={scales} />}
            </Loaded>
          ) : (
            <EmptyState
              icon="compass"
              title={t('psychometric.none_title')}
              text={t('psychometric.none_text')}
              action={<ButtonLink href={paths.interests}>{t('psychometric.none_action')}</ButtonLink>}
            />
          )
        }
      </Loaded>
    </>
  )
}
