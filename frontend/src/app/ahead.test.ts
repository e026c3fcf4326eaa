import { afterEach, beforeEach, expect, test, vi } from 'vitest'

const PAGE = '../features/courses/LearnPage.tsx'

beforeEach(() => {
  vi.resetModules()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  vi.useRealTimers()
  vi.doUnmock(PAGE)
})

/** Code that remembers nothing, at an address. */
async function at(address: string) {
  history.replaceState(null, '', address)
  // Makes the words at the door known.
  await import('./routes.tsx')
  const [{ ahead }, { activate, i18n }] = await Promise.all([import('./Inside.tsx'), import('../i18n/i18n.ts')])
  await activate('en')
  return { ahead, knows: (prefix: string) => Object.keys(i18n.messages).some((id) => id.startsWith(prefix)) }
}

test('the page of the address is fetched before anything is rendered, and no other', async () => {
  const { ahead, knows } = await at('/learn')
  expect(knows('courses.')).toBe(false)
  await ahead()
  expect(knows('courses.')).toBe(true)
  expect(knows('careers.')).toBe(false)
})

test('whoever is signed in goes from the front door to Today', async () => {
  const { ahead, knows } = await at('/')
  await ahead()
  expect(knows('learning-paths.')).toBe(true)
})

test('a page that takes its time is not waited for', async () => {
  vi.doMock(PAGE, () => new Promise(() => {}))
  const { ahead } = await at('/learn')
  const done = ahead()
  await vi.advanceTimersByTimeAsync(300)
  await done
})

test('a page that cannot be fetched, and an address without one, hold nothing up', async () => {
  vi.doMock(PAGE, () => Promise.reject(new Error('no network')))
  await (await at('/learn')).ahead()
  await (await at('/nowhere')).ahead()
})
