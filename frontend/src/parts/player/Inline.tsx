// oxlint-disable react/no-array-index-key -- a text never changes while it is read, so a place in it is a key
import { Words, type WordsSpan } from '../../ui/Words.tsx'

// Code comes first: a star inside it is a star.
const MARKED = /`([^`]+)`|\*\*(\S(?:.*?\S)?)\*\*|\*([^\s*](?:[^*]*[^\s*])?)\*/g

/** `**strong**`, `*emphasis*` and code in backticks; everything else stays the text it is. */
export function spansOf(text: string): WordsSpan[] {
  const found: WordsSpan[] = []
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

export const Inline = ({ text }: { text: string }) =>
  spansOf(text).map((span, place) => <Words key={place} {...span} />)
