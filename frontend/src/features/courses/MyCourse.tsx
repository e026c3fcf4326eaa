import type { Enrolment } from '@tajiconnect/contract/courses'
import { useQuery } from '@tanstack/react-query'
import { useFormat } from '../../i18n/format.ts'
import { useT } from '../../i18n/i18n.ts'
import { useOtherLanguage } from '../../parts/course-language.ts'
import { paths } from '../../paths.ts'
import { query } from '../../services/api/endpoints.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { Link } from '../../ui/Link.tsx'
import { ProgressBar } from '../../ui/Progress.tsx'
import { placeIn } from './progress.ts'

/** A course the learner has begun, with the way to where they stopped. */
export function MyCourse({ enrolment: { course, progress } }: { enrolment: Enrolment }) {
  const t = useT()
  const { number } = useFormat()
  const language = useOtherLanguage()(course.language)
  const { data } = useQuery(query('GET /courses/{id}', { params: { id: course.id } }))
  const place = data && placeIn(data)
  const share = number(progress, { style: 'percent' })
  const done = progress >= 1
  return (
    <Card as="li">
      <div className="flex flex-wrap items-center justify-between gap-x-3">
        <h3 lang={course.language} className="-my-2 text-base">
          <Link href={paths.course(course.id)} className="inline-flex min-h-12 items-center text-ink no-underline">
            {course.title}
          </Link>
        </h3>
        {done ? (
          <Chip icon="check">{t('courses.finished')}</Chip>
        ) : (
          <span className="text-sm text-ink-2 tabular-nums">{t('courses.share_done', { share })}</span>
        )}
      </div>
      {language && <p className="text-sm text-ink-2">{language}</p>}
      <ProgressBar label={t('courses.progress')} value={Math.round(progress * 100)} max={100} text={share} />
      {place && place.kind !== 'done' && (
        <p className="text-sm text-ink-2">
          {t(place.kind === 'quiz' ? 'courses.next_quiz' : 'courses.next_lesson_is', { title: place.lesson.title })}
        </p>
      )}
      <ButtonLink
        look="secondary"
        href={done || !place ? paths.course(course.id) : place.href}
        aria-label={t(done ? 'courses.review_course' : 'courses.continue_course', { title: course.title })}
      >
        {t(done ? 'courses.review' : 'common.continue')}
      </ButtonLink>
    </Card>
  )
}
