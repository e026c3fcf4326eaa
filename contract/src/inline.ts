import { formulaAt } from './formula.ts'

/** A piece of a question’s text, as it is written or with its marks; a formula’s `text` is all of it, dollars included. */
export type InlineSpan = { kind: 'text' | 'strong' | 'emphasis' | 'code'; text: string } | MathSpan
interface MathSpan {
  kind: 'math'
  text: string
  tex: string
}

// Code comes first: a star or a dollar inside it is just that.
const MARK = /`([^`]+)`|\*\*(\S(?:.*?\S)?)\*\*|\*([^\s*](?:[^*]*[^\s*])?)\*|\\\$|\$/g

/**
 * `**strong**`, `*emphasis*`, code in backticks, and formulas by the rule of lessons; `\$` is a dollar, and everything else
 * stays the text it is.
 */
export const spansOf = (text: string): InlineSpan[] => spansIn(text, 'text')

/** `look` is that of the words around formulas: emphasis may hold some, which stay what they are. */
function spansIn(text: string, look: 'text' | 'strong' | 'emphasis'): InlineSpan[] {
  const spans: InlineSpan[] = []
  const mark = new RegExp(MARK)
  let words = ''
  let end = 0
  const add = (...found: InlineSpan[]) => {
    if (words) spans.push({ kind: look, text: words })
    spans.push(...found)
    words = ''
  }
  for (let match = mark.exec(text); match; match = mark.exec(text)) {
    const [whole, code, strong, emphasis] = match
    const at = match.index
    words += text.slice(end, at)
    const formula = whole === '$' ? formulaAt(text, at, text.slice(Math.max(0, at - 2), at)) : null
    if (formula) {
      add({ kind: 'math', text: formula.raw, tex: formula.tex })
      mark.lastIndex = at + formula.raw.length
    } else if (code) add({ kind: 'code', text: code })
    else if (strong) add(...spansIn(strong, 'strong'))
    else if (emphasis) add(...spansIn(emphasis, 'emphasis'))
    else words += '$'
    end = mark.lastIndex
  }
  words += text.slice(end)
  add()
  return spans
}

/** The formulas in a question’s text. */
export const formulasIn = (text: string): MathSpan[] =>
  text.includes('$') ? spansOf(text).filter((span) => span.kind === 'math') : []
