import { useT } from '../../i18n/i18n.ts'
import { Section } from '../../ui/Section.tsx'
import { askedIn, LIMITS, quizOf, type Lesson } from './course.ts'
import { useDesk } from './desk.ts'
import { changeLesson, renameQuiz } from './edit.ts'
import { Line } from './fields.tsx'
import { LessonFiles } from './LessonFiles.tsx'
import { MarkdownField } from './MarkdownField.tsx'
import { Questions } from './Questions.tsx'
import { SkillField } from './SkillField.tsx'

/** All that a lesson is made of. */
export function LessonFields({ lesson }: { lesson: Lesson }) {
  const t = useT()
  const { course, keeper } = useDesk()
  const { id } = lesson
  const change = (part: Partial<Lesson>) => keeper.change(changeLesson(id, part))
  const quiz = quizOf(course, lesson)
  return (
    <>
      <Section title={t('authoring.about_lesson')}>
        <div className="grid gap-4 wide:grid-cols-2">
          <Line
            at={`${id}.title`}
            label={t('authoring.title')}
            lang={course.language}
            value={lesson.title}
            maxLength={LIMITS.title}
            onWrite={(title) => change({ title })}
          />
          <Line
            at={`${id}.summary`}
            label={t('authoring.lesson_summary')}
            lang={course.language}
            value={lesson.summary}
            maxLength={LIMITS.summary}
            onWrite={(summary) => change({ summary })}
          />
          <Line
            at={`${id}.minutes`}
            label={t('authoring.minutes')}
            inputMode="decimal"
            value={lesson.minutes === 0 ? '' : String(lesson.minutes)}
            maxLength={3}
            onWrite={(minutes) => change({ minutes: Number.parseInt(minutes.replaceAll(/\D/g, '') || '0', 10) })}
          />
          <SkillField
            at={`${id}.skill_id`}
            label={t('authoring.main_skill')}
            value={lesson.skill_id}
            onChoose={(skill_id) => change({ skill_id })}
          />
        </div>
      </Section>
      <MarkdownField
        at={`${id}.body`}
        value={lesson.body}
        language={course.language}
        onWrite={(body) => change({ body })}
      />
      <LessonFiles lesson={lesson} onChange={(media) => change({ media })} />
      {quiz && (
        <section aria-labelledby={`${quiz.id}-heading`} className="flex flex-col gap-4">
          <div>
            <h2 id={`${quiz.id}-heading`} className="text-lg">
              {t('authoring.quiz')}
            </h2>
            <p className="max-w-text text-sm text-ink-2">{t('authoring.quiz_text')}</p>
          </div>
          <Line
            at={`${quiz.id}.title`}
            label={t('authoring.quiz_title')}
            lang={course.language}
            value={quiz.title}
            maxLength={LIMITS.title}
            onWrite={(title) => keeper.change(renameQuiz(quiz.id, title))}
          />
          <Questions items={askedIn(course, quiz)} quiz_id={quiz.id} skill_id={lesson.skill_id} />
        </section>
      )}
    </>
  )
}
