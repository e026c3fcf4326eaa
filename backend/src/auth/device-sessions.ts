import type { authEndpoints } from '@tajiconnect/contract/auth'
import { notFound } from '../gateway/problem-error.ts'
import type { HandlersOf } from '../gateway/handler.ts'
import { endSession, endSessions, isLive, lastSeen } from './sessions.ts'

type Names = 'GET /auth/sessions' | 'DELETE /auth/sessions/{id}' | 'DELETE /auth/sessions'

export const deviceSessionHandlers: Pick<HandlersOf<typeof authEndpoints>, Names> = {
  'GET /auth/sessions': async ({ user, session: current, store, services }) => {
    const all = await store.read((tx) => tx.find('sessions', 'user_id', user.id))
    const items = all
      .filter((session) => isLive(session, user, services.clock()))
      .map((session) => ({
        id: session.id,
        user_agent: session.user_agent,
        address: session.address ?? null,
        created_at: session.created_at,
        last_seen_at: lastSeen(session),
        current: session.id === current.id,
      }))
    return { items: items.toSorted((a, b) => Date.parse(b.last_seen_at) - Date.parse(a.last_seen_at)) }
  },

  'DELETE /auth/sessions/{id}': async ({ params, user, store, services }) => {
    await store.transaction(async (tx) => {
      const session = await tx.get('sessions', params.id)
      if (session?.user_id !== user.id || !isLive(session, user, services.clock()))
        throw notFound('No device of yours is signed in by this id.')
      await endSession(tx, session, services.clock())
    })
    return undefined
  },

  'DELETE /auth/sessions': async ({ user, session, store, services }) => {
    await store.transaction((tx) => endSessions(tx, user.id, services.clock(), session.id))
    return undefined
  },
}
