/** A text with what is selected in it. */
export interface Selected {
  text: string
  from: number
  to: number
}

/** What takes the place of `from` to `to`, and what of it is selected afterwards. */
export interface Insertion {
  from: number
  to: number
  text: string
  select: [from: number, to: number]
}

export type Mark = 'heading' | 'bold' | 'list' | 'table' | 'formula'

/** Puts marks around what is selected, or around words that stand for it. */
function around({ text, from, to }: Selected, mark: string, stands: string): Insertion {
  const inner = text.slice(from, to) || stands
  const start = from + mark.length
  return { from, to, text: `${mark}${inner}${mark}`, select: [start, start + inner.length] }
}

/** Puts a sign before each line that the selection touches. */
function before({ text, from, to }: Selected, sign: string, stands: string): Insertion {
  const start = text.lastIndexOf('\n', from - 1) + 1
  const found = text.indexOf('\n', to)
  const end = found < 0 ? text.length : found
  const lines = (text.slice(start, end) || stands)
    .split('\n')
    .map((line) => (line.startsWith(sign) ? line : sign + line))
  const whole = lines.join('\n')
  return { from: start, to: end, text: whole, select: [start + sign.length, start + whole.length] }
}

/** A block of its own, with an empty line before and after it, whichever of them is there already. */
export function block({ text, from, to }: Selected, inner: string): Insertion {
  const gap = (side: string, edge: RegExp) => {
    const there = edge.exec(side)?.[0].match(/\n/g)?.length ?? 0
    return side.trim() === '' ? '' : '\n'.repeat(Math.max(0, 2 - there))
  }
  const [lead, tail] = [gap(text.slice(0, from), /\n[ \t\n]*$/), gap(text.slice(to), /^[ \t\n]*\n/)]
  const start = from + lead.length
  return { from, to, text: `${lead}${inner}${tail}`, select: [start, start + inner.length] }
}

/** In its line; on an empty one it stands apart, or a table above would take it for a row. */
function formula(at: Selected, sample: string): Insertion {
  const { text, from, to } = at
  const isAlone = /(^|\n)[ \t]*$/.test(text.slice(0, from)) && /^[ \t]*(\n|$)/.test(text.slice(to))
  const source = `$${text.slice(from, to) || sample}$`
  const made: Insertion = isAlone ? block(at, source) : { from, to, text: source, select: [from, from + source.length] }
  const [start, end] = made.select
  // The next key replaces the sample, and never what somebody wrote.
  return { ...made, select: from === to ? [start + 1, end - 1] : [end, end] }
}

/** What a button of the toolbar does; `stands` is what it marks where nothing is selected. */
export function insertion(mark: Mark, at: Selected, stands: string): Insertion {
  switch (mark) {
    case 'heading':
      return before(at, '### ', stands)
    case 'bold':
      return around(at, '**', stands)
    case 'list':
      return before(at, '- ', stands)
    case 'table':
      return block(at, `| ${stands} 1 | ${stands} 2 |\n| --- | --- |\n| … | … |\n| … | … |`)
    case 'formula':
      return formula(at, String.raw`\frac{1}{2}`)
  }
}

/** Types for whoever pressed the button, so that the browser's own undo takes it back. */
export function type(area: HTMLTextAreaElement, { from, to, text, select }: Insertion): void {
  area.focus()
  area.setSelectionRange(from, to)
  // Deprecated, and the only way in which a page can write into the browser's history of a field.
  const typed = document.execCommand?.('insertText', false, text)
  if (!typed) {
    area.setRangeText(text, from, to)
    area.dispatchEvent(new Event('input', { bubbles: true }))
  }
  area.setSelectionRange(...select)
}
