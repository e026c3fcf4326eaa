/**
 * `$…$`, as pandoc reads it: no space just inside, no digit just behind, so that “$5 and $6” are prices. `$$…$$` within a
 * line is the same.
 */
const FORMULA = /(\$\$?)(?![\s$])((?:\\[\s\S]|[^\\$])+)(?<!\s)\1(?![\d$])/y

/** What in a formula may be words: commands, and what `\text{…}` and its like hold. */
const WORDY = /\\(?:text\w*|mathrm|operatorname|mbox|begin|end|ce)\*?\{[^{}]*\}|\\[a-zA-Z]+/g
/** “It costs $4 here and in US$ …”: TeX would run the words together, so nobody means that. */
const isProse = (tex: string) => /\p{L}\p{L}\s+\p{L}\p{L}|\bUS$/u.test(tex.replaceAll(WORDY, ' \\ '))

const endsInWord = (text: string) => /[\p{L}\p{N}]$/u.test(text)

interface Formula {
  /** As it is written, with its dollars. */
  raw: string
  tex: string
}

/** The formula that begins at a dollar of a line, behind these words; null where it is a price or no formula at all. */
export function formulaAt(line: string, at: number, before: string): Formula | null {
  FORMULA.lastIndex = at
  const [raw, , tex] = FORMULA.exec(line) ?? []
  // “US$5”: a currency.
  return !raw || !tex || isProse(tex) || endsInWord(before) ? null : { raw, tex }
}
