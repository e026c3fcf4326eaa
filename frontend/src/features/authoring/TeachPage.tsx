import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useSearchParams } from 'react-router-dom'
import { useT } from '../../i18n/i18n.ts'
import { Loaded } from '../../parts/Loaded.tsx'
import { query } from '../../services/api/endpoints.ts'
import { Button } from '../../ui/Button.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Bone, Skeleton } from '../../ui/Skeleton.tsx'
import { EmptyState } from '../../ui/States.tsx'
import { ClassRow } from './ClassRow.tsx'
import { CourseRow } from './CourseRow.tsx'
import { NewClass } from './NewClass.tsx'
import { NewCourse } from './NewCourse.tsx'

/** Courses one writes, and classes one teaches. */
export default function TeachPage() {
  const t = useT()
  return (
    <>
      <title>{`${t('common.teach')} · TajiConnect`}</title>
      <PageHeader title={t('common.teach')} lead={t('authoring.lead')} />
      <div className="grid items-start gap-8 wide:grid-cols-2">
        <MyCourses />
        <MyClasses />
      </div>
    </>
  )
}

function MyCourses() {
  const t = useT()
  const [asking, setAsking] = useState(false)
  const courses = useQuery(query('GET /courses/authored'))
  const add = (
    <Button look="secondary" icon="plus" onClick={() => setAsking(true)}>
      {t('authoring.course_new')}
    </Button>
  )
  return (
    <section aria-labelledby="courses" className="flex min-w-0 flex-col gap-3">
      <h2 id="courses" className="text-lg">
        {t('authoring.my_courses')}
      </h2>
      <Loaded query={courses} skeleton={<Waiting />}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              icon="pencil"
              title={t('authoring.none_title')}
              text={t('authoring.none_text')}
              action={<Button onClick={() => setAsking(true)}>{t('authoring.course_new')}</Button>}
            />
          ) : (
            <>
              <ul className="flex flex-col gap-3">
                {items.map((course) => (
                  <CourseRow key={course.id} course={course} />
                ))}
              </ul>
              <div>{add}</div>
            </>
          )
        }
      </Loaded>
      {asking && <NewCourse onClose={() => setAsking(false)} />}
    </section>
  )
}

function MyClasses() {
  const t = useT()
  const [params] = useSearchParams()
  // The page of a course leads here to open a class of it.
  const [asking, setAsking] = useState(params.has('class_of'))
  const classes = useQuery(query('GET /courses/classes/taught'))
  return (
    <section aria-labelledby="classes" className="flex min-w-0 flex-col gap-3">
      <h2 id="classes" className="text-lg">
        {t('authoring.my_classes')}
      </h2>
      <Loaded query={classes} skeleton={<Waiting />}>
        {({ items }) => (
          <>
            {items.length === 0 && <p className="max-w-text text-ink-2">{t('authoring.no_classes')}</p>}
            <ul className="flex flex-col gap-3">
              {items.map((one) => (
                <ClassRow key={one.id} schoolClass={one} />
              ))}
            </ul>
          </>
        )}
      </Loaded>
      <div>
        <Button look="secondary" icon="plus" onClick={() => setAsking(true)}>
          {t('authoring.class_new')}
        </Button>
      </div>
      {asking && <NewClass course_id={params.get('class_of') ?? ''} onClose={() => setAsking(false)} />}
    </section>
  )
}

const Waiting = () => (
  <Skeleton label={useT()('common.loading')}>
    <Bone className="h-28" />
    <Bone className="h-28" />
  </Skeleton>
)
