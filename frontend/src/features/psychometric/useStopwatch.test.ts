import { act, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { useStopwatch } from './useStopwatch.ts'

let now: number
let visibility: DocumentVisibilityState
beforeEach(() => {
  now = 0
  visibility = 'visible'
  vi.spyOn(performance, 'now').mockImplementation(() => now)
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visibility)
})
afterEach(() => vi.restoreAllMocks())

const pass = (seconds: number) => (now += seconds * 1000)
const turn = (to: DocumentVisibilityState) =>
  act(() => {
    visibility = to
    document.dispatchEvent(new Event('visibilitychange'))
  })
const start = () => renderHook(() => useStopwatch()).result.current

test('counts from one answer to the next', () => {
  const lap = start()
  pass(4)
  expect(lap()).toBe(4)
  pass(2.5)
  expect(lap()).toBe(2.5)
})

test('does not count while the page is out of sight', () => {
  const lap = start()
  pass(3)
  turn('hidden')
  pass(15)
  turn('visible')
  pass(2)
  expect(lap()).toBe(5)
})

test('leaves out what a pause has over twenty seconds', () => {
  const lap = start()
  pass(600)
  expect(lap()).toBe(20)
})
