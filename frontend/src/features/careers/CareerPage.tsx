import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router-dom'
import { useT } from '../../i18n/i18n.ts'
import { Loaded } from '../../parts/Loaded.tsx'
import { paths } from '../../paths.ts'
import { query } from '../../services/api/endpoints.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Bone, Skeleton } from '../../ui/Skeleton.tsx'
import { EmptyState } from '../../ui/States.tsx'
import { CareerView } from './CareerView.tsx'

/** One career: what it is, how to get there, and what it has to do with the learner. */
export default function CareerPage() {
  const t = useT()
  const { id = '' } = useParams()
  const career = useQuery(query('GET /ai/careers/{id}', { params: { id } }))
  return (
    <Loaded
      query={career}
      skeleton={
        <>
          <title>{`${t('careers.one')} · TajiConnect`}</title>
          <Skeleton label={t('common.loading')}>
            <Bone className="h-7 w-3/5" />
            <Bone className="h-4 w-2/5" />
            <Bone className="h-20" />
            <Bone className="h-12" />
            <Bone className="h-40" />
          </Skeleton>
        </>
      }
      heading={
        <>
          <title>{`${t('careers.one')} · TajiConnect`}</title>
          <PageHeader title={t('careers.one')} back={{ href: paths.careers, label: t('careers.title') }} />
        </>
      }
      missing={
        <EmptyState
          icon="compass"
          title={t('careers.missing_title')}
          text={t('careers.missing_text')}
          action={<ButtonLink href={paths.explore}>{t('careers.explore_link')}</ButtonLink>}
        />
      }
    >
      {(career) => <CareerView key={career.id} career={career} />}
    </Loaded>
  )
}
