import type { Course } from '@tajiconnect/contract/courses'
import { useT } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { useSession } from '../../stores/session.ts'
import { ButtonLink } from '../../ui/Button.tsx'

/** What teachers do with a course besides reading it; admins may change any. */
export function ForTeachers({ course: { id } }: { course: Course }) {
  const t = useT()
  const role = useSession(({ user }) => user?.role)
  if (role !== 'instructor' && role !== 'admin') return null
  return (
    <section aria-label={t('courses.for_teachers')} className="flex flex-wrap gap-2 border-y border-line py-3">
      <ButtonLink look="secondary" href={`${paths.teach}?class_of=${encodeURIComponent(id)}`}>
        {t('courses.open_class')}
      </ButtonLink>
      <ButtonLink look="secondary" href={paths.worksheet(id)}>
        {t('courses.worksheet')}
      </ButtonLink>
      {role === 'admin' && (
        <ButtonLink look="quiet" icon="pencil" href={paths.teachCourse(id)}>
          {t('courses.edit')}
        </ButtonLink>
      )}
    </section>
  )
}
