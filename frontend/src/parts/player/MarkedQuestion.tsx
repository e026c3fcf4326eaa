import type { MarkedItem, Question } from '@tajiconnect/contract/courses'
import { useT } from '../../i18n/i18n.ts'
import { Card } from '../../ui/Card.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { AnswerFacts } from './AnswerFacts.tsx'
import { Inline } from './Inline.tsx'

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
  const { correct, feedback, explanation, math } = marked
  const explained = (
    <p lang={lang} className="max-w-text">
      <Inline text={explanation} math={math} />
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
        <Inline text={question.prompt} math={question.math} />
      </h3>
      <AnswerFacts question={question} marked={marked} lang={lang} />
      {!correct && feedback && (
        <p lang={lang} className="max-w-text">
          <Inline text={feedback} math={math} />
        </p>
      )}
      {correct ? <Disclosure summary={t('player.why')}>{explained}</Disclosure> : explained}
    </Card>
  )
}
