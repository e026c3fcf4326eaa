import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findJsonError } from './json-error.ts'

const isJson = (text: string) => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

test('it refuses what JSON.parse refuses, and nothing else', () => {
  const pieces = [
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"a"',
    '"',
    '\\',
    '\n',
    ' ',
    '1',
    '-',
    '0',
    '.5',
    'e3',
    'true',
    'nul',
    '\t',
  ]
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces)), (parts) => {
      const text = parts.join('')
      expect(findJsonError(text) === null).toBe(isJson(text))
    }),
    { numRuns: 2_000 },
  )
  fc.assert(fc.property(fc.json(), (text) => findJsonError(text) === null))
})

test.each([
  ['', 1, 1, 'expected a value, found the end'],
  ['{\n  "a": 1,\n}', 3, 1, 'expected a name in double quotes, found "}"'],
  ['{\n  "a": [1 2]\n}', 2, 11, 'expected "," or "]", found "2"'],
  ['{ "a": "no end\n}', 1, 8, 'expected a value, found "\\""'],
  ['{ a: 1 }', 1, 3, 'expected a name in double quotes, found "a"'],
  ['{} {}', 1, 4, 'expected nothing more, found "{"'],
  ['\0\0', 1, 1, 'expected a value, found "\\u0000"'],
])('%j is wrong at line %i, column %i', (text, line, column, message) => {
  expect(findJsonError(text)).toEqual({ line, column, message })
})
