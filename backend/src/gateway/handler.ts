import type { Access, Name, Parsed, Reply } from '@tajiconnect/contract/endpoints'
import type { User } from '@tajiconnect/contract/users'
import type { EventType } from '@tajiconnect/contract/realtime'
import type { DeviceSession } from '../collections.ts'
import type { GatewayDeps } from '../deps.ts'
import type { Store } from '../store.ts'
import type { Tokens } from '../auth/tokens.ts'
import type { Prepared } from '../../career-algorithm.ts'

/** What every handler can reach. */
export interface Services extends Omit<GatewayDeps, 'store' | 'secret' | 'corsOrigins' | 'careerData' | 'log'> {
  tokens: Tokens
  /** The O*NET catalogue, ready to be ranked. */
  careers: Prepared
  /** Tells whoever listens to the person's own channel. */
  notify: (user_id: string, type: EventType, data: Record<string, unknown>) => void
  openapi: () => Record<string, unknown>
  startedAt: Date
}

export type Context<N extends Name> = Parsed<N> &
  (Access<N> extends 'public' ? unknown : { user: Readonly<User>; session: Readonly<DeviceSession> }) & {
    /** For an idempotent endpoint, the transaction that its reply is kept in. */
    store: Store
    services: Services
    userAgent: string
  }

export type Handler<N extends Name> = (context: Context<N>) => Promise<Reply<N>>

/** The handlers of one noun: exactly the endpoints its contract lists. */
export type HandlersOf<Endpoints> = { [N in keyof Endpoints & Name]: Handler<N> }
