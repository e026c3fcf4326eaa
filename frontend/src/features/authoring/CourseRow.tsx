import type { AuthoredCourse } from '@tajiconnect/contract/authoring'
import { useFormat } from '../../i18n/format.ts'
import { useT } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { useSession } from '../../stores/session.ts'
import { Card } from '../../ui/Card.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { Link } from '../../ui/Link.tsx'
import { isKeptHere } from './keeper.ts'
import { StatusChip } from './StatusChip.tsx'

/** A course one writes: whether learners see it, how many, and when it was last changed. */
export function CourseRow({ course }: { course: AuthoredCourse }) {
  const t = useT()
  const { ago } = useFormat()
  const user_id = useSession(({ user }) => user?.id ?? '')
  return (
    <Card as="li">
      <h3 lang={course.language} className="text-base">
        <Link
          href={paths.teachCourse(course.id)}
          className="text-primary no-underline after:absolute after:inset-0 after:rounded-card"
        >
          {course.title}
        </Link>
      </h3>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <StatusChip course={course} />
        {isKeptHere(user_id, course.id) && <Chip tone="accent">{t('authoring.unsent')}</Chip>}
        <span className="text-sm text-ink-2">
          {[
            course.level,
            course.published_version !== null && t('authoring.learners', { count: course.learners }),
            t('authoring.changed_when', { when: ago(course.updated_at) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </div>
    </Card>
  )
}
