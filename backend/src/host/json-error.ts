/** Where a text stops being JSON, counted from 1, and what stood there. */
export interface JsonError {
  line: number
  column: number
  message: string
}

const space = /[ \t\n\r]*/y
/** Plain characters are all from the space on but the quote and the backslash. */
const string = /"[ !#-[\]-\uffff]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[ !#-[\]-\uffff]*)*"/y
const scalar = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y

class Unexpected extends Error {}

/** Finds what `JSON.parse` refuses: its own messages do not always name the place. Null where the text is JSON. */
export function findJsonError(text: string): JsonError | null {
  let at = 0

  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at
    if (!pattern.test(text)) return false
    at = pattern.lastIndex
    return true
  }
  const next = (): string => {
    take(space)
    return text[at] ?? ''
  }
  const refuse = (expected: string): never => {
    throw new Unexpected(`expected ${expected}, found ${at < text.length ? JSON.stringify(text[at]) : 'the end'}`)
  }
  const members = (end: string, member: () => void) => {
    at += 1
    if (next() !== end) {
      member()
      while (next() === ',') {
        at += 1
        member()
      }
    }
    if (next() !== end) refuse(`"," or "${end}"`)
    at += 1
  }
  const value = () => {
    const first = next()
    if (first === '{') members('}', property)
    else if (first === '[') members(']', value)
    else if (!take(string) && !take(scalar)) refuse('a value')
  }
  const property = () => {
    next()
    if (!take(string)) refuse('a name in double quotes')
    if (next() !== ':') refuse('":"')
    at += 1
    value()
  }

  try {
    value()
    if (next() !== '') refuse('nothing more')
    return null
  } catch (error) {
    if (!(error instanceof Unexpected)) throw error
    const lines = text.slice(0, at).split('\n')
    return { line: lines.length, column: (lines.at(-1) ?? '').length + 1, message: error.message }
  }
}
