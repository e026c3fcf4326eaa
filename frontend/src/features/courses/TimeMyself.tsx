import { useFormat } from '../../i18n/format.ts'
import { useT } from '../../i18n/i18n.ts'
import { Button } from '../../ui/Button.tsx'

/** Minutes that most learners need for one question. */
const USUAL_A_QUESTION = 1

interface TimeMyselfProps {
  /** Spent so far; null where nobody counts. */
  seconds: number | null
  questions: number
  /** Offers to begin. */
  offered: boolean
  onChange: (timed: boolean) => void
}

/** For whoever wants to know how long they take. It ends nothing and counts for nothing. */
export function TimeMyself({ seconds, questions, offered, onChange }: TimeMyselfProps) {
  const t = useT()
  const format = useFormat()
  if (seconds === null)
    return offered ? (
      <div className="-my-2 -ml-5">
        <Button look="quiet" icon="clock" onClick={() => onChange(true)}>
          {t('courses.time_myself')}
        </Button>
      </div>
    ) : null
  return (
    <div className="-my-2 -mr-5 flex items-center justify-between gap-1 text-sm text-ink-2">
      <p role="timer">
        {t('courses.time_so_far', {
          time: format.seconds(seconds),
          usual: format.minutes(questions * USUAL_A_QUESTION),
        })}
      </p>
      <span className="shrink-0">
        <Button look="quiet" onClick={() => onChange(false)}>
          {t('courses.time_stop')}
        </Button>
      </span>
    </div>
  )
}
