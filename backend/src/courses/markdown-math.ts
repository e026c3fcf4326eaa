import type { TokenizerAndRendererExtension } from 'marked'

export interface MathToken {
  type: 'math'
  raw: string
  tex: string
}

/** `$$…$$` from the start of a line to the end of one, with no empty line in between. */
const BLOCK = /^ {0,3}\$\$((?:\\[\s\S]|[^\\$\n]|\n(?![ \t]*\n))+)\$\$[ \t]*(?:\n+|$)/

/**
 * `$…$`, as pandoc reads it: no space just inside, no digit just behind, so that “$5 and $6” are prices. `$$…$$` within a
 * line is the same.
 */
const INLINE = /^(\$\$?)(?![\s$])((?:\\[\s\S]|[^\\$])+)(?<!\s)\1(?![\d$])/

/** What in a formula may be words: commands, and what `\text{…}` and its like hold. */
const WORDY = /\\(?:text\w*|mathrm|operatorname|mbox|begin|end|ce)\*?\{[^{}]*\}|\\[a-zA-Z]+/g
/** “It costs $4 here and in US$ …”: TeX would run the words together, so nobody means that. */
const isProse = (tex: string) => /\p{L}{2,}\s+\p{L}{2,}|\bUS$/u.test(tex.replaceAll(WORDY, ' \\ '))

const endsInWord = (text = '') => /[\p{L}\p{N}]$/u.test(text)

/** Formulas in a lesson's markdown: a block on lines of its own, or in a line. */
export const mathExtensions: TokenizerAndRendererExtension[] = [
  {
    name: 'math',
    level: 'block',
    start: (text) => {
      const at = text.search(/\n {0,3}\$\$/)
      return at < 0 ? undefined : at + 1
    },
    tokenizer: (text): MathToken | undefined => {
      const [raw, tex] = BLOCK.exec(text) ?? []
      return raw && tex?.trim() ? { type: 'math', raw, tex: tex.trim() } : undefined
    },
  },
  {
    name: 'math',
    level: 'inline',
    start: (text) => {
      const at = text.indexOf('$')
      return at < 0 ? undefined : at
    },
    tokenizer: (text, before): MathToken | undefined => {
      const [raw, , tex] = INLINE.exec(text) ?? []
      // “US$5”: a currency.
      if (!raw || !tex || isProse(tex) || endsInWord(before.at(-1)?.raw)) return undefined
      return { type: 'math', raw, tex }
    },
  },
]
