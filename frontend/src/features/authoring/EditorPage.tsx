import { useParams } from 'react-router-dom'
import { useT } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { CourseDesk } from './CourseDesk.tsx'
import { CourseFacts } from './CourseFacts.tsx'
import { CourseState } from './CourseState.tsx'
import { DeleteDraft } from './DeleteDraft.tsx'
import { Outline } from './Outline.tsx'
import { OwnSkills } from './OwnSkills.tsx'

/** A course as a whole: what it is, its lessons, its skills, and whether learners see it. */
export default function EditorPage() {
  const t = useT()
  const { id = '' } = useParams()
  return (
    <CourseDesk
      id={id}
      titleOf={({ title, language }) =>
        title.trim() ? { title, lang: language } : { title: t('authoring.course_untitled') }
      }
      back={{ href: paths.teach, label: t('authoring.my_courses') }}
    >
      {(course) => (
        <>
          <CourseState />
          <Outline />
          <CourseFacts />
          <OwnSkills />
          {course.published_version === null && <DeleteDraft />}
        </>
      )}
    </CourseDesk>
  )
}
