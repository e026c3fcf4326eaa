import { useParams } from 'react-router-dom'
import { useT } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { CourseDesk } from './CourseDesk.tsx'
import { LessonFields } from './LessonFields.tsx'
import { lessonsOf } from './course.ts'

/** One lesson with its text, its sound and film, and its quiz. */
export default function LessonEditorPage() {
  const t = useT()
  const { id = '', lessonId = '' } = useParams()
  return (
    <CourseDesk
      id={id}
      titleOf={(course) => {
        const lesson = lessonsOf(course).find((each) => each.id === lessonId)
        if (!lesson) return null
        return lesson.title ? { title: lesson.title, lang: course.language } : { title: t('authoring.lesson_untitled') }
      }}
      back={{ href: paths.teachCourse(id), label: t('authoring.to_course') }}
    >
      {(course) => {
        const lesson = lessonsOf(course).find((each) => each.id === lessonId)
        return lesson && <LessonFields key={lesson.id} lesson={lesson} />
      }}
    </CourseDesk>
  )
}
