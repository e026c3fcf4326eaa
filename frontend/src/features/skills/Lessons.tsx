import type { SkillInPlace } from '@tajiconnect/contract/skills'
import { useT } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { Link } from '../../ui/Link.tsx'
import { languageOf, lessonsFor, type Courses } from './plan.ts'

const SHOWN = 3

/** The lessons that teach a skill; nothing where there are none. */
export function Lessons({ skill, courses }: { skill: SkillInPlace; courses: Courses }) {
  const t = useT()
  const lessons = lessonsFor(skill, courses)
  if (lessons.length === 0) return null
  return (
    <div>
      <p className="text-sm text-ink-2">{t('skills.lessons')}</p>
      <ul className="flex flex-col">
        {lessons.slice(0, SHOWN).map(({ course_id, lesson_id, title }) => (
          <li key={`${course_id} ${lesson_id}`}>
            <Link
              href={paths.lesson(course_id, lesson_id)}
              lang={languageOf(courses, course_id)}
              className="inline-flex min-h-12 items-center text-primary underline decoration-line underline-offset-4"
            >
              {title}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}
