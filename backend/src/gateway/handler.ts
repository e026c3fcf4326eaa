import type { Access, Name, Parsed, Reply, Signed } from '@tajiconnect/contract/endpoints'
import type { User } from '@tajiconnect/contract/users'
import type { EventType } from '@tajiconnect/contract/realtime'
import type { DeviceSession } from '../collections.ts'
import type { GatewayDeps, Mail, Sms } from '../deps.ts'
import type { Store } from '../store.ts'
import type { GoogleSignIn } from '../auth/google.ts'
import type { Limits } from '../auth/limits.ts'
import type { Tokens } from '../auth/tokens.ts'
import type { KeptFiles } from '../content/kept-files.ts'
import type { ContentLinks } from '../content/links.ts'
import type { Prepared } from '../../career-algorithm.ts'

/** What every handler can reach. */
export interface Services extends Omit<
  GatewayDeps,
  'store' | 'secret' | 'corsOrigins' | 'careerData' | 'log' | 'mail' | 'sms' | 'google' | 'files'
> {
  tokens: Tokens
  limits: Limits
  google: GoogleSignIn
  files: KeptFiles
  links: ContentLinks
  /** Sends without being waited for, so that no mail server slows or fails a request. */
  mail: (message: Mail) => void
  sms: (message: Sms) => void
  /** The O*NET catalogue, ready to be ranked. */
  careers: Prepared
  /** Tells whoever listens to the person's own channel, once all that the request does is on disk. */
  notify: (user_id: string, type: EventType, data: Record<string, unknown>) => void
  /** Tells whoever listens to the channel of a course, at once: to be called when what it speaks of is on disk. */
  announce: (course_id: string, type: EventType, data: Record<string, unknown>) => void
  openapi: () => Record<string, unknown>
  startedAt: Date
  storeIsUp: () => Promise<boolean>
}

/** One request on its way to its handler. */
export interface Incoming {
  request: Request
  params: Record<string, string>
  requestId: string
  address: string | undefined
  services: Services
  deps: GatewayDeps
}

export type Context<N extends Name> = Parsed<N> &
  (Access<N> extends 'public' ? unknown : { user: Readonly<User> }) &
  // Whoever comes by a signed address comes without a device session.
  (Access<N> extends 'public' ? unknown : Signed<N> extends true ? unknown : { session: Readonly<DeviceSession> }) & {
    /** For an idempotent endpoint, the transaction that its reply is kept in. */
    store: Store
    services: Services
    userAgent: string
    /** Where the request came from, as the host saw it; undefined where the host does not know. */
    address: string | undefined
  }

export type Handler<N extends Name> = (context: Context<N>) => Promise<Reply<N>>

/** The handlers of one noun: exactly the endpoints its contract lists. */
export type HandlersOf<Endpoints> = { [N in keyof Endpoints & Name]: Handler<N> }
