import { useParams } from 'react-router-dom'
import { useT } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { CourseDesk } from './CourseDesk.tsx'
import { lessonsOf, NOT_YET, practiceOf } from './course.ts'
import { Questions } from './Questions.tsx'

/** Questions that stand in no quiz: learners meet them in practice, when their skill is due. */
export default function PracticeEditorPage() {
  const t = useT()
  const { id = '' } = useParams()
  return (
    <CourseDesk
      id={id}
      titleOf={() => ({ title: t('authoring.practice') })}
      back={{ href: paths.teachCourse(id), label: t('authoring.to_course') }}
    >
      {(course) => {
        const items = practiceOf(course)
        return (
          <>
            <p className="max-w-text text-ink-2">{t('authoring.practice_text')}</p>
            <Questions
              items={items}
              quiz_id={null}
              skill_id={items.at(-1)?.skill_id ?? lessonsOf(course)[0]?.skill_id ?? NOT_YET}
            />
          </>
        )
      }}
    </CourseDesk>
  )
}
