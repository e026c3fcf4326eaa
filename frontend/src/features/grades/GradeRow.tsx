import type { CourseGrade } from '@tajiconnect/contract/grades'
import { paths } from '../../paths.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Link } from '../../ui/Link.tsx'
import { Ring } from '../../ui/Ring.tsx'
import { letterWords, useGradeWords } from './words.ts'

/** How one course stands, and the way to its marks. */
export function GradeRow({ course, subject }: { course: CourseGrade; subject: string }) {
  const { result, done, next } = useGradeWords()
  const { course_id, title, language, percent, grade } = course
  return (
    <li className="rounded-card border border-line bg-surface shadow-card">
      <Link
        href={paths.courseGrades(course_id)}
        className="flex items-center gap-4 rounded-card p-4 text-ink no-underline"
      >
        <Ring percent={percent} label={letterWords(grade)} />
        <span className="flex min-w-0 flex-1 flex-col gap-0.5">
          <span className="text-xs text-ink-2">{subject}</span>
          <span lang={language} className="font-semibold">
            {title}
          </span>
          <span className="text-sm text-ink-2 tabular-nums">
            {grade === null ? result(course) : `${result(course)} · ${done(course)}`}
          </span>
          <span className="text-sm">{next(course)}</span>
        </span>
        <Icon name="chevron" className="size-5 text-ink-2" />
      </Link>
    </li>
  )
}
