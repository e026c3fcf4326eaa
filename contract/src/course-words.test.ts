import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { levelNames, levelWords } from './course-words.ts'
import { SchoolYears } from './courses.ts'

test.each([
  [{ from: 10, to: 12 }, 'Grade 10–12 · Form 3–4', 'Gredi ya 10–12 · Kidato cha 3–4'],
  // Nobody is in Form 1 or Form 2 any more.
  [{ from: 9, to: 11 }, 'Grade 9–11 · Form 3', 'Gredi ya 9–11 · Kidato cha 3'],
  [{ from: 10, to: 10 }, 'Grade 10', 'Gredi ya 10'],
  [null, 'Form 2', 'Form 2'],
  [undefined, 'Form 2', 'Form 2'],
])('%j is %s', (years, en, sw) => {
  expect(levelWords({ level: 'Form 2', years })).toEqual({ en, sw })
})

test('each class within is a name of it', () => {
  const names = levelNames({ level: '', years: { from: 10, to: 11 } })
  expect(names.slice(0, 2)).toEqual(['Grade 10–11 · Form 3', 'Gredi ya 10–11 · Kidato cha 3'])
  const classes = ['Grade 10', 'Gredi ya 10', 'Grade 11', 'Gredi ya 11', 'Form 3', 'Kidato cha 3']
  expect(names.slice(2)).toEqual(classes)
  expect(levelNames({ level: 'Adults', years: null })).toContain('Adults')
})

test('years of school are some that there are words for', () => {
  const numbers = Array.from({ length: 16 }, (_, at) => at)
  const allowed = numbers
    .flatMap((from) => numbers.map((to) => ({ from, to })))
    .filter((years) => z.safeParse(SchoolYears, years).success)
  expect(allowed).toHaveLength(21)
  expect(allowed.filter((years) => !levelWords({ level: '', years }).en.startsWith('Grade '))).toEqual([])
  expect(allowed.filter(({ from, to }) => from > to)).toEqual([])
})
