import type { Span } from '@tajiconnect/contract/lesson-body'
import { together } from './together.ts'

export type WordsSpan = Exclude<Span, { kind: 'math' }>

/** Some words of a line, plain, emphasised or as code. */
export function Words({ kind, text }: WordsSpan) {
  switch (kind) {
    case 'strong':
      return <strong>{together(text)}</strong>
    case 'emphasis':
      return <em>{together(text)}</em>
    case 'code':
      return <code className="rounded bg-sunk px-1 py-0.5 font-mono text-sm">{text}</code>
    case 'text':
      return together(text)
  }
}
