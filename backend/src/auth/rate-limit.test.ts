import { expect, test } from 'vitest'
import { sourceOf } from './limits.ts'
import { KEYS_MAX, RateLimit } from './rate-limit.ts'

let now = 0
const clock = () => new Date(now)
const times = (limit: RateLimit, at: number[]) => {
  for (const time of at) {
    now = time
    limit.add('a')
  }
}

test('waits until the first of the last few is a window ago', () => {
  const limit = new RateLimit({ max: 3, windowMs: 100, until: 'first' }, clock)
  times(limit, [0, 40])
  expect(limit.waitMs('a')).toBe(0)
  times(limit, [60])
  expect([limit.waitMs('a'), limit.waitMs('b')]).toEqual([40, 0])
  now = 100
  expect(limit.waitMs('a')).toBe(0)
})

test('waits a whole window from the last one, where it locks', () => {
  const limit = new RateLimit({ max: 3, windowMs: 100, until: 'last' }, clock)
  times(limit, [0, 40, 60])
  expect(limit.waitMs('a')).toBe(100)
  now = 160
  expect(limit.waitMs('a')).toBe(0)
  times(limit, [160, 170])
  expect(limit.waitMs('a')).toBe(0)
})

test('what lies longer ago than a window does not count', () => {
  const limit = new RateLimit({ max: 3, windowMs: 100, until: 'last' }, clock)
  times(limit, [0, 60, 101])
  expect(limit.waitMs('a')).toBe(0)
})

test('one can be taken back, and a key cleared', () => {
  const limit = new RateLimit({ max: 2, windowMs: 100, until: 'first' }, clock)
  times(limit, [0])
  const takeBack = limit.add('a')
  expect(limit.waitMs('a')).toBeGreaterThan(0)
  takeBack()
  expect(limit.waitMs('a')).toBe(0)
  times(limit, [1])
  limit.clear('a')
  expect(limit.waitMs('a')).toBe(0)
})

test('more keys than fit push out the one that was quiet for longest', () => {
  const limit = new RateLimit({ max: 1, windowMs: 100, until: 'first' }, clock)
  limit.add('first')
  limit.add('second')
  limit.add('first')
  for (let n = 0; n < KEYS_MAX - 1; n += 1) limit.add(`key ${n}`)
  expect([limit.waitMs('first') > 0, limit.waitMs('second')]).toEqual([true, 0])
})

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:aaaa::1', '2001:db8:1:2'],
  ['2001:db8:1:2:bbbb:cccc:dddd:eeee', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['FE80::1%eth0', 'fe80:0:0:0'],
  ['::1', '0:0:0:0'],
  [undefined, null],
])('%s counts as %s', (address, source) => {
  expect(sourceOf(address)).toBe(source)
})
