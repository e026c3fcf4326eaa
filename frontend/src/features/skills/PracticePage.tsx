import { useQuery } from '@tanstack/react-query'
import { useLocation, useParams } from 'react-router-dom'
import { useT, useText } from '../../i18n/i18n.ts'
import { Loaded } from '../../parts/Loaded.tsx'
import { paths } from '../../paths.ts'
import { ApiError } from '../../services/api/api-error.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Link } from '../../ui/Link.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Bone, Skeleton } from '../../ui/Skeleton.tsx'
import { ErrorState } from '../../ui/States.tsx'
import { Asking } from './Asking.tsx'
import { Finished } from './Finished.tsx'
import { fetchPlan, type Plan } from './plan.ts'
import { Nothing } from './Nothing.tsx'
import { NotCounted, Told } from './Told.tsx'
import { usePractice } from './usePractice.ts'

/** Ten questions about all that is due and next, or about one skill. */
export default function PracticePage() {
  const t = useT()
  const textOf = useText()
  const { skillId = null } = useParams()
  // Coming here again, even from here, begins again.
  const { key } = useLocation()
  const plan = useQuery({
    queryKey: ['practice', key],
    queryFn: fetchPlan,
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  })
  const skill = plan.data?.skills.find(({ id }) => id === skillId)
  const title = skill ? textOf(skill.name) : t('skills.practice')
  const back =
    skillId === null
      ? { href: paths.today, label: t('common.today') }
      : { href: paths.skill(skillId), label: t('skills.skills') }
  const unreachable = plan.error instanceof ApiError && plan.error.passing
  return (
    <>
      <title>{`${title} · TajiConnect`}</title>
      <PageHeader
        small
        title={title}
        before={
          <Link
            href={back.href}
            aria-label={back.label}
            className="grid size-12 place-items-center rounded-chip text-primary"
          >
            <Icon name="back" />
          </Link>
        }
      />
      {unreachable && !plan.data ? (
        <Nothing end="unreachable" onRetry={() => void plan.refetch()} busy={plan.isFetching} />
      ) : (
        <Loaded query={plan} skeleton={<QuestionSkeleton label={t('common.loading')} />}>
          {(plan) =>
            skillId !== null && !skill ? (
              <ErrorState title={t('common.not_found_title')} text={t('error.not_found')} />
            ) : (
              <Practice key={key} plan={plan} only={skillId} />
            )
          }
        </Loaded>
      )}
      <NotCounted />
    </>
  )
}

function Practice({ plan, only }: { plan: Plan; only: string | null }) {
  const t = useT()
  const practice = usePractice(plan, only)
  const { stage, session, busy, restart } = practice
  if (stage === 'starting') return <QuestionSkeleton label={t('common.loading')} />
  if (stage === 'asking')
    return (
      session.current && (
        <>
          <Asking plan={plan} practice={practice} question={session.current} />
          <Told />
        </>
      )
    )
  if (session.asked.length > 0) return <Finished plan={plan} session={session} end={stage} onMore={restart} />
  return <Nothing end={stage} only={only} onRetry={restart} busy={busy} />
}

const QuestionSkeleton = ({ label }: { label: string }) => (
  <Skeleton label={label}>
    <Bone className="h-3 w-48" />
    <Bone className="h-6 w-full" />
    {[1, 2, 3, 4].map((option) => (
      <Bone key={option} className="h-14 w-full" />
    ))}
  </Skeleton>
)
