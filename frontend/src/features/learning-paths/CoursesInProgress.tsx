import type { Enrolment } from '@tajiconnect/contract/courses'
import { useFormat } from '../../i18n/format.ts'
import { useT } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/Card.tsx'
import { Link } from '../../ui/Link.tsx'
import { ProgressBar } from '../../ui/Progress.tsx'

const SHOWN = 3

/** The courses begun and not finished, newest first; nothing where there are none. */
export function CoursesInProgress({ enrolments }: { enrolments: readonly Enrolment[] }) {
  const t = useT()
  const { number } = useFormat()
  const open = enrolments.filter(({ progress }) => progress < 1).slice(0, SHOWN)
  if (open.length === 0) return null
  return (
    <Card as="section" labelledBy="courses">
      <h2 id="courses" className="text-lg">
        {t('learning-paths.courses')}
      </h2>
      <ul className="-mt-2 flex flex-col gap-2">
        {open.map(({ course, progress }) => {
          const share = number(progress, { style: 'percent' })
          return (
            <li key={course.id} className="flex flex-col gap-1">
              <div className="flex flex-wrap items-center justify-between gap-x-3">
                <Link
                  href={paths.course(course.id)}
                  lang={course.language}
                  className="inline-flex min-h-12 items-center font-semibold text-primary no-underline"
                >
                  {course.title}
                </Link>
                <span className="text-sm text-ink-2 tabular-nums">{t('learning-paths.share_done', { share })}</span>
              </div>
              <ProgressBar
                label={t('learning-paths.progress')}
                value={Math.round(progress * 100)}
                max={100}
                text={share}
              />
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
