import type { CareerData } from './careers/career-data.ts'
import type { Store } from './store.ts'

/** One line of the log. Never holds a body, a token, or a header. */
export interface LogEntry {
  level: 'info' | 'error'
  event: 'request' | 'internal_error' | 'contract_breach' | 'store_unavailable'
  request_id: string
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

/** Whatever differs between hosts (Node, Vitest, browser) is handed in. */
export interface GatewayDeps {
  store: Store
  clock: () => Date
  hash: PasswordHash
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
