import type { MarkedItem, Question } from '@tajiconnect/contract/courses'
import { useId, type ReactNode } from 'react'
import { useT } from '../../i18n/i18n.ts'
import { focusOnArrival } from '../../parts/focus.ts'
import { AnswerWords } from '../../parts/player/AnswerWords.tsx'
import { Inline } from '../../parts/player/Inline.tsx'
import { isAnswered, linesOf } from '../../parts/player/responses.ts'
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
}

/** What came of an answer, in words first; the way on has the focus, and is read with the verdict. */
export function Feedback({ question, marked, helped, lang, busy, onNext }: FeedbackProps) {
  const t = useT()
  const id = useId()
  const { correct, response, answer, key, feedback, explanation } = marked
  const numbered = question.type === 'order'
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
        <dl className="grid gap-2">
          <Fact name={t('player.you_answered')} lang={isAnswered(response) ? lang : undefined}>
            {isAnswered(response) ? (
              <AnswerWords
                lines={linesOf(question, response)}
                numbered={numbered}
                right={correct ? undefined : key?.map((each, at) => response[at] === each)}
              />
            ) : (
              t('player.no_answer')
            )}
          </Fact>
          {!correct && (
            <Fact name={t('player.right_answer')} lang={lang}>
              <AnswerWords lines={key ? linesOf(question, key) : [answer]} numbered={numbered} />
            </Fact>
          )}
        </dl>
        {[feedback, explanation].map(
          (text) =>
            text && (
              <p key={text} lang={lang} className="max-w-text">
                <Inline text={text} />
              </p>
            ),
        )}
      </section>
      <Button ref={focusOnArrival} aria-describedby={id} wide busy={busy} onClick={onNext}>
        {t('common.next')}
      </Button>
    </>
  )
}

const Fact = ({ name, lang, children }: { name: string; lang: string | undefined; children: ReactNode }) => (
  <div>
    <dt className="text-sm text-ink-2">{name}</dt>
    <dd lang={lang} className="font-medium">
      {children}
    </dd>
  </div>
)
