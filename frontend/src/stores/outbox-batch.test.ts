import { http } from 'msw'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { waitFor } from '@testing-library/react'
import { createTestGateway, type TestGateway } from '../testing/gateway.ts'
import { problem, server } from '../testing/server.ts'
import { keepSending, outbox, useSync } from './outbox.ts'

let gateway: TestGateway
let stop: () => void
beforeEach(async () => {
  gateway = await createTestGateway()
  stop = keepSending()
  await gateway.enterAnew()
})
afterEach(() => {
  stop()
  vi.restoreAllMocks()
})

const ITEM = { item_id: 'ratio-p01', skill_id: 'math.ratio.meaning' }
const answer = () => {
  const id = crypto.randomUUID()
  const event = { id, type: 'answer' as const, ...ITEM, response: 'a', answered_at: new Date().toISOString() }
  return outbox.add({ name: 'POST /skills/events', input: { body: { events: [event] } } })
}
const hopes = (text: string) => outbox.add({ name: 'PUT /onboarding', input: { body: { hopes: text } } })
const sent = () => gateway.requests.filter((request) => !request.includes('/auth/'))

function offline(is: boolean) {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(!is)
  window.dispatchEvent(new Event(is ? 'offline' : 'online'))
}

test('answers that wait go in one request, whatever else waits between them', async () => {
  const heard = vi.fn()
  const forget = outbox.onConfirmed('POST /skills/events', heard)
  offline(true)
  await answer()
  await hopes('Kuwa mwalimu')
  await answer()
  await answer()
  await waitFor(() => expect(useSync.getState()).toMatchObject({ state: 'offline', waiting: 4 }))
  offline(false)
  await waitFor(() => expect(useSync.getState().state).toBe('confirmed'))
  expect(sent()).toEqual(['POST /skills/events', 'PUT /onboarding'])
  expect(heard).toHaveBeenCalledTimes(1)
  expect(heard.mock.calls[0]![0].outcomes).toHaveLength(3)
  forget()
})

test('of a batch that is refused whole each goes by itself, and only what is refused then waits for the learner', async () => {
  offline(true)
  const entries = [await answer(), await answer(), await answer()]
  const { id } = (entries[1]!.input as { body: { events: { id: string }[] } }).body.events[0]!
  server.use(
    http.post('*/api/v1/skills/events', async ({ request }) =>
      (await request.clone().text()).includes(id) ? problem('validation') : undefined,
    ),
  )
  offline(false)
  await waitFor(() => expect(useSync.getState()).toMatchObject({ state: 'saved', waiting: 0 }))
  expect(useSync.getState().parked.map((entry) => entry.id)).toEqual([entries[1]!.id])
})
