import type { Block, Span } from '@tajiconnect/contract/lesson-body'
import { Marked, type Token, type Tokens } from 'marked'
import { mathExtensions, type MathToken } from './markdown-math.ts'
import { mathOf } from './math.ts'

const marked = new Marked({ extensions: mathExtensions })

/**
 * A lesson's markdown as the tree the reader walks. What the tree has no kind for (HTML, links, pictures from elsewhere)
 * is kept as the text it was written as, so nothing an author types becomes markup.
 */
export function blocksOf(markdown: string): Block[] {
  return marked.lexer(markdown).flatMap(blockOf)
}

function blockOf(token: Token): Block[] {
  switch (token.type) {
    case 'space':
    case 'hr':
      return []
    case 'heading':
      return [{ kind: 'heading', spans: spansOf(token) }]
    case 'blockquote':
      return [{ kind: 'quote', spans: (token.tokens ?? []).flatMap((child) => spansOf(child)) }]
    case 'list': {
      const list = token as Tokens.List
      return [
        {
          kind: 'list',
          ordered: list.ordered,
          items: list.items.map((item) => item.tokens.flatMap((child) => spansOf(child))),
        },
      ]
    }
    case 'code':
      return [{ kind: 'code', text: (token as Tokens.Code).text }]
    case 'math':
      return [formula(token as MathToken)]
    case 'table': {
      const table = token as Tokens.Table
      return [{ kind: 'table', head: table.header.map(spansOf), rows: table.rows.map((row) => row.map(spansOf)) }]
    }
    default:
      return alone(token) ?? [{ kind: 'paragraph', spans: spansOf(token) }]
  }
}

const formula = ({ tex }: MathToken): Block => {
  const math = mathOf(tex, { display: true })
  return math ? { kind: 'math', math } : { kind: 'code', text: tex }
}

/** What a paragraph holds that is nothing but a formula, or pictures one under the other. */
function alone({ tokens = [] }: Inline): Block[] | null {
  const [first, ...others] = tokens
  return first?.type === 'math' && others.length === 0 ? [formula(first as MathToken)] : picturesOf(tokens)
}

/** Of the content service, as in `![what it shows](content:ID)`; null where there is anything else. */
function picturesOf(tokens: Token[]): Block[] | null {
  const pictures = tokens.filter(({ raw }) => raw.trim() !== '').map(pictureOf)
  return pictures.length > 0 && pictures.every((picture) => picture !== null) ? pictures : null
}

function pictureOf(token: Token): Block | null {
  if (token.type !== 'image') return null
  const { href, text: alt } = token as Tokens.Image
  const [, content_id] = /^content:([\w-]{1,120})$/.exec(href) ?? []
  return content_id === undefined ? null : { kind: 'picture', content_id, alt }
}

interface Inline {
  type?: string
  tokens?: Token[]
  text?: string
  raw?: string
}

function spansOf(token: Inline): Span[] {
  const { type, tokens, text, raw } = token
  if (type === 'math') return [spanOf(token as MathToken)]
  if (!tokens) return [{ kind: 'text', text: text ?? raw ?? '' }]
  return tokens.flatMap((child) => inline(child, 'text'))
}

/** `look` is that of the words around it: emphasis may hold formulas and code, which stay what they are. */
function inline(token: Token, look: 'text' | 'strong' | 'emphasis'): Span[] {
  const within = (kind: typeof look) => (token as Tokens.Strong).tokens.flatMap((child) => inline(child, kind))
  switch (token.type) {
    case 'strong':
      return within('strong')
    case 'em':
      return within('emphasis')
    case 'codespan':
      return [{ kind: 'code', text: (token as Tokens.Codespan).text }]
    case 'math':
      return [spanOf(token as MathToken)]
    case 'br':
      return [{ kind: look, text: ' ' }]
    case 'text':
    case 'escape':
      return [{ kind: look, text: (token as Tokens.Text).text }]
    default:
      return [{ kind: look, text: token.raw }]
  }
}

function spanOf({ tex, raw }: MathToken): Span {
  const math = mathOf(tex)
  return math ? { kind: 'math', math } : { kind: 'code', text: raw }
}
