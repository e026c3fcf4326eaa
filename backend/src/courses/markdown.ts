import type { Block, Span } from '@tajiconnect/contract/lesson-body'
import { lexer, type Token, type Tokens } from 'marked'

/**
 * A lesson's markdown as the tree the reader walks. What the tree has no kind for (HTML, links, pictures) is kept as
 * the text it was written as, so nothing an author types becomes markup.
 */
export function blocksOf(markdown: string): Block[] {
  return lexer(markdown).flatMap(blockOf)
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
    case 'table': {
      const table = token as Tokens.Table
      return [{ kind: 'table', head: table.header.map(spansOf), rows: table.rows.map((row) => row.map(spansOf)) }]
    }
    default:
      return [{ kind: 'paragraph', spans: spansOf(token) }]
  }
}

interface Inline {
  tokens?: Token[]
  text?: string
  raw?: string
}

function spansOf({ tokens, text, raw }: Inline): Span[] {
  if (!tokens) return [{ kind: 'text', text: text ?? raw ?? '' }]
  return tokens.flatMap((token): Span[] => {
    const plain = 'text' in token && typeof token.text === 'string' ? token.text : token.raw
    if (token.type === 'strong') return [{ kind: 'strong', text: plain }]
    if (token.type === 'em') return [{ kind: 'emphasis', text: plain }]
    if (token.type === 'codespan') return [{ kind: 'code', text: plain }]
    if (token.type === 'br') return [{ kind: 'text', text: ' ' }]
    if (token.type === 'text' || token.type === 'escape') return [{ kind: 'text', text: plain }]
    return [{ kind: 'text', text: token.raw }]
  })
}
