import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nameCost, prefixDistance, searchCost, wordsOf } from './search.ts'

const cost = (typed: string, text: string) => searchCost(wordsOf(typed), wordsOf(text))

describe('what is found', () => {
  test.each([
    ['nurse', 'Nurse (muuguzi)'],
    ['nur', 'Registered nurse'],
    ['NURSE', 'nurse'],
    ['nuse', 'nurse'],
    ['nrse', 'nurse'],
    ['nusre', 'nurse'],
    ['electrican', 'Electrician'],
    ['elektrishan', 'Electrishan'],
    ['vetinary', 'Veterinary surgeon'],
    ['mwalim', 'Mwalimu wa shule'],
    ['mwlaimu', 'Mwalimu wa shule'],
    ['cafe', 'Cyber café operator'],
    ['doctor medical', 'Medical doctor'],
  ])('%s finds %s', (typed, text) => {
    expect(cost(typed, text)).toBeLessThan(Infinity)
  })

  test.each([
    ['nurse', 'Purser'],
    ['cook', 'Book keeper'],
    ['it', 'Sit-in'],
    ['doctor lawyer', 'Medical doctor'],
    ['pilot', 'Plumber'],
  ])('%s does not find %s', (typed, text) => {
    expect(cost(typed, text)).toBe(Infinity)
  })

  test('the whole word comes before its beginning, and that before a slip', () => {
    expect(cost('nurse', 'nurse')).toBeLessThan(cost('nurs', 'nurse'))
    expect(cost('nurs', 'nurse')).toBeLessThan(cost('nusre', 'nurse'))
  })

  test('nothing typed finds everything', () => {
    expect(cost('', 'anything')).toBe(0)
  })
})

test('of names, the one with the fewest other words', () => {
  const of = (name: string) => nameCost(['nurse'], [name])
  expect(of('Nurse')).toBeLessThan(of('Nurse aide'))
  expect(nameCost(['nurse'], ['Nurse aide', 'Nurse'])).toBe(of('Nurse'))
  expect(nameCost(['nurse'], [])).toBe(Infinity)
})

describe('the distance', () => {
  const word = fc.stringMatching(/^[a-z]{1,12}$/)

  test('is none to any beginning of the word, one after any single slip', () => {
    fc.assert(
      fc.property(word, fc.nat(11), fc.constantFrom('x', 'q', 'a'), (text, at, letter) => {
        const start = text.slice(0, 1 + (at % text.length))
        expect(prefixDistance(start, text, 3)).toBe(0)
        const slip = start.slice(0, -1) + letter + start.slice(-1)
        expect(prefixDistance(slip, text, 3)).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('is never more than the letters typed', () => {
    fc.assert(fc.property(word, word, (a, b) => prefixDistance(a, b, 99) <= a.length))
  })
})
