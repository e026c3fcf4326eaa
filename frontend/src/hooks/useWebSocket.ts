import { useCallback, useEffect, useEffectEvent, useMemo, useState } from 'react'
import { config } from '../config.ts'
import { liveToken, renewOrLeave } from '../services/api/refresh.ts'
import { RealtimeConnection, type ConnectionHandlers, type RealtimeStatus } from '../services/realtime/connection.ts'
import { useSession } from '../stores/session.ts'

export interface Realtime {
  status: RealtimeStatus
  /** Joins a channel; call what it returns to leave. */
  join(channel: string): () => void
}

/** A page over https may open no plain socket. So a deployment without VITE_WS_URL does without realtime. */
const usable = (url: string) => location.protocol !== 'https:' || url.startsWith('wss:')

/** One connection for as long as someone is signed in. */
export function useWebSocket(handlers: Pick<ConnectionHandlers, 'onEvent' | 'onResync'>): Realtime {
  const user_id = useSession(({ user }) => user?.id)
  const [status, setStatus] = useState<RealtimeStatus>('off')
  const onEvent = useEffectEvent(handlers.onEvent)
  const onResync = useEffectEvent(handlers.onResync)

  const connection = useMemo(() => {
    if (!user_id || !config.enableWebSocket || !usable(config.wsUrl)) return null
    return new RealtimeConnection({
      connect: () => new WebSocket(config.wsUrl),
      token: liveToken,
      renew: renewOrLeave,
      interval: config.wsReconnectInterval,
      attempts: config.wsMaxReconnectAttempts,
      hidden: () => document.visibilityState === 'hidden',
    })
  }, [user_id])

  useEffect(() => {
    if (!connection) return
    const wake = () => document.visibilityState === 'visible' && connection.wake()
    const sleep = () => connection.sleep()
    connection.start({
      onEvent: (event) => onEvent(event),
      onResync: (channel) => onResync(channel),
      onStatus: setStatus,
    })
    window.addEventListener('online', wake)
    window.addEventListener('pageshow', wake)
    window.addEventListener('pagehide', sleep)
    document.addEventListener('visibilitychange', wake)
    document.addEventListener('resume', wake)
    return () => {
      connection.stop()
      window.removeEventListener('online', wake)
      window.removeEventListener('pageshow', wake)
      window.removeEventListener('pagehide', sleep)
      document.removeEventListener('visibilitychange', wake)
      document.removeEventListener('resume', wake)
    }
  }, [connection])

  const join = useCallback((channel: string) => connection?.subscribe(channel) ?? (() => {}), [connection])
  return useMemo(() => ({ status, join }), [status, join])
}
