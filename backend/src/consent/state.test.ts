import { ADULT_AGE, ageOf } from '@tajiconnect/contract/age'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { StoredConsent } from '../collections.ts'
import type { MemoryStore } from '../store.ts'
import { openTestGateway } from '../testing/gateway.ts'
import { consentOf, mayShare, stateOf } from './state.ts'

const at = (time: string) => new Date(time)
const given: StoredConsent = {
  id: 'x',
  guardian_name: 'Grace',
  channel: 'email',
  to: 'grace@example.com',
  asked_at: '2026-01-01T00:00:00.000Z',
  token_hash: 'hash',
  code: null,
  answer: 'given',
  decided_at: '2026-01-02T00:00:00.000Z',
  decided_by: 'guardian',
}
const openStore = async () => (await openTestGateway()).store
const now = at('2026-11-22T08:00:00Z')
const mayNow = (store: MemoryStore, id: string, born: string | null) =>
  store.read((tx) => mayShare(tx, { id, born }, now))

/** Whole years between two days, by the calendar. */
function yearsBetween([y, m, d]: readonly number[], [toY, toM, toD]: readonly number[]): number {
  const [a = 0, b = 0, c = 0, e = 0, f = 0, g = 0] = [y, m, d, toY, toM, toD]
  return e - a - (f < b || (f === b && g < c) ? 1 : 0)
}

describe('an age by the month of birth', () => {
  test.each([
    ['2008-11', '2026-11-01T00:00:00Z', 17],
    ['2008-11', '2026-11-30T23:59:59Z', 17],
    ['2008-11', '2026-12-01T00:00:00Z', 18],
    ['2008-12', '2026-12-31T23:59:59Z', 17],
    ['2008-12', '2027-01-01T00:00:00Z', 18],
    ['2008-02', '2026-02-28T23:59:59Z', 17],
    ['2008-02', '2026-03-01T00:00:00Z', 18],
    ['2010-02', '2028-02-29T12:00:00Z', 17],
    ['2010-02', '2028-03-01T00:00:00Z', 18],
    ['2009-01', '2026-12-31T23:59:59Z', 17],
    ['2009-01', '2027-01-31T23:59:59Z', 17],
    ['2009-01', '2027-02-01T00:00:00Z', 18],
    ['2027-01', '2026-11-22T00:00:00Z', -1],
  ])('born %s, on %s: %i', (born, now, age) => {
    expect(ageOf(born, at(now))).toBe(age)
  })

  test('is nobody’s more than it is, and at most a year less', () => {
    const day = fc.date({ min: at('1930-01-01T00:00:00Z'), max: at('2020-12-31T23:59:59Z'), noInvalidDate: true })
    const now = fc.date({ min: at('2021-01-01T00:00:00Z'), max: at('2060-12-31T23:59:59Z'), noInvalidDate: true })
    const parts = (date: Date) => [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()] as const
    fc.assert(
      fc.property(day, now, (birthday, now) => {
        const real = yearsBetween(parts(birthday), parts(now))
        const told = ageOf(birthday.toISOString().slice(0, 7), now)
        expect(told).toBeLessThanOrEqual(real)
        expect(told).toBeGreaterThanOrEqual(real - 1)
      }),
    )
  })

  test('grows by one at the end of the month of birth, and at no other moment', () => {
    const year = fc.integer({ min: 1930, max: 2020 })
    const month = fc.integer({ min: 1, max: 12 })
    const years = fc.integer({ min: 6, max: 100 })
    fc.assert(
      fc.property(year, month, years, (year, month, years) => {
        const born = `${year}-${String(month).padStart(2, '0')}`
        const next = Date.UTC(year + years, month, 1)
        expect(ageOf(born, new Date(next))).toBe(years)
        expect(ageOf(born, new Date(next - 1))).toBe(years - 1)
        expect(ageOf(born, new Date(Date.UTC(year + years + 1, month, 1) - 1))).toBe(years)
      }),
    )
  })
})

describe('what may leave', () => {
  test.each([
    [null, 'unknown', false],
    ['2008-10', 'not_needed', true],
    ['2008-11', 'needed', false],
    ['2011-05', 'needed', false],
  ] as const)('born %s and nobody asked: %s', async (born, state, may) => {
    expect(stateOf({ born }, undefined, now)).toBe(state)
    expect(await mayNow(await openStore(), 'nobody', born)).toBe(may)
  })

  test('goes by the answer where the learner is under 18, and not where the age is unknown', async () => {
    const store = await openStore()
    const keep = (answer: StoredConsent['answer']) =>
      store.transaction((tx) => tx.put('consents', { ...given, answer }))
    const may = (born: string | null) => mayNow(store, 'x', born)
    for (const answer of [null, 'refused', 'given'] as const) {
      await keep(answer)
      expect(await may('2011-05')).toBe(answer === 'given')
      expect(await may(null)).toBe(false)
      expect(await may('2000-01')).toBe(true)
    }
    expect(await mayNow(store, 'y', '2011-05')).toBe(false)
  })

  test('is by itself an adult’s own to say from the day they are taken for 18', () => {
    const month = fc.integer({ min: 1, max: 12 })
    const year = fc.integer({ min: 1990, max: 2020 })
    const row = fc.constantFrom(undefined, given, { ...given, answer: null }, { ...given, answer: 'refused' as const })
    fc.assert(
      fc.property(year, month, row, (year, month, row) => {
        const born = `${year}-${String(month).padStart(2, '0')}`
        const grown = Date.UTC(year + ADULT_AGE, month, 1)
        expect(stateOf({ born }, row, new Date(grown))).toBe('not_needed')
        expect(stateOf({ born }, row, new Date(grown - 1))).toBe(row ? (row.answer ?? 'asked') : 'needed')
      }),
    )
  })

  test('an account kept from before there was an age is unknown', async () => {
    const kept = JSON.parse('{ "id": "amina" }') as { id: string; born: null }
    const store = await openStore()
    expect(await store.read((tx) => mayShare(tx, kept, now))).toBe(false)
  })
})

test('what the learner sees of the address is masked', () => {
  const learner = { id: 'x', born: '2011-05' }
  const shown = (to: Pick<StoredConsent, 'channel' | 'to'>) => consentOf(learner, { ...given, ...to }, now).guardian?.to
  expect(shown({ channel: 'email', to: 'grace.otieno@example.com' })).toBe('g•••@example.com')
  expect(shown({ channel: 'email', to: 'g@example.com' })).toBe('g•••@example.com')
  expect(shown({ channel: 'sms', to: '254712345678' })).toBe('2547•••••678')
})
