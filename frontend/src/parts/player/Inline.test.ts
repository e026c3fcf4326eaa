import { describe, expect, test } from 'vitest'
import { spansOf } from './Inline.tsx'

describe('inline marks', () => {
  test.each([
    ['not **in** it', ['text:not ', 'strong:in', 'text: it']],
    ['*Plasmodium* is it', ['emphasis:Plasmodium', 'text: is it']],
    ['first, `*` or `a * b`?', ['text:first, ', 'code:*', 'text: or ', 'code:a * b', 'text:?']],
    ['6 * 4 * 2', ['text:6 * 4 * 2']],
    ['<b>no</b>', ['text:<b>no</b>']],
  ])('%s', (text, spans) => {
    expect(spansOf(text).map(({ kind, text }) => `${kind}:${text}`)).toEqual(spans)
  })
})
