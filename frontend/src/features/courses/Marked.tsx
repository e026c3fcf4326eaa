import type { Attempt, Course, Quiz } from '@tajiconnect/contract/courses'
import { useRef } from 'react'
import { useFormat } from '../../i18n/format.ts'
import { useT } from '../../i18n/i18n.ts'
import type { MessageId } from '../../i18n/messages.ts'
import { MarkedQuestion } from '../../parts/player/MarkedQuestion.tsx'
import { useKeys } from '../../parts/player/useKeys.ts'
import { paths } from '../../paths.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { lessonsOf, passMark } from './progress.ts'

/** What a learner wants to hear of; that a quiz comes back needs no announcement. */
const CHANGES: Record<Attempt['changed'][number], MessageId | null> = {
  quiz_passed: 'courses.changed_quiz',
  course_completed: 'courses.changed_course',
  step_completed: 'courses.changed_step',
  review_added: null,
}

interface MarkedProps {
  quiz: Quiz
  course: Course | undefined
  attempt: Attempt
  onAgain: () => void
}

/** The score, what it changed, each question with the step that was missed, and the way on. */
export function Marked({ quiz, course, attempt, onAgain }: MarkedProps) {
  const t = useT()
  const { seconds } = useFormat()
  const list = useRef<HTMLOListElement>(null)
  const { correct, total, passed, duration_s } = attempt
  const changes = attempt.changed.flatMap((change) => CHANGES[change] ?? [])
  const step = (by: 1 | -1) => () => {
    const answers = [...(list.current?.querySelectorAll('h3') ?? [])]
    const at = answers.findIndex((answer) => answer === document.activeElement)
    answers[at < 0 ? 0 : at + by]?.focus()
  }
  useKeys({ '[': step(-1), ']': step(1) })
  return (
    <>
      <section className={`flex flex-col gap-2 rounded-card p-5 ${passed ? 'bg-primary-soft' : 'bg-sunk'}`}>
        <h2 tabIndex={-1} className="text-2xl outline-none">
          {t('courses.score', { correct, total })}
        </h2>
        <p>{t(passed ? 'courses.passed' : 'courses.not_passed', { mark: passMark(total), total })}</p>
        {duration_s !== undefined && <p>{t('courses.took', { time: seconds(duration_s) })}</p>}
        {changes.length > 0 && (
          <ul aria-label={t('courses.changes')} className="flex flex-col gap-1">
            {changes.map((change) => (
              <li key={change} className="flex items-center gap-2 font-semibold text-primary">
                <Icon name="check" className="size-5" />
                {t(change, { course: quiz.course_title })}
              </li>
            ))}
          </ul>
        )}
      </section>
      <Onward quiz={quiz} course={course} attempt={attempt} onAgain={onAgain} />
      <section aria-labelledby="answers" className="flex flex-col gap-3">
        <h2 id="answers" className="text-lg">
          {t('courses.your_answers')}
        </h2>
        <ol ref={list} className="flex flex-col gap-3">
          {quiz.questions.map((question, at) => (
            <MarkedQuestion
              key={question.id}
              number={at + 1}
              question={question}
              marked={attempt.items.find(({ item_id }) => item_id === question.id)}
              lang={course?.language}
            />
          ))}
        </ol>
      </section>
    </>
  )
}

function Onward({ quiz, course, attempt: { passed, changed }, onAgain }: MarkedProps) {
  const t = useT()
  const lessons = course && !changed.includes('course_completed') ? lessonsOf(course) : []
  const next = lessons[lessons.findIndex(({ id }) => id === quiz.lesson_id) + 1]
  const lesson = next && paths.lesson(quiz.course_id, next.id)
  return (
    <div className="grid gap-3">
      {!passed && <Button onClick={onAgain}>{t('common.retry')}</Button>}
      {!passed && (
        <ButtonLink look="secondary" href={paths.lesson(quiz.course_id, quiz.lesson_id)}>
          {t('courses.read_again')}
        </ButtonLink>
      )}
      {passed && lesson && <ButtonLink href={lesson}>{t('courses.next_lesson')}</ButtonLink>}
      <ButtonLink look={passed ? (lesson ? 'secondary' : 'primary') : 'quiet'} href={paths.today}>
        {t('courses.to_today')}
      </ButtonLink>
      {passed && (
        <Button look="quiet" onClick={onAgain}>
          {t('courses.once_more')}
        </Button>
      )}
    </div>
  )
}
