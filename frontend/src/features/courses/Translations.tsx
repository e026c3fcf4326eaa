import type { Course } from '@tajiconnect/contract/courses'
import { useT } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { ButtonLink } from '../../ui/Button.tsx'

interface TranslationsProps {
  course: Course
  /** Leads to the same lesson there instead of the course. */
  lessonId?: string
}

/** The way to the same text in another language. */
export function Translations({ course, lessonId }: TranslationsProps) {
  const t = useT()
  if (course.translations.length === 0) return null
  return (
    <div className="-my-2 -ml-5 flex flex-wrap">
      {course.translations.map(({ id, language }) => (
        <ButtonLink key={id} look="quiet" href={lessonId ? paths.lesson(id, lessonId) : paths.course(id)}>
          {t('courses.read_in', { language })}
        </ButtonLink>
      ))}
    </div>
  )
}
