import { formulaAt } from '@tajiconnect/contract/formula'
import type { TokenizerAndRendererExtension } from 'marked'

export interface MathToken {
  type: 'math'
  raw: string
  tex: string
}

/** `$$…$$` from the start of a line to the end of one, with no empty line in between. */
const BLOCK = /^ {0,3}\$\$((?:\\[\s\S]|[^\\$\n]|\n(?![ \t]*\n))+)\$\$[ \t]*(?:\n+|$)/

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
      const found = formulaAt(text, 0, before.at(-1)?.raw ?? '')
      return found ? { type: 'math', ...found } : undefined
    },
  },
]
