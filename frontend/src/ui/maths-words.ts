import type { MathNode } from '@tajiconnect/contract/lesson-body'

const RAISED = pairs('0123456789+−=()n′∘', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ′°')
const LOWERED = pairs('0123456789+−=()', '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎')

function pairs(from: string, to: string): ReadonlyMap<string, string> {
  const letters = [...to]
  return new Map([...from].map((letter, at) => [letter, letters[at] ?? letter]))
}

/** Signs that join two sides. */
const JOINS = /^[=≠≈<>≤≥+−±×÷·⋅→⇌∈∪∩]$/
/** A minus that joins nothing, as in −5. */
const ALONE = /(?<=(?:^|[(=≠≈<>≤≥+−±×÷·⋅→^_])\s*)([+−±]) /g
/** MathML’s own, which are not seen. */
const UNSEEN = /[\u2061-\u2064]/g

/** A formula in a line of plain text, for names that are only read out or stand in a list: `(x + 1)/2`, `√5`, `10²³`. */
export const mathsWords = (math: MathNode): string =>
  wordsOf(math).replaceAll(UNSEEN, '').replaceAll(/\s+/g, ' ').trim().replaceAll(ALONE, '$1')

const nothing: MathNode = { tag: 'mrow' }

/** A number, a word, or what its own sign holds together. */
function isOne({ tag, text, children = [] }: MathNode): boolean {
  if (text !== undefined || /^m(sup|sub|subsup|sqrt|root)$/.test(tag)) return true
  const [only, ...others] = children.filter((child) => child.tag !== 'mspace')
  return only !== undefined && others.length === 0 && isOne(only)
}

const held = (node: MathNode, words: string) => (isOne(node) ? words : `(${words})`)
const grouped = (node: MathNode) => held(node, wordsOf(node).trim())

/** In small letters where there are such, otherwise behind a sign. */
function script(node: MathNode, letters: ReadonlyMap<string, string>, sign: string): string {
  const words = wordsOf(node).trim()
  const small = [...words.replaceAll(/\s/g, '')].map((letter) => letters.get(letter))
  return small.includes(undefined) ? sign + held(node, words) : small.join('')
}

function wordsOf({ tag, text, children = [] }: MathNode): string {
  const [base = nothing, second = nothing, third = nothing] = children
  switch (tag) {
    case 'mo':
      return JOINS.test(text ?? '') ? ` ${text} ` : text === ',' ? ', ' : (text ?? '')
    case 'mfrac':
      return `${grouped(base)}/${grouped(second)}`
    case 'msqrt':
      return `√${grouped({ tag: 'mrow', children })}`
    case 'mroot':
      return `${script(second, RAISED, '')}√${grouped(base)}`
    case 'msup':
      return wordsOf(base) + script(second, RAISED, '^')
    case 'msub':
      return wordsOf(base) + script(second, LOWERED, '_')
    case 'msubsup':
      return wordsOf(base) + script(second, LOWERED, '_') + script(third, RAISED, '^')
    case 'munderover':
      return `${wordsOf(base) + script(second, LOWERED, '_') + script(third, RAISED, '^')} `
    case 'munder':
    case 'mover':
      return wordsOf(base) + wordsOf(second).trim()
    case 'mtable':
      return children.map(wordsOf).join('; ')
    case 'mtr':
      return children.map(wordsOf).join(' ')
    case 'mphantom':
      return ''
    default: {
      if (text !== undefined) return text
      const row = children.filter((child) => child.tag !== 'mspace')
      return row.map((child, at) => inRow(child, row[at - 1], row[at + 1])).join('')
    }
  }
}

/** What a row or a style of one part holds. */
const bare = (node: MathNode): MathNode =>
  /^m(row|style)$/.test(node.tag) && node.children?.length === 1 ? bare(node.children[0]!) : node

/** A fraction beside what it multiplies is held together, (1/2)mv², and stands apart from the whole number before it: 2 1/3. */
function inRow(node: MathNode, before: MathNode | undefined, next: MathNode | undefined): string {
  const words = wordsOf(node)
  if (bare(node).tag !== 'mfrac') return words
  if (before && bare(before).tag === 'mn') return ` ${words}`
  return [before, next].some((other) => other && bare(other).tag !== 'mo') ? `(${words})` : words
}
