import type { Quiz } from '@tajiconnect/contract/courses'
import { useT } from '../../i18n/i18n.ts'
import { Inline } from '../../parts/player/Inline.tsx'
import { isAnswered, isComplete, isTyped, linesOf } from '../../parts/player/responses.ts'
import { ApiError } from '../../services/api/api-error.ts'
import { errorWords } from '../../services/api/error-words.ts'
import { useSync } from '../../stores/outbox.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { passMark } from './progress.ts'
import type { Try } from './useTry.ts'

interface ReviewProps {
  quiz: Quiz
  current: Try
  lang: string | undefined
  busy: boolean
  error: Error | null
  onChange: (at: number) => void
  onHandIn: () => void
}

/** All answers at a glance, what is still open, and handing in. */
export function Review({ quiz, current, lang, busy, error, onChange, onHandIn }: ReviewProps) {
  const t = useT()
  const { questions } = quiz
  const open = questions.filter(({ id }) => !isComplete(current.answers[id])).length
  const total = questions.length
  return (
    <>
      <h2 tabIndex={-1} className="text-lg outline-none">
        {t('courses.look_over')}
      </h2>
      <p className="-mt-3 text-ink-2">{t('courses.pass_at', { mark: passMark(total), total })}</p>
      {open > 0 && <Notice tone="warn">{t('courses.open', { count: open })}</Notice>}
      <ol className="flex flex-col gap-2">
        {questions.map((question, at) => (
          <li key={question.id}>
            <ReviewLine
              number={at + 1}
              question={question}
              response={current.answers[question.id]}
              lang={lang}
              onPress={() => onChange(at)}
            />
          </li>
        ))}
      </ol>
      {!busy && <HandInState error={error} sent={current.sent} />}
      <Button wide busy={busy} onClick={onHandIn}>
        {t(current.sent && !busy ? 'courses.hand_in_again' : 'courses.hand_in')}
      </Button>
    </>
  )
}

interface ReviewLineProps {
  number: number
  question: Quiz['questions'][number]
  response: Try['answers'][string] | undefined
  lang: string | undefined
  onPress: () => void
}

function ReviewLine({ number, question, response, lang, onPress }: ReviewLineProps) {
  const t = useT()
  return (
    <button
      type="button"
      onClick={onPress}
      className="flex min-h-14 w-full cursor-pointer items-center gap-3 rounded-control border border-line bg-surface px-4 py-3 text-left"
    >
      <span className="w-5 shrink-0 font-semibold text-ink-2 tabular-nums">{number}</span>
      <span className="min-w-0 flex-1">
        <span lang={lang} className="line-clamp-2 text-sm text-ink-2">
          <Inline text={question.prompt} math={question.math} naming />
        </span>
        {isAnswered(response) && (
          <span lang={lang} className="flex flex-col gap-1 font-medium">
            {linesOf(question, response).map((line, place) => (
              <span key={line}>
                {question.type === 'order' && `${place + 1}. `}
                {isTyped(question) ? line : <Inline text={line} math={question.math} naming />}
              </span>
            ))}
          </span>
        )}
        {!isComplete(response) && (
          <span className="flex items-center gap-1 font-medium text-accent-ink">
            <Icon name="alert" className="size-5" />
            {t(isAnswered(response) ? 'courses.not_whole_yet' : 'courses.no_answer_yet')}
          </span>
        )}
      </span>
      <span className="shrink-0 text-sm font-semibold text-primary">{t('common.edit')}</span>
    </button>
  )
}

/** Whether the answers can be handed in now, and what became of the last time. */
function HandInState({ error, sent }: { error: Error | null; sent: boolean }) {
  const t = useT()
  const offline = useSync(({ state }) => state === 'offline')
  const unreached = error instanceof ApiError && error.passing
  if (error && !unreached) return <Notice tone="danger">{t(errorWords(error))}</Notice>
  if (offline || unreached || sent)
    return (
      <Notice tone="warn" title={t(sent ? 'courses.not_handed_in' : 'common.offline_title')}>
        {t(offline ? 'courses.kept_offline' : 'courses.kept_online')}
      </Notice>
    )
  return null
}
