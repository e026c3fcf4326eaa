import type { Course, Quiz } from '@tajiconnect/contract/courses'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { learningChanged } from '../../parts/learning.ts'
import { isAnswered } from '../../parts/player/responses.ts'
import { ApiError } from '../../services/api/api-error.ts'
import { call } from '../../services/api/endpoints.ts'
import { Asking } from './Asking.tsx'
import { Review } from './Review.tsx'
import { useTimer } from './useTimer.ts'
import { useTry } from './useTry.ts'

interface QuizFlowProps {
  quiz: Quiz
  /** For its language and what comes next; absent where this phone does not hold it. */
  course: Course | undefined
}

/** The code for what comes last. */
const marked = () =>
  import('./Marked.tsx').catch(() => {
    throw new ApiError('network')
  })

/** Question by question, then a look over all answers, then what the gateway makes of them. */
export function QuizFlow({ quiz, course }: QuizFlowProps) {
  const control = useTry(quiz)
  const { current, go, forget, restart, markSent, renewKey } = control
  const { questions } = quiz
  const question = questions[current.at]

  const handIn = useMutation({
    mutationFn: async () => {
      const answers = questions.flatMap(({ id }) => {
        const response = current.answers[id]
        return isAnswered(response) ? [{ item_id: id, response, hint_used: current.hints.includes(id) }] : []
      })
      const attempt = call('POST /courses/{id}/quizzes/{quiz_id}/attempts', {
        params: { id: quiz.course_id, quiz_id: quiz.id },
        query: { version: String(quiz.version) },
        // What is sent again under the same key has to be the same, so the time stands still once it was sent.
        body: { answers, ...(current.seconds !== null && { duration_s: current.seconds }) },
        idempotencyKey: current.idempotencyKey,
      })
      const [{ Marked }] = await Promise.all([marked(), attempt])
      return { Marked, attempt: await attempt }
    },
    onMutate: markSent,
    onSuccess: () => {
      forget()
      learningChanged(quiz.course_id, quiz.lesson_id)
    },
    // Another tab has handed in something else under this key; what stands here is a try of its own.
    onError: (error) => error instanceof ApiError && error.code === 'idempotency_conflict' && renewKey(),
  })

  useTimer(current.seconds !== null && !current.sent && !handIn.data, control.spend)

  // It is needed only where the gateway has answered, so it need not come with the first question.
  useEffect(() => void marked().catch(() => undefined), [])

  const { Marked, attempt } = handIn.data ?? {}
  const stage = attempt ? 'marked' : current.at
  const shown = useRef(stage)
  const top = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (shown.current === stage) return
    shown.current = stage
    window.scrollTo(0, 0)
    top.current?.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true })
  }, [stage])

  const again = () => {
    restart()
    handIn.reset()
  }
  return (
    <div ref={top} className="flex flex-col gap-5">
      {Marked && attempt ? (
        <Marked quiz={quiz} course={course} attempt={attempt} onAgain={again} />
      ) : question ? (
        <Asking quiz={quiz} question={question} control={control} lang={course?.language} />
      ) : (
        <Review
          quiz={quiz}
          current={current}
          lang={course?.language}
          busy={handIn.isPending}
          error={handIn.error}
          onChange={go}
          onHandIn={() => handIn.mutate()}
        />
      )}
    </div>
  )
}
