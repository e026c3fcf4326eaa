import type { Course, Lesson } from '@tajiconnect/contract/courses'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router-dom'
import { useFormat } from '../../i18n/format.ts'
import { useT } from '../../i18n/i18n.ts'
import { Loaded } from '../../parts/Loaded.tsx'
import { KeysHelp } from '../../parts/player/KeysHelp.tsx'
import { LessonText } from '../../parts/player/LessonText.tsx'
import { Media } from '../../parts/player/Media.tsx'
import { useKeys } from '../../parts/player/useKeys.ts'
import { paths } from '../../paths.ts'
import { query } from '../../services/api/endpoints.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Bone, Skeleton } from '../../ui/Skeleton.tsx'
import { Toast } from '../../ui/Toast.tsx'
import { lessonsOf } from './progress.ts'
import { ReadingBar } from './ReadingBar.tsx'
import { Translations } from './Translations.tsx'
import { useFetchAhead } from './useFetchAhead.ts'
import { useReadingPlace } from './useReadingPlace.ts'
import { markRead } from './work.ts'

export default function LessonPage() {
  const t = useT()
  const { id = '', lessonId = '' } = useParams()
  const lesson = useQuery(query('GET /courses/{id}/lessons/{lesson_id}', { params: { id, lesson_id: lessonId } }))
  const course = useQuery(query('GET /courses/{id}', { params: { id } })).data
  const { data } = lesson
  const title = data?.title ?? t('courses.lesson')
  return (
    <>
      <title>{`${title} · TajiConnect`}</title>
      {(data || lesson.error) && (
        <PageHeader
          title={title}
          lang={data?.language}
          lead={data?.summary}
          back={{ href: paths.course(id), label: data?.course_title ?? t('courses.course') }}
        />
      )}
      <Loaded query={lesson} skeleton={<LessonSkeleton label={t('common.loading')} />}>
        {(lesson) => <Reader key={`${lesson.course_id} ${lesson.id}`} lesson={lesson} course={course} />}
      </Loaded>
    </>
  )
}

function Reader({ lesson, course }: { lesson: Lesson; course: Course | undefined }) {
  const t = useT()
  const { minutes } = useFormat()
  const lessons = course ? lessonsOf(course) : []
  const at = lessons.findIndex(({ id }) => id === lesson.id)
  const returned = useReadingPlace(lesson.course_id, lesson.id)
  useFetchAhead(lesson)
  return (
    <>
      <ReadingBar />
      <div className="flex flex-wrap items-center gap-2">
        <Chip tone="plain" icon="clock">
          {minutes(lesson.minutes)}
        </Chip>
        {at >= 0 && (
          <Chip tone="plain" icon="book">
            {t('courses.lesson_of', { number: at + 1, total: lessons.length })}
          </Chip>
        )}
        {lesson.completed && <Chip icon="check">{t('courses.read')}</Chip>}
        <div className="-my-3 ml-auto">
          <KeysHelp lines={[{ keys: ['[', ']'], does: t('courses.key_lesson') }]} />
        </div>
      </div>
      {course && <Translations course={course} lessonId={lesson.id} />}
      {lesson.media.map((media) => (
        <Media key={media.content_id} media={media} lesson={lesson} />
      ))}
      <LessonText {...lesson} />
      <End lesson={lesson} />
      {returned && <Returned />}
    </>
  )
}

/** Says quietly why the page does not stand at its top. */
function Returned() {
  const t = useT()
  const [shown, setShown] = useState(true)
  const [close] = useState(() => () => setShown(false))
  const action = { label: t('courses.to_top'), onPress: () => window.scrollTo(0, 0) }
  return (
    <Toast
      message={shown ? { id: 'returned', text: t('courses.returned'), action } : null}
      onClose={close}
      closeLabel={t('common.close')}
    />
  )
}

function End({ lesson }: { lesson: Lesson }) {
  const t = useT()
  const navigate = useNavigate()
  const { course_id, quiz_id, previous_id, next_id, completed } = lesson
  const quiz = paths.quiz(course_id, quiz_id)
  const [previous, next] = [previous_id, next_id].map((id) => (id === null ? null : paths.lesson(course_id, id)))
  const finish = async () => {
    await markRead(lesson)
    await navigate(quiz)
  }
  useKeys({
    [SIDES.previous.key]: previous ? () => void navigate(previous) : undefined,
    [SIDES.next.key]: next ? () => void navigate(next) : undefined,
  })
  return (
    <div className="mt-4 flex flex-col gap-4 border-t border-line pt-5">
      {completed ? (
        <ButtonLink wide href={quiz}>
          {t('courses.to_quiz')}
        </ButtonLink>
      ) : (
        <Button wide onClick={() => void finish()}>
          {t('courses.read_to_quiz')}
        </Button>
      )}
      {(previous || next) && (
        <nav aria-label={t('courses.other_lessons')} className="flex justify-between gap-2">
          {previous ? <Neighbour side="previous" href={previous} /> : <span />}
          {next && <Neighbour side="next" href={next} />}
        </nav>
      )}
    </div>
  )
}

const SIDES = { previous: { icon: 'back', key: '[' }, next: { icon: 'forward', key: ']' } } as const

function Neighbour({ side, href }: { side: keyof typeof SIDES; href: string }) {
  const t = useT()
  const { icon, key } = SIDES[side]
  return (
    <ButtonLink look="quiet" icon={icon} href={href} aria-label={t(`courses.${side}_lesson`)} aria-keyshortcuts={key}>
      {t(`courses.${side}`)}
    </ButtonLink>
  )
}

const LessonSkeleton = ({ label }: { label: string }) => (
  <Skeleton label={label}>
    <Bone className="h-8 w-4/5" />
    <Bone className="h-6 w-28" />
    <Bone />
    <Bone className="h-4 w-11/12" />
    <Bone />
    <Bone className="h-4 w-4/5" />
    <Bone />
    <Bone className="h-4 w-2/3" />
  </Skeleton>
)
