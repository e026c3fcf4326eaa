import type { NextAction } from '@tajiconnect/contract/learning-paths'
import type { UseQueryResult } from '@tanstack/react-query'
import { useQuery } from '@tanstack/react-query'
import { useFormat } from '../../i18n/format.ts'
import { useT, useText } from '../../i18n/i18n.ts'
import { Adaptations } from '../../parts/Adaptations.tsx'
import { interestResultOf } from '../../parts/interests.ts'
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
import { CoursesInProgress } from './CoursesInProgress.tsx'
import { InterestsLink } from './InterestsLink.tsx'
import { BUTTONS } from './buttons.ts'
import { PrivacyCard } from './PrivacyCard.tsx'
import { RoadmapCard } from './RoadmapCard.tsx'
import { pathsQuery } from './subjects.ts'
import { SubjectsCard } from './SubjectsCard.tsx'

/** The one thing to do now, and where it leads. */
export default function TodayPage() {
  const t = useT()
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
      <title>{`${t('common.today')} · TajiConnect`}</title>
      <Greeting />
      <Next query={next} />
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

/** “Habari” is at home in both languages. */
function Greeting() {
  const t = useT()
  const told = useQuery(query('GET /onboarding')).data?.preferred_name
  const name = useSession(({ user }) => user?.name.trim().split(/\s+/)[0])
  return <PageHeader title={t('learning-paths.hello', { name: told ?? name ?? '' })} />
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
