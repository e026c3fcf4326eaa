import { useFormat } from '../../i18n/format.ts'
import { useT } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { lessonsFor, type Plan } from './plan.ts'

/** The way to the lesson that teaches a skill, for whoever is stuck on it; nothing where there is none. */
export function LessonOffer({ plan, skill_id }: { plan: Plan; skill_id: string }) {
  const t = useT()
  const { minutes } = useFormat()
  const skill = plan.skills.find(({ id }) => id === skill_id)
  const [lesson] = skill ? lessonsFor(skill, plan.courses) : []
  if (!lesson) return null
  return (
    <Notice
      action={
        <ButtonLink look="secondary" href={paths.lesson(lesson.course_id, lesson.lesson_id)}>
          {t('skills.read_lesson', { minutes: minutes(lesson.minutes) })}
        </ButtonLink>
      }
    >
      {t('skills.stuck')}
    </Notice>
  )
}
