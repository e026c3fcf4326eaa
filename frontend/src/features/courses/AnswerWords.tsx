import type { Question } from '@tajiconnect/contract/courses'
import { Inline } from './Inline.tsx'
import { linesOf } from './responses.ts'

/** An answer in words; an order as a numbered list. */
export function AnswerWords({ question, words }: { question: Question; words: string }) {
  const lines = linesOf(question, words)
  if (lines.length === 1) return <Inline text={words} />
  return (
    <ol className="flex list-decimal flex-col gap-1 pl-6">
      {lines.map((line) => (
        <li key={line}>
          <Inline text={line} />
        </li>
      ))}
    </ol>
  )
}
