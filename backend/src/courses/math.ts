import { MATH_TAGS, type MathNode } from '@tajiconnect/contract/lesson-body'
import temml from 'temml'

/** Of a formula's source; nothing in a lesson comes near them, and a hostile one costs no more. */
const MAX_LETTERS = 2_000
const MAX_NODES = 2_000
const MAX_DEPTH = 60

/** A formula is only itself: it defines no commands that would make it another. */
const DEFINITION = /\\([gex]?def|let|futurelet|(re)?newcommand|providecommand|newenvironment)(?![a-zA-Z])/

/** TeX as MathML, `display` for a line of its own; null where the source is faulty, or needs more than the contract has. */
export function mathOf(tex: string, { display = false } = {}): MathNode | null {
  if (tex.length > MAX_LETTERS || DEFINITION.test(tex)) return null
  try {
    return read(temml.renderToString(tex, { displayMode: display, throwOnError: true }))
  } catch {
    // A ParseError says what is wrong in terms of TeX, which is no help to a learner.
    return null
  }
}

interface Element {
  tag: string
  attributes: string
  text: string
  children: Element[]
}

/** A tag with its attributes, or the text up to the next. temml closes what it opens and escapes all text. */
const PIECE = /<(\/?)([a-z]+)([^>]*)>|([^<]+)/g

function read(mathml: string): MathNode | null {
  const top: Element = { tag: 'mrow', attributes: '', text: '', children: [] }
  const open = [top]
  let nodes = 0
  for (const [, closing, tag, attributes = '', text] of mathml.matchAll(PIECE)) {
    const parent = open.at(-1)
    if (!parent) return null
    if (text !== undefined) parent.text += unescaped(text)
    else if (closing) open.pop()
    else if (tag) {
      const element = { tag, attributes, text: '', children: [] }
      parent.children.push(element)
      open.push(element)
      nodes += 1
      if (nodes > MAX_NODES || open.length > MAX_DEPTH) return null
    }
  }
  const [math] = top.children
  return math?.tag === 'math' ? rowOf(math.children.map(nodeOf)) : null
}

/** One of them stands for itself. */
const rowOf = (children: (MathNode | null)[]): MathNode | null => {
  const [first, ...others] = children
  return others.length === 0 && first !== undefined ? first : withChildren('mrow', children)
}

const withChildren = (tag: MathNode['tag'], children: (MathNode | null)[]): MathNode | null => {
  const known = children.filter((child) => child !== null)
  return known.length === children.length ? { tag, children: known } : null
}

const isKnown = (tag: string): tag is MathNode['tag'] => (MATH_TAGS as readonly string[]).includes(tag)

/** The contract's nodes carry no attributes, so the few that change what a formula says are said in other elements. */
function nodeOf(element: Element): MathNode | null {
  const { tag, attributes, text, children } = element
  const inner = children.map(nodeOf)
  const has = (attribute: string) => attributes.includes(attribute)
  if (tag === 'menclose') {
    const line = has('notation="top"') ? (['mover', '\u203E'] as const) : (['munder', '_'] as const)
    const plain = has('notation="top"') || has('notation="bottom"')
    return plain ? withChildren(line[0], [rowOf(inner), { tag: 'mo', text: line[1] }]) : null
  }
  if (tag === 'mfrac' && has('linethickness="0')) return columnOf(inner)
  if (tag === 'mi' && has('mathvariant="normal"')) return { tag: 'mtext', text }
  if (tag === 'mspace') return spaceOf(attributes)
  if (!isKnown(tag)) return null
  if (children.length === 0) return text === '' ? { tag, children: [] } : { tag, text }
  const node = withChildren(tag, inner)
  const align = tag === 'mtd' && /class="tml-(left|right)"/.exec(attributes)?.[1]
  return node && (align ? { ...node, align: align as 'left' | 'right' } : node)
}

/** A fraction without its line, as binomial coefficients are written. */
function columnOf(lines: (MathNode | null)[]): MathNode | null {
  return withChildren(
    'mtable',
    lines.map((line) => withChildren('mtr', [withChildren('mtd', [line])])),
  )
}

/** Spaces of Unicode with their width in em, widest first. */
const SPACES = [
  [1, '\u2003'],
  [0.5, '\u2002'],
  [0.25, '\u2005'],
  [0.16, '\u2009'],
] as const

function spaceOf(attributes: string): MathNode {
  let left = Math.min(Number(/width="([\d.]+)em"/.exec(attributes)?.[1] ?? 0), 4)
  let text = ''
  for (const [width, space] of SPACES) for (; left >= width; left -= width) text += space
  return text === '' ? { tag: 'mspace' } : { tag: 'mtext', text }
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" }
const unescaped = (text: string) =>
  text.replaceAll(/&(amp|lt|gt|quot|#x27);/g, (_, name: string) => ENTITIES[name] ?? '')
