import type { NextAction } from '@tajiconnect/contract/learning-paths'
import type { UseQueryResult } from '@tanstack/react-query'
import { useQuery } from '@tanstack/react-query'
import { useFormat } from '../../i18n/format.ts'
import { useT, useText } from '../../i18n/i18n.ts'
import { Adaptations } from '../../parts/Adaptations.tsx'
import { interestResultOf } from '../../parts/interests.ts'
import { useCalled } from '../../parts/useCalled.ts'
import { Loaded } from '../../parts/Loaded.tsx'
import { placeOf } from '../../parts/next-action.ts'
import { query } from '../../services/api/endpoints.ts'
import { useSession } from '../../stores/session.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Bone, Skeleton } from '../../ui/Skeleton.tsx'
import { AnswerCard } from './AnswerCard.tsx'
import { AnswerFirst } from './AnswerFirst.tsx'
import { CoursesInProgress } from './CoursesInProgress.tsx'
import { InterestsLink } from './InterestsLink.tsx'
import { BUTTONS } from './buttons.ts'
import { PrivacyCard } from './PrivacyCard.tsx'
import { RoadmapCard } from './RoadmapCard.tsx'
import { StaffCard } from './StaffCard.tsx'
import { pathsQuery } from './subjects.ts'
import { SubjectsCard } from './SubjectsCard.tsx'

/** What there is to do now; staff who follow no road themselves are not asked to choose one. */
export default function TodayPage() {
  const t = useT()
  const called = useCalled()
  const isStaff = useSession(({ user }) => user !== null && user.role !== 'learner')
  const isOnRoad = useQuery(pathsQuery).data?.items.some(({ id, roadmap_id }) => id === 'main' && roadmap_id) ?? false
  return (
    <>
      <title>{`${t('common.today')} · TajiConnect`}</title>
      <PageHeader title={t('common.hello', { name: called })} />
      {isStaff && <StaffCard />}
      {(!isStaff || isOnRoad) && <Learning />}
    </>
  )
}

/** The one thing to learn now, where it leads, and how far the learner is. */
function Learning() {
  const next = useQuery(query('GET /learning-paths/{id}/next', { params: { id: 'main' } }))
  const path = useQuery(pathsQuery)
  const roadmaps = useQuery(query('GET /ai/roadmaps'))
  const enrolments = useQuery(query('GET /courses/enrolments'))
  const results = useQuery(query('GET /psychometric/results'))
  const main = path.data?.items.find(({ id }) => id === 'main')
  // What the next action says already is not said twice.
  const changes = main?.adaptations.filter(({ text }) => text.en !== next.data?.reason.en) ?? []
  const taken = path.data?.items.filter(({ subject_id, enrolled }) => subject_id && enrolled) ?? []
  const interests = interestResultOf(results.data?.items ?? [])

  return (
    <>
      <Next query={next} />
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

function Next({ query }: { query: UseQueryResult<NextAction> }) {
  const t = useT()
  const textOf = useText()
  const { minutes } = useFormat()
  return (
    <Loaded query={query} skeleton={<NextSkeleton label={t('common.loading')} />}>
      {(action) => (
        <Card as="section" tone="next" labelledBy="next">
          <Chip icon="clock">{t('learning-paths.next', { minutes: minutes(action.minutes) })}</Chip>
          <h2 id="next" className="text-xl">
            {textOf(action.title)}
          </h2>
          <p className="max-w-text text-ink-2">{textOf(action.reason)}</p>
          <ButtonLink wide href={placeOf(action)}>
            {t(BUTTONS[action.reason_code])}
          </ButtonLink>
          <AnswerFirst action={action} />
        </Card>
      )}
    </Loaded>
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

const NextSkeleton = ({ label }: { label: string }) => (
  <Skeleton label={label}>
    <Bone className="h-52 w-full" />
    <Bone className="h-32 w-full" />
  </Skeleton>
)
