import { afterEach, beforeEach, expect, test, vi } from 'vitest'

const pageOf = (build: number) => `<script src="/assets/index-${build}.js"></script>`

/** What the phone starts with, and its workers. */
let start: string
let registration: EventTarget & { active: object; waiting: object | null; installing: EventTarget | null }
/** This page is of the second build. */
const script = Object.assign(document.createElement('script'), { type: 'text/plain', src: '/assets/index-2.js' })

beforeEach(() => {
  const active = { postMessage: () => {} }
  registration = Object.assign(new EventTarget(), { active, waiting: null, installing: null })
  vi.stubGlobal('caches', { match: async () => new Response(start) })
  vi.stubGlobal('requestIdleCallback', setTimeout)
  Object.assign(navigator, { serviceWorker: { register: async () => {}, ready: Promise.resolve(registration) } })
  document.head.append(script)
})
afterEach(() => {
  script.remove()
  Reflect.deleteProperty(navigator, 'serviceWorker')
  vi.unstubAllGlobals()
})

/** Registers as at a first visit, and tells whether a newer version is ready. */
async function registered() {
  vi.resetModules()
  const { keepOnPhone, useNewVersion } = await import('./worker.ts')
  await keepOnPhone(null)
  return () => useNewVersion.getState().ready
}

/** The one that was being installed waits now. */
async function finishInstalling() {
  const { installing } = registration
  Object.assign(registration, { waiting: { postMessage: () => {} }, installing: null })
  installing?.dispatchEvent(new Event('statechange'))
  await new Promise((done) => setTimeout(done))
}

test('a newer build that waits is told of, whether it has been waiting or is installed just now', async () => {
  start = pageOf(3)
  registration.waiting = { postMessage: () => {} }
  expect((await registered())()).toBe(true)

  Object.assign(registration, { waiting: null, installing: new EventTarget() })
  start = pageOf(2)
  const isTold = await registered()
  expect(isTold()).toBe(false)
  start = pageOf(3)
  await finishInstalling()
  expect(isTold()).toBe(true)
})

test.each([
  ['nothing', null],
  ['a build between the two', { postMessage: () => {} }],
])('a page that is newer than the phone’s own is told of nothing, while %s waits', async (_, waiting) => {
  start = pageOf(1)
  Object.assign(registration, { waiting, installing: new EventTarget() })
  const isTold = await registered()
  expect(isTold()).toBe(false)
  start = pageOf(2)
  await finishInstalling()
  expect(isTold()).toBe(false)
})
