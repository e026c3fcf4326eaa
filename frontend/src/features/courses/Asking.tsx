import type { Question, Quiz } from '@tajiconnect/contract/courses'
import { useState } from 'react'
import { useT } from '../../i18n/i18n.ts'
import { AnswerField } from '../../parts/player/AnswerField.tsx'
import { choiceKeys } from '../../parts/player/choice-keys.ts'
import { Inline } from '../../parts/player/Inline.tsx'
import { isNoNumber } from '../../parts/player/responses.ts'
import { useKeys } from '../../parts/player/useKeys.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { ProgressBar } from '../../ui/Progress.tsx'
import { TimeMyself } from './TimeMyself.tsx'
import type { TryControl } from './useTry.ts'

interface AskingProps {
  quiz: Quiz
  question: Question
  control: TryControl
  lang: string | undefined
}

/** One question, its hint behind a button, and the way back and on. */
export function Asking({ quiz, question, control, lang }: AskingProps) {
  const t = useT()
  const { current, go, answer, showHint, setTimed } = control
  const { at } = current
  const total = quiz.questions.length
  const count = t('common.of', { count: at + 1, total })
  const hinted = current.hints.includes(question.id)
  const hint = question.hint && !hinted ? () => showHint(question.id) : undefined
  const [refused, setRefused] = useState<string | null>(null)
  const response = current.answers[question.id]
  const back = at > 0 ? () => go(at - 1) : undefined
  const on = () => (isNoNumber(question, response) ? setRefused(question.id) : go(at + 1))

  useKeys({ ...choiceKeys(question), h: hint, '[': back, ']': on, enter: on })

  return (
    <form
      key={question.id}
      className="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault()
        on()
      }}
    >
      <div className="flex flex-col gap-2">
        <p className="text-sm text-ink-2">{t('courses.question', { number: at + 1, total })}</p>
        <ProgressBar label={t('courses.progress')} value={at + 1} max={total} text={count} />
      </div>
      <TimeMyself seconds={current.seconds} questions={total} offered={at === 0} onChange={setTimed} />
      <h2 id="prompt" tabIndex={-1} lang={lang} className="max-w-text text-lg outline-none">
        <Inline text={question.prompt} math={question.math} naming />
      </h2>
      <AnswerField
        question={question}
        response={response}
        lang={lang}
        onChange={(response) => answer(question.id, response)}
        refused={refused === question.id}
      />
      {hinted ? (
        <Notice title={t('player.hint')}>
          <span lang={lang}>
            <Inline text={question.hint} math={question.math} />
          </span>
        </Notice>
      ) : (
        hint && (
          <div className="-ml-5">
            <Button look="quiet" icon="bulb" aria-keyshortcuts="H" onClick={hint}>
              {t('player.show_hint')}
            </Button>
          </div>
        )
      )}
      <div className="grid auto-cols-fr grid-flow-col gap-3">
        {back && (
          <Button look="secondary" onClick={back}>
            {t('common.back')}
          </Button>
        )}
        <Button type="submit">{t(at + 1 < total ? 'common.next' : 'courses.look_over')}</Button>
      </div>
    </form>
  )
}
