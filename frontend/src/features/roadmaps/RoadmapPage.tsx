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
import { OtherRoadmaps } from './OtherRoadmaps.tsx'
import { RoadmapView } from './RoadmapView.tsx'

/** The road to one career, step by step. */
export default function RoadmapPage() {
  const t = useT()
  const { id = '' } = useParams()
  const roadmap = useQuery(query('GET /ai/roadmaps/{id}', { params: { id } }))
  const title = <title>{`${t('roadmaps.one')} · TajiConnect`}</title>
  return (
    <>
      <Loaded
        query={roadmap}
        skeleton={
          <>
            {title}
            <Skeleton label={t('common.loading')}>
              <Bone className="h-7 w-3/5" />
              <Bone className="h-4 w-2/5" />
              <Bone className="h-32" />
              <Bone className="h-32" />
              <Bone className="h-32" />
            </Skeleton>
          </>
        }
        heading={
          <>
            {title}
            <PageHeader title={t('roadmaps.one')} />
          </>
        }
        missing={
          <EmptyState
            icon="flag"
            title={t('roadmaps.missing_title')}
            text={t('roadmaps.missing_text')}
            action={<ButtonLink href={paths.careers}>{t('roadmaps.to_careers')}</ButtonLink>}
          />
        }
      >
        {(roadmap) => <RoadmapView key={roadmap.id} roadmap={roadmap} />}
      </Loaded>
      <OtherRoadmaps id={id} />
    </>
  )
}
