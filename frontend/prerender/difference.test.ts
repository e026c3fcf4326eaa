import fc from 'fast-check'
import { expect, it } from 'vitest'
import { patch } from '../src/utils/patch.ts'
import { difference } from './difference.ts'

const OLDER = '@layer utilities{.flex{display:flex}.px-5{padding-inline:1.25rem}}'
const NEWER =
  '@layer utilities{.p-4{padding:1rem}.flex{display:flex}.px-5{padding-inline:1.25rem}.pt-2{padding-top:.5rem}}'

it('says only what is new, each thing in its place', () => {
  const parts = difference(OLDER, NEWER)
  expect(parts).toEqual([17, '.p-4{padding:1rem}', 48, '.pt-2{padding-top:.5rem}', 1])
  expect(patch(OLDER, parts)).toBe(NEWER)
})

it('leaves out what is gone', () => {
  expect(difference('a{b:c;d:e}', 'a{d:e}')).toEqual([2, -4, 4])
  expect(difference('a{b:c}', '')).toEqual([])
  expect(difference('', 'a{b:c}')).toEqual(['a{b:c}'])
})

it('leads from any text to any other', () => {
  const text = fc.array(fc.constantFrom('a', 'bc', '{', '}', ';', 'd:e;', '.x{', 'é')).map((pieces) => pieces.join(''))
  fc.assert(fc.property(text, text, (older, newer) => patch(older, difference(older, newer)) === newer))
})
