import { expect, test } from 'vitest'
import { levelWords } from './course-words.ts'

test.each([
  [{ from: 10, to: 12 }, 'Grade 10–12 · Form 3–4', 'Gredi ya 10–12 · Kidato cha 3–4'],
  // Nobody is in Form 1 or Form 2 any more.
  [{ from: 9, to: 11 }, 'Grade 9–11 · Form 3', 'Gredi ya 9–11 · Kidato cha 3'],
  [{ from: 10, to: 10 }, 'Grade 10', 'Gredi ya 10'],
  ['Form 2', 'Form 2', 'Form 2'],
])('%j is %s', (level, en, sw) => {
  expect(levelWords(level)).toEqual({ en, sw })
})
