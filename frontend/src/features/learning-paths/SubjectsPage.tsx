import type { LearningPath } from '@tajiconnect/contract/learning-paths'
import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useT, useText } from '../../i18n/i18n.ts'
import { Loaded } from '../../parts/Loaded.tsx'
import { paths } from '../../paths.ts'
import { query } from '../../services/api/endpoints.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Bone, Skeleton } from '../../ui/Skeleton.tsx'
import { EmptyState } from '../../ui/States.tsx'
import { enrol, pathsQuery } from './subjects.ts'
import { SubjectProgress } from './SubjectProgress.tsx'

/** Every subject with courses: to be studied here, beside the roadmap or without one, and left again. */
export default function SubjectsPage() {
  const t = useT()
  const list = useQuery(pathsQuery)
  return (
    <>
      <title>{`${t('learning-paths.subjects')} · TajiConnect`}</title>
      <PageHeader
        title={t('learning-paths.subjects')}
        lead={t('learning-paths.subjects_lead')}
        back={{ href: paths.learn, label: t('common.learn') }}
      />
      <Loaded query={list} skeleton={<SubjectsSkeleton label={t('common.loading')} />}>
        {({ items }) => <Subjects all={items.filter(({ subject_id }) => subject_id !== null)} />}
      </Loaded>
    </>
  )
}

function Subjects({ all }: { all: readonly LearningPath[] }) {
  const t = useT()
  const told = new Set<string>(useQuery(query('GET /onboarding')).data?.subjects.map(({ subject_id }) => subject_id))
  const atSchool = ({ subject_id }: LearningPath) => subject_id !== null && told.has(subject_id)
  // Those of the learner's school come first, then those studied here; what is begun or left now stays where it is.
  const [first] = useState(() => new Set(all.flatMap(({ id, enrolled }) => (enrolled ? [id] : []))))
  const rank = (path: LearningPath) => 2 * Number(atSchool(path)) + Number(first.has(path.id))
  if (all.length === 0)
    return (
      <EmptyState
        icon="book"
        title={t('learning-paths.no_subjects_title')}
        text={t('learning-paths.no_subjects_text')}
      />
    )
  return (
    <ul className="grid gap-3">
      {all
        .toSorted((a, b) => rank(b) - rank(a))
        .map((path) => (
          <SubjectRow key={path.id} path={path} atSchool={atSchool(path)} />
        ))}
    </ul>
  )
}

function SubjectRow({ path, atSchool }: { path: LearningPath; atSchool: boolean }) {
  const t = useT()
  const textOf = useText()
  const id = useId()
  const { enrolled, subject_id } = path
  return (
    <Card as="li">
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
        <h2 id={id} className="text-base">
          {textOf(path.title)}
        </h2>
        {enrolled && <Chip icon="check">{t('learning-paths.taken')}</Chip>}
      </div>
      {atSchool && <p className="-mt-2 text-sm text-ink-2">{t('learning-paths.at_school')}</p>}
      <div className="flex flex-col gap-1">
        <SubjectProgress path={path} />
      </div>
      <div className="flex flex-wrap gap-3">
        <Button look="secondary" aria-describedby={id} onClick={() => void enrol(path, !enrolled)}>
          {t(enrolled ? 'learning-paths.leave' : 'learning-paths.take')}
        </Button>
        <ButtonLink look="quiet" aria-describedby={id} href={`${paths.skills}?subject=${subject_id}`}>
          {t('learning-paths.see_skills')}
        </ButtonLink>
      </div>
    </Card>
  )
}

const SubjectsSkeleton = ({ label }: { label: string }) => (
  <Skeleton label={label}>
    {[1, 2, 3].map((row) => (
      <Bone key={row} className="h-36 w-full" />
    ))}
  </Skeleton>
)
