import type { MarkedItem, Question } from '@tajiconnect/contract/courses'
import type { ReactNode } from 'react'
import { useT } from '../../i18n/i18n.ts'
import { AnswerWords } from './AnswerWords.tsx'
import { isAnswered, isTyped, linesOf } from './responses.ts'

interface AnswerFactsProps {
  question: Question
  marked: MarkedItem
  lang: string | undefined
}

/** What was answered and, where that was not right, what would have been. */
export function AnswerFacts({ question, marked: { correct, response, answer, key }, lang }: AnswerFactsProps) {
  const t = useT()
  const numbered = question.type === 'order'
  return (
    <dl className="grid gap-2">
      <Fact name={t('player.you_answered')} lang={isAnswered(response) ? lang : undefined}>
        {!isAnswered(response) ? (
          t('player.no_answer')
        ) : isTyped(question) ? (
          linesOf(question, response)
        ) : (
          <AnswerWords
            lines={linesOf(question, response)}
            math={question.math}
            numbered={numbered}
            right={correct ? undefined : key?.map((id, at) => response[at] === id)}
          />
        )}
      </Fact>
      {!correct && (
        <Fact name={t('player.right_answer')} lang={lang}>
          <AnswerWords lines={key ? linesOf(question, key) : [answer]} math={question.math} numbered={numbered} />
        </Fact>
      )}
    </dl>
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
