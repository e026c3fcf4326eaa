import * as z from 'zod/mini'

export const EVENT_TYPES = [
  'recommendation_update',
  'adaptation_trigger',
  'performance_alert',
  'learning_milestone',
  'course_update',
  'notification',
  'subscription_update',
] as const
export type EventType = (typeof EVENT_TYPES)[number]

const channel = z.string().check(z.maxLength(200))

export const ClientMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('auth'), token: z.string().check(z.maxLength(4096)) }),
  z.object({ type: z.literal('subscribe'), channel, since: z.optional(z.string()) }),
  z.object({ type: z.literal('unsubscribe'), channel }),
  z.object({ type: z.literal('ping') }),
])
export type ClientMessage = z.infer<typeof ClientMessage>

/** Something that happened, on a channel. `id` grows with each message of its channel. */
export interface RealtimeEvent {
  type: EventType
  id: string
  channel: string
  at: string
  data: Record<string, unknown>
}

/**
 * `ready` confirms the token; `resync` says that messages since then are gone, so read afresh. `id` is where the channel
 * stands: whoever subscribes with it as `since` gets all that comes after.
 */
export type ServerMessage =
  | RealtimeEvent
  | { type: 'ready' }
  | { type: 'subscribed'; channel: string; id: string }
  | { type: 'resync'; channel: string; id: string }
  | { type: 'pong' }

export const CLOSE = { token: 4401, channel: 4403, noAuth: 4408, tooMany: 4429 } as const
