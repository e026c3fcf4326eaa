// oxlint-disable react/no-array-index-key -- a text never changes while it is read, so a place in it is a key
import { spansOf, type InlineSpan } from '@tajiconnect/contract/inline'
import type { Formulas } from '@tajiconnect/contract/lesson-body'
import { InlineMaths } from '../../ui/Maths.tsx'
import { mathsWords } from '../../ui/maths-words.ts'
import { Words } from '../../ui/Words.tsx'

interface InlineProps {
  text: string
  math: Formulas | undefined
  /** It stands in a name, as of a question or an answer to choose, where a formula is said in one line. */
  naming?: boolean
}

/** A text of a question, with the formulas that came with it; one that did not is shown as it is written. */
export const Inline = ({ text, math, naming = false }: InlineProps) => {
  const spans = spansOf(text)
  const drawn = spans.map((span) => drawnOf(span, math))
  return spans.map((span, place) => {
    const formula = drawn[place]
    if (formula)
      return (
        <InlineMaths key={place} math={formula} label={naming ? mathsWords(formula) : undefined}>
          {stopOf(spans[place + 1])}
        </InlineMaths>
      )
    const words = drawn[place - 1] ? span.text.slice(stopOf(span).length) : span.text
    return <Words key={place} kind={span.kind === 'math' ? 'code' : span.kind} text={words} />
  })
}

/** What ends a sentence or a part of it, where plain words begin with that. */
const stopOf = (span: InlineSpan | undefined): string =>
  span?.kind === 'text' ? (/^[.,;:?!)\]”’]+/.exec(span.text)?.[0] ?? '') : ''

/** The same without any marks, for names that are only read out; a formula is said in one line. */
export const plain = (text: string, math: Formulas | undefined): string =>
  spansOf(text)
    .map((span) => {
      const formula = drawnOf(span, math)
      return formula ? mathsWords(formula) : span.text
    })
    .join('')

/** TeX may be any word, such as `constructor`. */
const drawnOf = (span: InlineSpan, math: Formulas = {}) =>
  span.kind === 'math' && Object.hasOwn(math, span.tex) ? math[span.tex] : undefined
