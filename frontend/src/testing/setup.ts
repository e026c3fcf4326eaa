import 'fake-indexeddb/auto'
import { cleanup, configure } from '@testing-library/react'
import { afterAll, afterEach, beforeAll, beforeEach, vi } from 'vitest'
import { outbox } from '../stores/outbox.ts'
import { readPeople } from '../stores/people.ts'
import { endSession, useSession } from '../stores/session.ts'
import { queryClient } from '../utils/cache.ts'
import { database } from '../utils/db.ts'
import { server } from './server.ts'

/** What jsdom has not: a dialog that opens, and sheets made by a script. */
HTMLDialogElement.prototype.showModal ??= function showModal() {
  this.open = true
}
HTMLDialogElement.prototype.close ??= function close(returnValue) {
  if (!this.open) return
  this.open = false
  if (returnValue !== undefined) this.returnValue = returnValue
  this.dispatchEvent(new Event('close'))
}
window.scrollTo = () => {}
/** It knows no style of formulas; here it is that of what they stand in. */
const { getComputedStyle } = window
window.getComputedStyle = (element, pseudo) =>
  getComputedStyle.call(window, element.closest(':not(math, math *)') ?? element, pseudo)
Object.assign(globalThis, {
  CSSStyleSheet: class {
    replaceSync() {}
  },
})
globalThis.reportError ??= (error: unknown) =>
  queueMicrotask(() => {
    throw error
  })

/** A busy machine is slow, not wrong. */
configure({ asyncUtilTimeout: 8000 })

beforeAll(() => {
  const usual = queryClient.getDefaultOptions()
  queryClient.setDefaultOptions({ ...usual, queries: { ...usual.queries, retry: false } })
  server.listen({ onUnhandledRequest: 'error' })
})

const underWay = new Set<string>()
server.events.on('request:start', ({ requestId }) => void underWay.add(requestId))
server.events.on('request:end', ({ requestId }) => void underWay.delete(requestId))

/** An answer that comes late may still sign somebody in. One that a test holds back for good is not waited for. */
async function quiet() {
  for (let n = 0; n < PATIENCE && underWay.size > 0; n += 1) await new Promise((resolve) => setTimeout(resolve, 10))
  underWay.clear()
  await new Promise((resolve) => setTimeout(resolve))
}
const PATIENCE = 50

function forgetEverybody() {
  endSession('left')
  useSession.setState({ signedOut: null })
  localStorage.clear()
  sessionStorage.clear()
  readPeople()
  queryClient.clear()
}

/** What the file before has still done after its end stands in the modules, which all files share. */
beforeEach(forgetEverybody)

/** Each test starts on an empty phone. */
afterEach(async () => {
  cleanup()
  forgetEverybody()
  await quiet()
  forgetEverybody()
  const db = await database()
  await db?.clear('cache')
  await db?.clear('outbox')
  // Forgets that sending failed in this test; the next one would wait out its pause.
  await outbox.wake()
  history.replaceState(null, '', '/')
  server.resetHandlers()
})

/** Files of one worker share their modules. One that began them anew leaves nothing of its own to the next. */
afterAll(async () => {
  const last = await import('../utils/db.ts')
  if (last.database !== database) vi.resetModules()
})
afterAll(() => server.close())
