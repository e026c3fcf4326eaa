import { useQuery } from '@tanstack/react-query'
import { Suspense } from 'react'
import { useParams } from 'react-router-dom'
import { useT } from '../../i18n/i18n.ts'
import { Loaded } from '../../parts/Loaded.tsx'
import { paths } from '../../paths.ts'
import { query } from '../../services/api/endpoints.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Bone, Skeleton } from '../../ui/Skeleton.tsx'
import { EmptyState } from '../../ui/States.tsx'
import { later } from './later.ts'
import { NowMain } from './NowMain.tsx'
import { RoadmapView } from './RoadmapView.tsx'
import { usePutAway } from './usePutAway.ts'
import { useUndo } from '../../parts/useUndo.tsx'

const Roadmaps = later(() => import('./Roadmaps.tsx'))

/** The road to one career, step by step, and the learner's other roads. */
export default function RoadmapPage() {
  const t = useT()
  const { id = '' } = useParams()
  const { say, toast } = useUndo()
  const { isAway, putAway } = usePutAway(say)
  const roadmap = useQuery({ ...query('GET /ai/roadmaps/{id}', { params: { id } }), enabled: !isAway(id) })
  const roadmaps = useQuery(query('GET /ai/roadmaps')).data?.items.filter((each) => !isAway(each.id)) ?? []
  const heading = (
    <>
      <title>{`${t('roadmaps.one')} · TajiConnect`}</title>
      <PageHeader title={t('roadmaps.one')} />
    </>
  )
  const nothing = (state: 'missing' | 'put_away') => (
    <EmptyState
      icon="flag"
      title={t(`roadmaps.${state}_title`)}
      text={t(`roadmaps.${state}_text`)}
      action={<ButtonLink href={paths.careers}>{t('roadmaps.to_careers')}</ButtonLink>}
    />
  )
  return (
    <>
      {isAway(id) ? (
        <>
          {heading}
          {nothing('put_away')}
        </>
      ) : (
        <Loaded query={roadmap} skeleton={<Waiting />} heading={heading} missing={nothing('missing')}>
          {(roadmap) => (
            <RoadmapView
              key={roadmap.id}
              roadmap={roadmap}
              say={say}
              notice={<NowMain roadmaps={roadmaps} here={roadmap.id} />}
            />
          )}
        </Loaded>
      )}
      <div className="contents print:hidden">
        <Suspense>
          <Roadmaps roadmaps={roadmaps} here={id} onPutAway={putAway} />
        </Suspense>
        {toast}
      </div>
    </>
  )
}

function Waiting() {
  const t = useT()
  return (
    <>
      <title>{`${t('roadmaps.one')} · TajiConnect`}</title>
      <Skeleton label={t('common.loading')}>
        <Bone className="h-7 w-3/5" />
        <Bone className="h-4 w-2/5" />
        <Bone className="h-32" />
        <Bone className="h-32" />
        <Bone className="h-32" />
      </Skeleton>
    </>
  )
}
