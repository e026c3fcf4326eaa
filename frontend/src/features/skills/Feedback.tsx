import type { MarkedItem, Question } from '@tajiconnect/contract/courses'
import { useId, type ReactNode } from 'react'
import { useT } from '../../i18n/i18n.ts'
import { focusOnArrival } from '../../parts/focus.ts'
import { AnswerFacts } from '../../parts/player/AnswerFacts.tsx'
import { Inline } from '../../parts/player/Inline.tsx'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'

interface FeedbackProps {
  question: Question
  marked: MarkedItem
  /** The hint was looked at. */
  helped: boolean
  lang: string
  busy: boolean
  onNext: () => void
  /** What may help, before the way on. */
  children?: ReactNode
}

/** What came of an answer, in words first; the way on has the focus, and is read with the verdict. */
export function Feedback({ question, marked, helped, lang, busy, onNext, children }: FeedbackProps) {
  const t = useT()
  const id = useId()
  const { correct, feedback, explanation, math } = marked
  const verdict = correct ? (helped ? 'skills.right_helped' : 'player.right') : 'player.not_yet'
  return (
    <>
      <section className={`flex flex-col gap-3 rounded-card p-4 ${correct ? 'bg-primary-soft' : 'bg-accent-soft'}`}>
        <p
          id={id}
          className={`flex items-start gap-2 text-lg font-semibold ${correct ? 'text-primary' : 'text-accent-ink'}`}
        >
          <Icon name={correct ? 'check' : 'bulb'} />
          {t(verdict)}
        </p>
        <AnswerFacts question={question} marked={marked} lang={lang} />
        {[feedback, explanation].map(
          (text) =>
            text && (
              <p key={text} lang={lang} className="max-w-text">
                <Inline text={text} math={math} />
              </p>
            ),
        )}
      </section>
      {children}
      <Button ref={focusOnArrival} aria-describedby={id} wide busy={busy} onClick={onNext}>
        {t('common.next')}
      </Button>
    </>
  )
}
