import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router-dom'
import { useT } from '../../i18n/i18n.ts'
import { Loaded } from '../../parts/Loaded.tsx'
import { paths } from '../../paths.ts'
import { query } from '../../services/api/endpoints.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Ring } from '../../ui/Ring.tsx'
import { Bone, Skeleton } from '../../ui/Skeleton.tsx'
import { EmptyState } from '../../ui/States.tsx'
import { Marks } from './Marks.tsx'
import { PointsNeeded } from './PointsNeeded.tsx'
import { ScaleNote } from './ScaleNote.tsx'
import { WhatIf } from './WhatIf.tsx'
import { letterWords, useGradeWords } from './words.ts'

/** Marks of one course, what the next letter takes, and a place to try things out. */
export default function CourseGradePage() {
  const t = useT()
  const { courseId = '' } = useParams()
  const { soFar, done, next } = useGradeWords()
  const course = useQuery(query('GET /grades/{course_id}', { params: { course_id: courseId } }))
  const back = { href: paths.grades, label: t('grades.title') }
  return (
    <>
      <title>{`${course.data?.title ?? t('grades.title')} · TajiConnect`}</title>
      <Loaded
        query={course}
        skeleton={<Waiting />}
        heading={<PageHeader title={t('grades.marks')} back={back} />}
        missing={
          <EmptyState
            icon="pencil"
            title={t('grades.missing_title')}
            text={t('grades.missing_text')}
            action={<ButtonLink href={paths.learn}>{t('grades.to_courses')}</ButtonLink>}
          />
        }
      >
        {(course) => (
          <>
            <PageHeader title={course.title} lang={course.language} back={back} />
            <div className="flex items-center gap-4">
              <Ring size="large" percent={course.percent} label={letterWords(course.grade)} />
              <p className="flex min-w-0 flex-col gap-1">
                <span className="text-lg font-semibold tabular-nums">{soFar(course)}</span>
                {course.grade !== null && <span className="text-sm text-ink-2">{done(course)}</span>}
                <span>{next(course)}</span>
              </p>
            </div>
            <Marks course={course} />
            <PointsNeeded course={course} scale={course.scale} />
            <WhatIf key={course.course_id} course={course} scale={course.scale} />
            <ScaleNote scale={course.scale} />
          </>
        )}
      </Loaded>
    </>
  )
}

const Waiting = () => (
  <Skeleton label={useT()('common.loading')}>
    <Bone className="h-8 w-3/5" />
    <Bone className="h-24" />
    <Bone className="h-16" />
    <Bone className="h-16" />
    <Bone className="h-40" />
  </Skeleton>
)
