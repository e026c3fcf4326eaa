import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Sheet, SheetStep } from '../sheet.ts'
import { BAND, layOut, RADIUS, STYLES, WIDTH, type Box, type Measure } from './layout.ts'

/** As wide as letters come. */
const measure: Measure = (text, style) => [...text].length * STYLES[style].size * 0.75

const words = fc.string({ unit: 'grapheme', maxLength: 240 })
const step: fc.Arbitrary<SheetStep> = fc.record({
  id: fc.uuid(),
  title: words,
  state: fc.constantFrom('done', 'current', 'next'),
  facts: fc.array(words, { maxLength: 4 }),
  what: words,
  where: fc.option(words),
  door: fc.option(words),
  skills: fc.constant([]),
  others: fc.array(words, { maxLength: 5 }),
})
const sheet: fc.Arbitrary<Sheet> = fc.record({
  owner: fc.option(words),
  title: words,
  firstJob: fc.option(words),
  steps: fc.array(step, { minLength: 1, maxLength: 14 }),
  notes: fc.array(words, { maxLength: 4 }),
})
const laidOut = (sheet: Sheet) => layOut(sheet, 'TajiConnect', 'Or:', measure)

const apart = (a: Box, b: Box) =>
  a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y

test('nothing lies over anything else, and all of it is inside', () => {
  fc.assert(
    fc.property(sheet, (sheet) => {
      const { height, lines, stops } = laidOut(sheet)
      const boxes: Box[] = [
        { x: 0, y: 0, width: WIDTH, height: BAND },
        ...stops.map(({ x, y }) => ({ x: x - RADIUS, y: y - RADIUS, width: 2 * RADIUS, height: 2 * RADIUS })),
        ...lines,
      ]
      for (const [at, box] of boxes.entries()) {
        expect(box.x >= 0 && box.x + box.width <= WIDTH && box.y >= 0 && box.y + box.height <= height).toBe(true)
        for (const other of boxes.slice(at + 1)) expect(apart(box, other)).toBe(true)
      }
    }),
  )
})

test('every word is there, in its order, and each step has its stop', () => {
  const bare = (text: string) => text.replaceAll(/\s/g, '')
  fc.assert(
    fc.property(sheet, (sheet) => {
      const { lines, stops } = laidOut(sheet)
      const { owner, title, firstJob, steps, notes } = sheet
      const said = [
        'TajiConnect',
        owner,
        title,
        firstJob,
        ...steps.flatMap(({ title, facts, door, others }) => [
          title,
          facts.join('·'),
          door,
          others.length > 0 ? `Or:${others.join('·')}` : null,
        ]),
        ...notes,
      ]
      expect(bare(lines.map(({ text }) => text).join(''))).toBe(bare(said.join('')))
      expect(stops.map(({ state }) => state)).toEqual(steps.map(({ state }) => state))
      expect(stops.map(({ y }) => y)).toEqual(stops.map(({ y }) => y).toSorted((a, b) => a - b))
    }),
  )
})

test('a line is broken between words, and within one only where it is wider than the line', () => {
  const title = `Mtaalamu wa maabara ya tiba ${'a'.repeat(70)} na zaidi`
  const { lines } = laidOut({ owner: null, title, firstJob: null, steps: [], notes: [] })
  const [first = '', ...rest] = lines.filter(({ style }) => style === 'title').map(({ text }) => text)
  expect(title.startsWith(`${first} `)).toBe(true)
  expect(rest.at(-1)).toMatch(/^a+ na zaidi$/)
})

test('an amount is not torn from its money', () => {
  const title = `Karo: ${Array.from({ length: 60 }, () => 'KSh\u00A028,512').join(' ')}`
  const { lines } = laidOut({ owner: null, title, firstJob: null, steps: [], notes: [] })
  for (const { text } of lines.filter(({ style }) => style === 'title')) expect(text).toMatch(/28,512$/)
})
