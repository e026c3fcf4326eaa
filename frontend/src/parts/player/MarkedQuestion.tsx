import type { MarkedItem, Question } from '@tajiconnect/contract/courses'
import type { ReactNode } from 'react'
import { useT } from '../../i18n/i18n.ts'
import { Card } from '../../ui/Card.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { AnswerWords } from './AnswerWords.tsx'
import { Inline } from './Inline.tsx'
import { isAnswered, linesOf } from './responses.ts'

interface MarkedQuestionProps {
  number?: number
  question: Question
  marked: MarkedItem | undefined
  lang: string | undefined
}

/** A right answer in short; another with the step that was missed. Its heading can take the focus. */
export function MarkedQuestion({ number, question, marked, lang }: MarkedQuestionProps) {
  const t = useT()
  if (!marked) return null
  const { correct, response, answer, key, feedback, explanation } = marked
  const numbered = question.type === 'order'
  const explained = (
    <p lang={lang} className="max-w-text">
      <Inline text={explanation} />
    </p>
  )
  return (
    <Card as="li">
      <p className={`flex items-start gap-2 font-semibold ${correct ? 'text-primary' : 'text-accent-ink'}`}>
        <Icon name={correct ? 'check' : 'bulb'} />
        {t(correct ? 'player.right' : 'player.not_yet')}
      </p>
      <h3 lang={lang} tabIndex={-1} className="max-w-text scroll-my-60 rounded text-base">
        {number !== undefined && `${number}. `}
        <Inline text={question.prompt} />
      </h3>
      <dl className="grid gap-2">
        <Fact name={t('player.you_answered')} lang={isAnswered(response) ? lang : undefined}>
          {isAnswered(response) ? (
            <AnswerWords
              lines={linesOf(question, response)}
              numbered={numbered}
              right={correct ? undefined : key?.map((id, at) => response[at] === id)}
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
      {!correct && feedback && (
        <p lang={lang} className="max-w-text">
          <Inline text={feedback} />
        </p>
      )}
      {correct ? <Disclosure summary={t('player.why')}>{explained}</Disclosure> : explained}
    </Card>
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
