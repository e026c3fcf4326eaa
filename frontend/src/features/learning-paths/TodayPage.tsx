import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { useFormat } from '../../i18n/format.ts'
import { useT, useText } from '../../i18n/i18n.ts'
import { useCalled } from '../../parts/useCalled.ts'
import { Loaded } from '../../parts/Loaded.tsx'
import { placeOf } from '../../parts/next-action.ts'
import { useSession } from '../../stores/session.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Bone, Skeleton } from '../../ui/Skeleton.tsx'
import { AnswerFirst } from './AnswerFirst.tsx'
import { BUTTONS } from './buttons.ts'
import { nextQuery } from './next.ts'
import { pathsQuery } from './subjects.ts'

const Besides = lazy(() => import('./Besides.tsx'))
const StaffCard = lazy(() => import('./StaffCard.tsx'))

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
      {isStaff && (
        <Suspense>
          <StaffCard />
        </Suspense>
      )}
      {(!isStaff || isOnRoad) && <Learning />}
    </>
  )
}

const Learning = () => (
  <>
    <Next />
    <Suspense>
      <Besides />
    </Suspense>
  </>
)

/** The one thing to learn now. */
function Next() {
  const t = useT()
  const textOf = useText()
  const { minutes } = useFormat()
  return (
    <Loaded query={useQuery(nextQuery)} skeleton={<NextSkeleton label={t('common.loading')} />}>
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

const NextSkeleton = ({ label }: { label: string }) => (
  <Skeleton label={label}>
    <Bone className="h-52 w-full" />
    <Bone className="h-32 w-full" />
  </Skeleton>
)
