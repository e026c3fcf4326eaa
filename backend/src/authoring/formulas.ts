import { Marked } from 'marked'
import { mathExtensions, type MathToken } from '../courses/markdown-math.ts'
import { mathOf } from '../courses/math.ts'

const marked = new Marked({ extensions: mathExtensions })
const isMath = (token: { type: string }): token is MathToken => token.type === 'math'

/** Formulas of a lesson's markdown that cannot be drawn, as they are written. */
export function brokenFormulas(markdown: string): string[] {
  const broken = new Set<string>()
  marked.walkTokens(marked.lexer(markdown), (token) => {
    if (isMath(token) && !mathOf(token.tex, { display: token.raw.startsWith('$$') })) broken.add(token.raw.trim())
  })
  return [...broken]
}
