import { useQuery } from '@tanstack/react-query'
import { useT } from '../../i18n/i18n.ts'
import { Loaded } from '../../parts/Loaded.tsx'
import { paths } from '../../paths.ts'
import { query } from '../../services/api/endpoints.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Bone, Skeleton } from '../../ui/Skeleton.tsx'
import { EmptyState } from '../../ui/States.tsx'
import { GradeRow } from './GradeRow.tsx'
import { Mean } from './Mean.tsx'
import { Report } from './Report.tsx'
import { ScaleNote } from './ScaleNote.tsx'
import { useBySubject } from './subjects.ts'

/** A line for every course taken, their mean, and the same on paper. */
export default function GradesPage() {
  const t = useT()
  const grades = useQuery(query('GET /grades'))
  const { inOrder, nameOf } = useBySubject()
  return (
    <>
      <title>{`${t('grades.title')} · TajiConnect`}</title>
      <div className="contents print:hidden">
        <PageHeader
          title={t('grades.title')}
          lead={t('grades.lead')}
          back={{ href: paths.learn, label: t('common.learn') }}
        />
      </div>
      <Loaded query={grades} skeleton={<Waiting />}>
        {({ items, mean, scale }) =>
          items.length === 0 ? (
            <EmptyState
              icon="pencil"
              title={t('grades.none_title')}
              text={t('grades.none_text')}
              action={<ButtonLink href={paths.learn}>{t('grades.to_courses')}</ButtonLink>}
            />
          ) : (
            <>
              <div className="contents print:hidden">
                {mean && <Mean mean={mean} items={items} />}
                <ul className="flex flex-col gap-3">
                  {inOrder(items).map((course) => (
                    <GradeRow key={course.course_id} course={course} subject={nameOf(course.subject_id)} />
                  ))}
                </ul>
                <ScaleNote scale={scale} />
              </div>
              {mean && <Report items={items} scale={scale} />}
            </>
          )
        }
      </Loaded>
    </>
  )
}

const Waiting = () => (
  <Skeleton label={useT()('common.loading')}>
    <Bone className="h-32" />
    <Bone className="h-24" />
    <Bone className="h-24" />
  </Skeleton>
)
