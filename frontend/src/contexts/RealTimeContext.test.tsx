import { EVENT_TYPES, type EventType } from '@tajiconnect/contract/realtime'
import { QueryClientProvider } from '@tanstack/react-query'
import { act, render, waitFor } from '@testing-library/react'
import { StrictMode, useEffect } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { call, query, type GetName } from '../services/api/endpoints.ts'
import { endSession } from '../stores/session.ts'
import { createTestGateway, type TestGateway } from '../testing/gateway.ts'
import { queryClient } from '../utils/cache.ts'
import { RealTimeProvider, useChannel, useRealTime, type RealTime } from './RealTimeContext.tsx'

let gateway: TestGateway
let user_id: string
beforeEach(async () => {
  gateway = await createTestGateway()
  user_id = (await gateway.enterAnew()).user.id
})
afterEach(() => vi.restoreAllMocks())

let realtime: RealTime
function Page({ channel = null }: { channel?: string | null }) {
  const value = useRealTime()
  useEffect(() => {
    realtime = value
  })
  useChannel(channel)
  return <p>{value.status}</p>
}

async function open(channel?: string) {
  const connect = vi.spyOn(gateway.realtime, 'connect')
  const page = (channel?: string) => (
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <RealTimeProvider>
          <Page channel={channel} />
        </RealTimeProvider>
      </QueryClientProvider>
    </StrictMode>
  )
  const { rerender, getByText, unmount } = render(page(channel))
  await waitFor(() => getByText('open'))
  return { connect, show: (channel?: string) => rerender(page(channel)), unmount }
}

/** Publishes until the page hears it: a subscription may still be on its way. */
async function heard(channel: string, type: EventType, data = {}) {
  const handler = vi.fn()
  const stop = realtime.on(type, handler)
  await waitFor(() => {
    act(() => void gateway.realtime.publish(channel, type, data))
    expect(handler).toHaveBeenCalled()
  })
  stop()
  return handler.mock.calls[0]?.[0]
}

const hold = (name: GetName) => queryClient.setQueryData(['me', name, null], 'held')
const outdated = () =>
  queryClient
    .getQueryCache()
    .getAll()
    .filter(({ state }) => state.isInvalidated)
    .map(({ queryKey }) => queryKey[1])

test.each([
  ['recommendation_update', 'GET /ai/career-recommendations'],
  ['adaptation_trigger', 'GET /learning-paths/{id}/next'],
  ['performance_alert', 'GET /courses/enrolments'],
  ['learning_milestone', 'GET /learning-paths'],
  ['learning_milestone', 'GET /ai/roadmaps/{id}'],
  ['course_update', 'GET /courses/{id}'],
  ['subscription_update', 'GET /users/me'],
] as const)('%s puts %s out of date, and nothing that it does not speak of', async (type, name) => {
  hold(name)
  hold('GET /psychometric/results')
  await open()
  await heard(`user:${user_id}`, type)
  expect(outdated()).toEqual([name])
})

test('every kind of message reaches who listens for it, until they stop', async () => {
  await open()
  for (const type of EVENT_TYPES)
    expect(await heard(`user:${user_id}`, type, { n: 1 })).toMatchObject({ type, data: { n: 1 } })
  const handler = vi.fn()
  realtime.on('notification', handler)()
  await heard(`user:${user_id}`, 'notification')
  expect(handler).not.toHaveBeenCalled()
})

test('what speaks to the learner waits until it is dismissed', async () => {
  await open()
  await heard(`user:${user_id}`, 'learning_milestone')
  const { id } = await heard(`user:${user_id}`, 'notification', { text: 'Karibu' })
  await waitFor(() => expect(realtime.notices[0]).toMatchObject({ id, data: { text: 'Karibu' } }))
  act(() => {
    for (const notice of realtime.notices) realtime.dismiss(notice.id)
  })
  expect(realtime.notices).toEqual([])
})

test('a listener that fails keeps nobody else from hearing', async () => {
  await open()
  const reported = vi.spyOn(globalThis, 'reportError').mockImplementation(() => {})
  realtime.on('notification', () => {
    throw new Error('a fault in a page')
  })
  await heard(`user:${user_id}`, 'notification')
  expect(reported).toHaveBeenCalled()
})

test('a finished step of the real gateway renews what the page shows', async () => {
  const path = query('GET /learning-paths')
  await queryClient.fetchQuery(path)
  await open()
  await heard(`user:${user_id}`, 'notification')
  const { items } = await call('GET /courses')
  const id = items[0]?.id ?? ''
  await call('POST /courses/{id}/enrolments', { params: { id } })
  const course = await call('GET /courses/{id}', { params: { id } })
  const lesson_id = course.modules[0]?.lessons[0]?.id ?? ''
  await call('POST /courses/{id}/lessons/{lesson_id}/completion', { params: { id, lesson_id } })
  await waitFor(() => expect(outdated()).toContain('GET /learning-paths'))
})

