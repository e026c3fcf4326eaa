import type { Overview } from '@tajiconnect/contract/admin'
import { useQuery } from '@tanstack/react-query'
import { useFormat } from '../../i18n/format.ts'
import { useT } from '../../i18n/i18n.ts'
import { Loaded } from '../../parts/Loaded.tsx'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/Button.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Bone, Skeleton } from '../../ui/Skeleton.tsx'
import { Figure, Figures } from './Figures.tsx'
import { adminQuery } from './queries.ts'
import { Section } from './Section.tsx'

const MINUTE_MS = 60_000

/** The place in numbers, counted again every minute while somebody looks. */
export default function OverviewPage() {
  const t = useT()
  const overview = useQuery({ ...adminQuery('GET /admin/overview'), refetchInterval: MINUTE_MS })
  return (
    <>
      <title>{`${t('admin.overview')} · TajiConnect`}</title>
      <PageHeader title={t('admin.overview')} lead={t('admin.overview_lead')} />
      <Loaded
        query={overview}
        skeleton={
          <Skeleton label={t('common.loading')}>
            <Bone className="h-56" />
            <Bone className="h-40" />
            <Bone className="h-40" />
          </Skeleton>
        }
      >
        {(numbers) => <Numbers {...numbers} busy={overview.isFetching} onAgain={() => void overview.refetch()} />}
      </Loaded>
    </>
  )
}

const listOf = (filter: string) => `${paths.adminPeople}?${filter}`

function Numbers({
  generated_at,
  users,
  learning,
  careers,
  busy,
  onAgain,
}: Overview & { busy: boolean; onAgain: () => void }) {
  const t = useT()
  const { ago } = useFormat()
  return (
    <>
      <Section title={t('admin.people')}>
        <Figures>
          <Figure value={users.total} label={t('admin.total', { count: users.total })} href={paths.adminPeople} />
          <Figure
            value={users.learner}
            label={t('admin.learners', { count: users.learner })}
            href={listOf('role=learner')}
          />
          <Figure
            value={users.instructor}
            label={t('admin.instructors', { count: users.instructor })}
            href={listOf('role=instructor')}
          />
          <Figure value={users.admin} label={t('admin.admins', { count: users.admin })} href={listOf('role=admin')} />
          <Figure value={users.active} label={t('admin.active', { count: users.active })} text={t('admin.week')} />
          <Figure value={users.new} label={t('admin.new', { count: users.new })} text={t('admin.week')} />
          <Figure
            value={users.suspended}
            label={t('admin.suspended', { count: users.suspended })}
            href={listOf('status=suspended')}
          />
          <Figure value={users.deleting} label={t('admin.deleting', { count: users.deleting })} />
        </Figures>
      </Section>
      <Section title={t('admin.learning')}>
        <Figures>
          <Figure
            value={learning.lessons_completed}
            label={t('admin.lessons', { count: learning.lessons_completed })}
            text={t('admin.week')}
          />
          <Figure
            value={learning.quizzes_marked}
            label={t('admin.quizzes', { count: learning.quizzes_marked })}
            text={t('admin.week')}
          />
          <Figure
            value={learning.quizzes_passed}
            label={t('admin.quizzes_passed', { count: learning.quizzes_passed })}
            text={t('admin.week')}
          />
          <Figure value={learning.courses} label={t('admin.courses', { count: learning.courses })} />
          <Figure
            value={learning.enrolments}
            label={t('admin.enrolments', { count: learning.enrolments })}
            text={t('admin.enrolments_text')}
          />
        </Figures>
      </Section>
      <Section title={t('admin.careers')}>
        <Figures>
          <Figure value={careers.results} label={t('admin.results', { count: careers.results })} />
          <Figure value={careers.roadmaps} label={t('admin.roadmaps', { count: careers.roadmaps })} />
          <Figure
            value={careers.learners_with_roadmap}
            label={t('admin.with_roadmap', { count: careers.learners_with_roadmap })}
          />
        </Figures>
      </Section>
      <div className="flex flex-wrap items-center justify-between gap-x-4">
        <p className="text-sm text-ink-2">{t('admin.counted', { when: ago(generated_at) })}</p>
        <Button look="quiet" icon="sync" busy={busy} onClick={onAgain}>
          {t('admin.count_again')}
        </Button>
      </div>
    </>
  )
}
