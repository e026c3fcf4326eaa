import type { CareerData } from './careers/career-data.ts'
import type { WatchedStore } from './store.ts'

/** One line of the log. Never holds a body, a token, or a header. */
export interface LogEntry {
  level: 'info' | 'error'
  event: 'request' | 'internal_error' | 'contract_breach' | 'store_unavailable' | 'mail_failed'
  /** Absent where it happened after the reply. */
  request_id?: string
  endpoint?: string
  status?: number
  ms?: number
  detail?: string
}

/** Turns a password into what may be kept, and compares; slow on purpose. */
export interface PasswordHash {
  make(password: string): Promise<string>
  verify(hash: string, password: string): Promise<boolean>
}

/** A plain-text e-mail to one address. */
export interface Mail {
  to: string
  subject: string
  text: string
}

/** Whatever differs between hosts (Node, Vitest, browser) is handed in. */
export interface GatewayDeps {
  store: WatchedStore
  clock: () => Date
  hash: PasswordHash
  /** Nobody waits for it: a send that rejects is logged. */
  mail: { send(message: Mail): Promise<void> }
  /** Where the app is, such as `http://localhost:5173`, for the links in mails. */
  appUrl: string
  /** At least 32 random bytes; signs access tokens. */
  secret: Uint8Array<ArrayBuffer>
  careerData: CareerData
  log: (entry: LogEntry) => void
  /** Origins a browser may call from; everyone else gets no CORS headers. */
  corsOrigins: readonly string[]
}

/** What the host knows about a request and the request itself does not say. */
export interface RequestMeta {
  address?: string
}
