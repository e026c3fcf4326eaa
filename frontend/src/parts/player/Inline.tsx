import type { Span } from '@tajiconnect/contract/lesson-body'
import { spans } from '../../ui/Blocks.tsx'

type Words = Exclude<Span, { kind: 'math' }>

// Code comes first: a star inside it is a star.
const MARKED = /`([^`]+)`|\*\*(\S(?:.*?\S)?)\*\*|\*([^\s*](?:[^*]*[^\s*])?)\*/g

/** `**strong**`, `*emphasis*` and code in backticks; everything else stays the text it is. */
export function spansOf(text: string): Words[] {
  const found: Words[] = []
  let end = 0
  for (const match of text.matchAll(MARKED)) {
    const [whole, code, strong, emphasis] = match
    if (match.index > end) found.push({ kind: 'text', text: text.slice(end, match.index) })
    if (code) found.push({ kind: 'code', text: code })
    else if (strong) found.push({ kind: 'strong', text: strong })
    else if (emphasis) found.push({ kind: 'emphasis', text: emphasis })
    end = match.index + whole.length
  }
  if (end < text.length) found.push({ kind: 'text', text: text.slice(end) })
  return found
}

/** The same without any marks, for names that are only read out. */
export const plain = (text: string): string =>
  spansOf(text)
    .map((span) => span.text)
    .join('')

export const Inline = ({ text }: { text: string }) => <>{spans(spansOf(text))}</>
