import { problemStatus } from '@tajiconnect/contract/problem'
import { expect, test } from 'vitest'
import { ApiError, type ErrorCode } from './api-error.ts'
import { errorWords } from './error-words.ts'
import en from './locales/en.json'
import sw from './locales/sw.json'

const codes = [...Object.keys(problemStatus), 'network', 'timeout'] as ErrorCode[]

test('every code has words of its own in both languages, and nothing else stands there', () => {
  const ids = codes.map((code) => errorWords(new ApiError(code))).toSorted()
  expect(new Set(ids).size).toBe(codes.length)
  expect(Object.keys(en).toSorted()).toEqual(ids)
  expect(Object.keys(sw).toSorted()).toEqual(ids)
})

test.each([
  new ApiError('brand_new' as ErrorCode),
  new ApiError('constructor' as ErrorCode),
  new TypeError(),
  null,
  'x',
])('anything unknown (%s) reads as a fault of ours', (error) => {
  expect(errorWords(error)).toBe('error.internal')
})
