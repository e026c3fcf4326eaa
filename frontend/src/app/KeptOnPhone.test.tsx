import { cleanup, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Wish } from '../../worker/build.ts'
import { call } from '../services/api/endpoints.ts'
import { createTestGateway, type TestGateway } from '../testing/gateway.ts'
import { database } from '../utils/db.ts'

const ONBOARDING = 'GET /onboarding'

let gateway: TestGateway
/** What the worker was asked to fetch ahead. */
const asked: Wish['ahead'][] = []

beforeEach(async () => {
  gateway = await createTestGateway()
  asked.length = 0
  const active = { postMessage: ({ ahead }: Wish) => asked.push(ahead) }
  const registration = Object.assign(new EventTarget(), { active, waiting: null, installing: null })
  vi.stubEnv('PROD', true)
  vi.stubGlobal('requestIdleCallback', setTimeout)
  Object.assign(navigator, { serviceWorker: { register: async () => {}, ready: Promise.resolve(registration) } })
})
afterEach(() => {
  Reflect.deleteProperty(navigator, 'serviceWorker')
  vi.unstubAllGlobals()
  vi.unstubAllEnvs()
})

const kept = async () => (await (await database())?.getAll('cache'))?.map(({ key }) => key[1])

/** A start of the app: no module remembers anything. */
async function start() {
  cleanup()
  vi.resetModules()
  asked.length = 0
  gateway.requests.length = 0
  const { renderApp } = await import('../testing/render-app.tsx')
  await renderApp('/me/security')
  await waitFor(() => expect(asked).not.toEqual([]))
}

test('a learner’s pages are fetched ahead, and a start asks nothing that the phone knows', async () => {
  await gateway.enter()
  await start()
  await waitFor(() => expect(asked).toEqual([null, 'en']))
  window.dispatchEvent(new Event('pagehide'))
  await waitFor(async () => expect(await kept()).toContain(ONBOARDING))
  await start()
  expect(asked).toEqual(['en'])
  expect(gateway.requests).not.toContain(ONBOARDING)
})

test.each([
  ['has not been asked how much data they have', null],
  ['has little data', 50],
])('who %s gets nothing ahead', async (_, weekly_data_mb) => {
  await gateway.enterAnew()
  if (weekly_data_mb) {
    await call('PUT /onboarding', { body: { stage: 'form_3_4', class_level: 'form_3', weekly_data_mb } })
    await call('POST /onboarding/complete')
  }
  await start()
  await waitFor(async () => expect(await kept()).toContain(ONBOARDING))
  expect(asked).toEqual([null])
})

test('where the answers cannot be fetched nothing is fetched ahead', async () => {
  await gateway.enter()
  gateway.fail(ONBOARDING, 'store_unavailable')
  await start()
  await new Promise((done) => setTimeout(done, 100))
  expect(asked).toEqual([null])
})

test('who does not learn is not asked for', async () => {
  await gateway.enter('instructor@tajiconnect.test')
  await start()
  expect(asked).toEqual([null])
  expect(gateway.requests).not.toContain(ONBOARDING)
})
