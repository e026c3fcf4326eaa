import type { EventType, RealtimeEvent } from '@tajiconnect/contract/realtime'
import { useQueryClient } from '@tanstack/react-query'
import { createContext, use, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react'
import { useWebSocket, type Realtime } from '../hooks/useWebSocket.ts'
import { queryKey, type GetName } from '../services/api/endpoints.ts'
import { useSession } from '../stores/session.ts'

const COURSES: readonly GetName[] = [
  'GET /courses',
  'GET /courses/{id}',
  'GET /courses/enrolments',
  'GET /courses/{id}/lessons/{lesson_id}',
  'GET /courses/{id}/quizzes/{quiz_id}',
]
const PATH: readonly GetName[] = ['GET /learning-paths', 'GET /learning-paths/{id}', 'GET /learning-paths/{id}/next']
const ROADMAPS: readonly GetName[] = ['GET /ai/roadmaps', 'GET /ai/roadmaps/{id}']

/** What each kind of message puts out of date. (`pong`, the eighth, keeps the connection alive.) */
const outdates: Record<EventType, readonly GetName[]> = {
  recommendation_update: ['GET /ai/career-recommendations', ...PATH],
  adaptation_trigger: PATH,
  performance_alert: ['GET /courses/enrolments', ...PATH],
  learning_milestone: ['GET /courses/enrolments', 'GET /courses/{id}', 'GET /skills/mastery', ...PATH, ...ROADMAPS],
  course_update: COURSES,
  notification: ['GET /users/me/consent', 'GET /ai/guidance-requests'],
  subscription_update: ['GET /users/me'],
}

/** Messages that speak to the learner, and so wait in `notices` until they are dismissed. */
const spoken: ReadonlySet<EventType> = new Set(['notification', 'performance_alert', 'subscription_update'])
const NOTICES_MAX = 5

type Handler = (event: RealtimeEvent) => void

export interface RealTime extends Realtime {
  /** Calls `handler` with each message of a type; call what it returns to stop. */
  on(type: EventType, handler: Handler): () => void
  notices: readonly RealtimeEvent[]
  dismiss(id: string): void
}

const Context = createContext<RealTime | null>(null)

/** Turns the gateway's messages into fresh data. Stands inside the QueryClientProvider. */
export function RealTimeProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient()
  const user_id = useSession(({ user }) => user?.id)
  const [handlers] = useState(() => new Map<string, Set<Handler>>())
  const [notices, setNotices] = useState<readonly RealtimeEvent[]>([])

  const realtime = useWebSocket({
    onEvent(event) {
      if (!Object.hasOwn(outdates, event.type)) return
      for (const name of outdates[event.type]) void client.invalidateQueries({ queryKey: queryKey(name) })
      if (spoken.has(event.type)) setNotices((notices) => [...notices, event].slice(-NOTICES_MAX))
      for (const handler of handlers.get(event.type) ?? []) guarded(handler, event)
    },
    onResync(channel) {
      if (!channel.startsWith('course:')) void client.invalidateQueries({ queryKey: ['me'] })
      else for (const name of COURSES) void client.invalidateQueries({ queryKey: queryKey(name) })
    },
  })

  const { join } = realtime
  useEffect(() => {
    if (!user_id) return
    const leave = [join(`user:${user_id}`), join('platform')]
    return () => {
      for (const each of leave) each()
      setNotices([])
    }
  }, [user_id, join])

  const on = useCallback(
    (type: EventType, handler: Handler) => {
      const set = handlers.get(type) ?? new Set()
      handlers.set(type, set.add(handler))
      return () => void set.delete(handler)
    },
    [handlers],
  )
  const dismiss = useCallback((id: string) => setNotices((notices) => notices.filter((each) => each.id !== id)), [])

  const value = useMemo(() => ({ ...realtime, on, notices, dismiss }), [realtime, on, notices, dismiss])
  return <Context value={value}>{children}</Context>
}

export function useRealTime(): RealTime {
  const value = use(Context)
  if (!value) throw new Error('useRealTime needs a RealTimeProvider above it')
  return value
}

/** Hears a channel such as `course:…` while the page is open; null for none. Join only where the learner is enrolled. */
export function useChannel(channel: string | null): void {
  const { join } = useRealTime()
  useEffect(() => (channel ? join(channel) : undefined), [channel, join])
}

/** A handler that fails is reported, and keeps nobody else from hearing the message. */
function guarded(handler: Handler, event: RealtimeEvent) {
  try {
    handler(event)
  } catch (error) {
    reportError(error)
  }
}
