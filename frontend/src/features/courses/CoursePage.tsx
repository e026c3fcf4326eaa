import { levelWords } from '@tajiconnect/contract/course-words'
import type { Course } from '@tajiconnect/contract/courses'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from 'react-router-dom'
import { useChannel } from '../../contexts/RealTimeContext.tsx'
import { useFormat } from '../../i18n/format.ts'
import { useT, useText } from '../../i18n/i18n.ts'
import { LANGUAGES } from '../../i18n/languages.ts'
import { Loaded } from '../../parts/Loaded.tsx'
import { paths } from '../../paths.ts'
import { query } from '../../services/api/endpoints.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Bone, Skeleton } from '../../ui/Skeleton.tsx'
import { ForTeachers } from './ForTeachers.tsx'
import { LessonList } from './LessonList.tsx'
import { NewerVersion } from './NewerVersion.tsx'
import { placeIn } from './progress.ts'
import { Translations } from './Translations.tsx'
import { enrol } from './work.ts'

export default function CoursePage() {
  const t = useT()
  const { id = '' } = useParams()
  const course = useQuery(query('GET /courses/{id}', { params: { id } }))
  useChannel(course.data?.enrolled ? `course:${id}` : null)
  const { data } = course
  const title = data?.title ?? t('courses.course')
  return (
    <>
      <title>{`${title} · TajiConnect`}</title>
      {(data || course.error) && (
        <PageHeader
          title={title}
          lang={data?.language}
          lead={data?.summary}
          back={{ href: paths.learn, label: t('common.learn') }}
        />
      )}
      <Loaded query={course} skeleton={<CourseSkeleton label={t('common.loading')} />}>
        {(course) => <Outline course={course} />}
      </Loaded>
    </>
  )
}

function Outline({ course }: { course: Course }) {
  const t = useT()
  const text = useText()
  const { minutes } = useFormat()
  return (
    <>
      <div className="flex flex-wrap gap-2">
        <Chip tone="plain">{text(levelWords(course))}</Chip>
        <Chip tone="plain" icon="clock">
          {minutes(course.minutes)}
        </Chip>
        <Chip tone="plain">{LANGUAGES.find(({ value }) => value === course.language)?.label}</Chip>
      </div>
      <Translations course={course} />
      <NewerVersion course={course} />
      <MainAction course={course} />
      <ForTeachers course={course} />
      {course.modules.map(({ id, title, lessons }, at) => (
        <section key={id} aria-labelledby={`module-${at}`} className="flex flex-col gap-3">
          <h2 id={`module-${at}`} lang={course.language} className="text-lg">
            {title}
          </h2>
          <LessonList course={course} lessons={lessons} />
        </section>
      ))}
      {course.modules.length === 0 && <p className="text-ink-2">{t('courses.no_lessons')}</p>}
    </>
  )
}

/** Start, go on, or look again: whichever fits. */
function MainAction({ course }: { course: Course }) {
  const t = useT()
  const navigate = useNavigate()
  const place = placeIn(course)
  if (!place) return null
  const { kind, lesson, href } = place
  if (kind === 'done')
    return (
      <>
        <Notice
          tone="success"
          title={t('courses.course_done_title')}
          action={<ButtonLink href={paths.today}>{t('courses.to_today')}</ButtonLink>}
        >
          {t('courses.course_done_text')}
        </Notice>
        <ButtonLink look="secondary" href={href}>
          {t('courses.review')}
        </ButtonLink>
      </>
    )
  const go = async () => {
    if (!course.enrolled) await enrol(course)
    await navigate(href)
  }
  return (
    <div className="flex flex-col gap-2">
      <Button wide onClick={() => void go()}>
        {t(kind === 'start' ? 'common.start' : 'common.continue')}
      </Button>
      <p className="text-sm text-ink-2">
        {t(kind === 'quiz' ? 'courses.next_quiz' : 'courses.next_lesson_is', { title: lesson.title })}
      </p>
    </div>
  )
}

const CourseSkeleton = ({ label }: { label: string }) => (
  <Skeleton label={label}>
    <Bone className="h-8 w-4/5" />
    <Bone />
    <Bone className="h-4 w-2/3" />
    <Bone className="h-12 w-full" />
    <Bone className="mt-4 h-28 w-full" />
    <Bone className="h-28 w-full" />
  </Skeleton>
)
