import type { Adaptation } from '@tajiconnect/contract/learning-paths'
import type { UseQueryResult } from '@tanstack/react-query'
import { useQuery } from '@tanstack/react-query'
import { useT } from '../../i18n/i18n.ts'
import { Adaptations } from '../../parts/Adaptations.tsx'
import { interestResultOf } from '../../parts/interests.ts'
import { query } from '../../services/api/endpoints.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { AnswerCard } from './AnswerCard.tsx'
import { CoursesInProgress } from './CoursesInProgress.tsx'
import { InterestsLink } from './InterestsLink.tsx'
import { nextQuery } from './next.ts'
import { PrivacyCard } from './PrivacyCard.tsx'
import { RoadmapCard } from './RoadmapCard.tsx'
import { pathsQuery } from './subjects.ts'
import { SubjectsCard } from './SubjectsCard.tsx'

/** What stands below the next action: where it leads, and how far the learner is. It may come a moment later. */
export default function Besides() {
  const next = useQuery(nextQuery)
  const path = useQuery(pathsQuery)
  const roadmaps = useQuery(query('GET /ai/roadmaps'))
  const enrolments = useQuery(query('GET /courses/enrolments'))
  const results = useQuery(query('GET /psychometric/results'))
  const main = path.data?.items.find(({ id }) => id === 'main')
  // What the next action says already is not said twice: its own words, or that something is to be reviewed.
  const isSaid = ({ reason_code, text }: Adaptation) =>
    text.en === next.data?.reason.en || (reason_code === 'review_due' && next.data?.reason_code === 'review_due')
  const changes = main?.adaptations.filter((each) => !isSaid(each)) ?? []
  const taken = path.data?.items.filter(({ subject_id, enrolled }) => subject_id && enrolled) ?? []
  const interests = interestResultOf(results.data?.items ?? [])
  return (
    <>
      <AnswerCard />
      <Adaptations changes={changes} />
      {next.data && <Missing queries={[path, roadmaps, enrolments, results]} />}
      {main?.roadmap_id && (
        <RoadmapCard path={main} roadmap={roadmaps.data?.items.find(({ id }) => id === main.roadmap_id)} />
      )}
      {(main?.roadmap_id || taken.length > 0) && <SubjectsCard taken={taken} />}
      <CoursesInProgress enrolments={enrolments.data?.items ?? []} />
      <PrivacyCard />
      {interests && <InterestsLink result={interests} />}
    </>
  )
}

/** Says once that something beside the next action could not be fetched. */
function Missing({ queries }: { queries: readonly UseQueryResult<unknown>[] }) {
  const t = useT()
  const missing = queries.filter(({ data, error }) => error && data === undefined)
  if (missing.length === 0) return null
  const retry = () => {
    for (const { refetch } of missing) void refetch()
  }
  return (
    <Notice
      tone="warn"
      action={
        <Button look="secondary" busy={missing.some(({ isFetching }) => isFetching)} onClick={retry}>
          {t('common.retry')}
        </Button>
      }
    >
      {t('learning-paths.partial')}
    </Notice>
  )
}