/** Counts who listens, from now on, for what brings the connection back or lets go of it. */
function countListeners() {
  const names = ['online', 'pageshow', 'pagehide', 'visibilitychange', 'resume']
  const count = new Map(names.map((name) => [name, 0]))
  for (const target of [window, document]) {
    const spy = (method: 'addEventListener' | 'removeEventListener', by: number) => {
      const original = target[method].bind(target) as (...args: unknown[]) => void
      vi.spyOn(target, method).mockImplementation((...args: unknown[]) => {
        const name = String(args[0])
        if (count.has(name)) count.set(name, (count.get(name) ?? 0) + by)
        original(...args)
      })
    }
    spy('addEventListener', 1)
    spy('removeEventListener', -1)
  }
  return () => Object.fromEntries(count)
}

test('T40: StrictMode leaves one connection and no listener behind, and signing out closes it', async () => {
  const listening = countListeners()
  const { connect, unmount } = await open()
  expect(connect).toHaveBeenCalledTimes(1)
  expect(listening()).toMatchObject({ pageshow: 1, pagehide: 1, resume: 1 })
  act(() => endSession('left'))
  await waitFor(() => expect(realtime.status).toBe('off'))
  unmount()
  expect(listening()).toEqual({ online: 0, pageshow: 0, pagehide: 0, visibilitychange: 0, resume: 0 })
})

test('the next person has a connection of their own and hears nothing of the one before', async () => {
  const { connect } = await open()
  await heard(`user:${user_id}`, 'notification')
  const next = await act(() => gateway.enterAnew())
  await waitFor(() => expect(realtime.status).toBe('open'))
  expect(realtime.notices).toEqual([])
  await heard(`user:${next.user.id}`, 'notification')
  expect(connect).toHaveBeenCalledTimes(2)
  const handler = vi.fn()
  realtime.on('notification', handler)
  act(() => void gateway.realtime.publish(`user:${user_id}`, 'notification', {}))
  await heard(`user:${next.user.id}`, 'course_update')
  expect(handler).not.toHaveBeenCalled()
})

test('a course is heard where the learner is enrolled; elsewhere only that channel is lost', async () => {
  const { items } = await call('GET /courses')
  const [mine, other] = items.map(({ id }) => id)
  await call('POST /courses/{id}/enrolments', { params: { id: mine ?? '' } })
  const { show, connect } = await open(`course:${other}`)
  await waitFor(() => expect(connect).toHaveBeenCalledTimes(2))
  show(`course:${mine}`)
  await heard(`course:${mine}`, 'course_update')
  await heard(`user:${user_id}`, 'notification')
  expect(connect).toHaveBeenCalledTimes(2)
})

test.each([
  ['T26: after a sleep that only `resume` tells of', () => document.dispatchEvent(new Event('resume'))],
  ['T42: when the socket falls while requests are sent', () => gateway.realtime.close()],
])('%s the socket and eight requests share one refresh', async (_, happen) => {
  await open()
  await heard(`user:${user_id}`, 'notification')
  vi.spyOn(Math, 'random').mockReturnValue(0)
  gateway.pass(120 * 60_000)
  act(() => void happen())
  const replies = await Promise.all(Array.from({ length: 8 }, () => call('GET /users/me')))
  expect(replies.map(({ id }) => id)).toEqual(Array(8).fill(user_id))
  await heard(`user:${user_id}`, 'notification')
  expect(gateway.requests.filter((request) => request === 'POST /auth/refresh')).toHaveLength(1)
})

test('a token that ran out is renewed, and what was published meanwhile arrives', async () => {
  const { connect } = await open()
  await heard(`user:${user_id}`, 'notification')
  const handler = vi.fn()
  realtime.on('course_update', handler)
  gateway.pass(16 * 60_000)
  vi.spyOn(Math, 'random').mockReturnValue(0.99)
  act(() => gateway.realtime.close())
  await waitFor(() => expect(realtime.status).toBe('waiting'))
  gateway.realtime.publish(`user:${user_id}`, 'course_update', {})
  act(() => void window.dispatchEvent(new Event('online')))
  await waitFor(() => expect(handler).toHaveBeenCalledTimes(1))
  expect(gateway.requests.filter((request) => request === 'POST /auth/refresh')).toHaveLength(1)
  expect(connect).toHaveBeenCalledTimes(3)
})
