import type { Course } from '@tajiconnect/contract/courses'
import type { ReactNode } from 'react'
import { useFormat } from '../../i18n/format.ts'
import { useT } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { Icon, type IconName } from '../../ui/Icon.tsx'
import { Link } from '../../ui/Link.tsx'
import { isPassed, type CourseLesson } from './progress.ts'

interface LessonListProps {
  course: Course
  lessons: readonly CourseLesson[]
}

/** Each lesson with its quiz, and in words how far the learner is with both. */
export function LessonList({ course, lessons }: LessonListProps) {
  const t = useT()
  const { minutes } = useFormat()
  return (
    <ol className="flex flex-col gap-3">
      {lessons.map((lesson) => {
        const { id, title, quiz_id, quiz_title, completed, best } = lesson
        const passed = isPassed(best)
        return (
          <li key={id} className="rounded-card border border-line bg-surface shadow-card">
            <Row
              href={paths.lesson(course.id, id)}
              icon="book"
              done={completed}
              title={<span lang={course.language}>{title}</span>}
              state={`${minutes(lesson.minutes)} · ${t(completed ? 'courses.read' : 'courses.not_read')}`}
            />
            <div className="mx-4 border-t border-line" />
            <Row
              href={paths.quiz(course.id, quiz_id)}
              icon="pencil"
              done={passed}
              title={<span lang={course.language}>{quiz_title}</span>}
              state={best ? t(passed ? 'courses.best_passed' : 'courses.best_not_yet', best) : t('courses.not_taken')}
            />
          </li>
        )
      })}
    </ol>
  )
}

interface RowProps {
  href: string
  icon: IconName
  done: boolean
  title: ReactNode
  state: string
}

const Row = ({ href, icon, done, title, state }: RowProps) => (
  <Link href={href} className="flex min-h-16 items-center gap-3 rounded-card px-4 py-2 text-ink no-underline">
    <span
      className={`grid size-9 shrink-0 place-items-center rounded-chip ${done ? 'bg-primary text-on-primary' : 'bg-sunk text-ink-2'}`}
    >
      <Icon name={done ? 'check' : icon} className="size-5" />
    </span>
    <span className="min-w-0 flex-1">
      <span className="block font-medium">{title}</span>
      <span className="block text-sm text-ink-2">{state}</span>
    </span>
    <Icon name="chevron" className="size-5 text-ink-2" />
  </Link>
)
