import type { Span } from '@tajiconnect/contract/lesson-body'

export type WordsSpan = Exclude<Span, { kind: 'math' }>

/** Some words of a line, plain, emphasised or as code. */
export function Words({ kind, text }: WordsSpan) {
  switch (kind) {
    case 'strong':
      return <strong>{text}</strong>
    case 'emphasis':
      return <em>{text}</em>
    case 'code':
      return <code className="rounded bg-sunk px-1 py-0.5 font-mono text-sm">{text}</code>
    case 'text':
      return text
  }
}
