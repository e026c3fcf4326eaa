import fc from 'fast-check'

/** What markdown is made of, and what it must not let through. */
const EMPHASIS = ['**', '*', '_', '__', '~~', '`', '``', '\\', '  \n', '\n', '\n\n', '\t', ' ']
const ENTITIES = ['&amp;', '&lt;', '&#106;', '&#x3c;', '&nbsp;', '"', "'", '<', '>']
const BLOCKS = [
  '# ',
  '###### ',
  '> ',
  '- ',
  '* ',
  '1. ',
  '99999999999. ',
  '- [x] ',
  '    ',
  '---',
  '===',
  '```\n',
  '~~~',
]
const TABLES = ['|', '|---|', '\n|-|:-:|\n', '| a | b |\n|---|---|\n']
const LINKS = [
  '[',
  ']',
  '(',
  ')',
  '](',
  '![',
  '[a]: ',
  '[^1]: ',
  '[a][a]',
  '[a](javascript:alert(1))',
  '<javascript:alert(1)>',
]
const PICTURES = [
  '![a](https://evil.example/a.png)',
  '<https://evil.example>',
  'www.evil.example',
  '```js onclick=alert(1)\n',
  '\n\n![a](content:p-1)\n\n',
  '![a](content:p/1)',
]
const FORMULAS = [
  '$x^2$',
  '\n\n$$\\frac{1}{2}$$\n\n',
  '$\\href{javascript:alert(1)}{x}$',
  '$\\text{<b>}$',
  '$\\frac{$',
  '$',
  '\\begin{aligned} a &= b \\end{aligned}',
  '{',
  '^',
]
const TAGS = [
  '<script>',
  '</script>',
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)>',
  '<a id=__proto__>',
  '<style>',
]
const OPEN = ['<!--', '-->', '<![CDATA[', ']]>', '<?', '<!X', '<pre>', '<iframe srcdoc="', '<textarea>', '<template>']
const LETTERS = ['\u0000', '\u202E', '\u2028', '\uFEFF', '\uD800', '🧑🏾‍🎓', '{{', '$$', 'word', 'Maji ni uhai.']
const PIECES = [EMPHASIS, ENTITIES, BLOCKS, TABLES, LINKS, PICTURES, FORMULAS, TAGS, OPEN, LETTERS].flat()

/** Any markdown at all: its own pieces, hostile ones, and text, in any order. */
export const markdown: fc.Arbitrary<string> = fc
  .array(fc.oneof({ arbitrary: fc.constantFrom(...PIECES), weight: 5 }, fc.string({ unit: 'binary', maxLength: 8 })), {
    maxLength: 40,
    size: 'max',
  })
  .map((pieces) => pieces.join(''))
