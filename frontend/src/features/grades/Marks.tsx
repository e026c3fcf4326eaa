import type { CourseGrade } from '@tajiconnect/contract/grades'
import { useFormat } from '../../i18n/format.ts'
import { useT } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Link } from '../../ui/Link.tsx'
import { ScoreBar } from '../../ui/Progress.tsx'
import { Section } from '../../ui/Section.tsx'
import { useGradeWords } from './words.ts'

/** Each quiz with its best attempt, and the way to it. */
export function Marks({ course }: { course: CourseGrade }) {
  const t = useT()
  const { date } = useFormat()
  const { percent } = useGradeWords()
  if (course.marks.length === 0) return null
  return (
    <Section title={t('grades.marks')}>
      <ul className="-my-2 divide-y divide-line">
        {course.marks.map(({ quiz_id, title, correct, total, attempts, at, ...mark }) => {
          const points = t('common.of', { count: correct ?? 0, total })
          return (
            <li key={quiz_id}>
              <Link
                href={paths.quiz(course.course_id, quiz_id)}
                className="flex min-h-16 items-center gap-3 py-3 text-ink no-underline"
              >
                <span className="flex min-w-0 flex-1 flex-col gap-1">
                  <span className="flex items-baseline justify-between gap-3">
                    <span lang={course.language} className="font-medium">
                      {title}
                    </span>
                    {mark.percent !== null && (
                      <span className="font-semibold tabular-nums">{percent(mark.percent)}</span>
                    )}
                  </span>
                  {mark.percent !== null && <ScoreBar label={t('grades.marks')} value={mark.percent} text={points} />}
                  <span className="text-sm text-ink-2">
                    {at
                      ? [points, t('grades.attempts', { count: attempts }), date(at)].join(' · ')
                      : t('grades.not_done')}
                  </span>
                </span>
                <Icon name="chevron" className="size-5 text-ink-2" />
              </Link>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
