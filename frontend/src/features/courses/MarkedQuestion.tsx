import type { MarkedItem, Question } from '@tajiconnect/contract/courses'
import type { ReactNode } from 'react'
import { useT } from '../../i18n/i18n.ts'
import { Card } from '../../ui/Card.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { AnswerWords } from './AnswerWords.tsx'
import { Inline } from './Inline.tsx'
import { inWords, isAnswered } from './responses.ts'

interface MarkedQuestionProps {
  number: number
  question: Question
  marked: MarkedItem | undefined
  lang: string | undefined
}

/** A right answer in short; another with the step that was missed. */
export function MarkedQuestion({ number, question, marked, lang }: MarkedQuestionProps) {
  const t = useT()
  if (!marked) return null
  const { correct, response, answer, feedback, explanation } = marked
  const explained = (
    <p lang={lang} className="max-w-text">
      <Inline text={explanation} />
    </p>
  )
  return (
    <Card as="li">
      <p className={`flex items-start gap-2 font-semibold ${correct ? 'text-primary' : 'text-accent-ink'}`}>
        <Icon name={correct ? 'check' : 'bulb'} />
        {t(correct ? 'courses.right' : 'courses.not_yet')}
      </p>
      <h3 lang={lang} className="max-w-text text-base">
        {number}. <Inline text={question.prompt} />
      </h3>
      <dl className="grid gap-2">
        <Fact name={t('courses.you_answered')} lang={isAnswered(response) ? lang : undefined}>
          {isAnswered(response) ? (
            <AnswerWords question={question} words={inWords(question, response)} />
          ) : (
            t('courses.no_answer')
          )}
        </Fact>
        {!correct && (
          <Fact name={t('courses.right_answer')} lang={lang}>
            <AnswerWords question={question} words={answer} />
          </Fact>
        )}
      </dl>
      {!correct && feedback && (
        <p lang={lang} className="max-w-text">
          <Inline text={feedback} />
        </p>
      )}
      {correct ? <Disclosure summary={t('courses.why')}>{explained}</Disclosure> : explained}
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
