import type { JWTVerifyGetKey } from 'jose'
import type { CareerData } from './careers/career-data.ts'
import type { KenyaData } from './careers/kenya-data.ts'
import type { Llm } from './llm/ask.ts'
import type { WatchedStore } from './store.ts'

/** One line of the log. Never holds a body, a token, or a header. */
export interface LogEntry {
  level: 'info' | 'error'
  event:
    | 'request'
    | 'internal_error'
    | 'contract_breach'
    | 'store_unavailable'
    | 'mail_failed'
    | 'sms_failed'
    | 'llm_failed'
    | 'google_failed'
    | 'sweep_failed'
    | 'file_not_removed'
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

/** A text message to one Kenyan number, `2547…` or `2541…`. */
export interface Sms {
  to: string
  text: string
}

/** Google's side of signing in by authorisation code (RFC 6749 §4.1), or of what stands in for it. */
export interface Google {
  clientId: string
  /** Where a browser is sent to ask. */
  readonly authorizeUrl: string
  /** Names its ID tokens may give as their issuer; the first is the one that is kept. */
  issuers: readonly [string, ...string[]]
  /** The ID token for a code, or null where the code is refused. Rejects where there is no telling. */
  exchange(grant: { code: string; redirect_uri: string; code_verifier?: string }): Promise<string | null>
  /** Finds the public key that a token names. */
  keys: JWTVerifyGetKey
}

/** Where files are kept that are too large for the store. Ids are the store's own; those that came with it stay. */
export interface FileStore {
  /**
   * Keeps all that comes, durable by the time it resolves. Where the bytes break off, or the disk refuses
   * (`StoreUnavailable`), nothing is left of them.
   */
  write(bytes: AsyncIterable<Uint8Array>): Promise<{ id: string; bytes: number; sha256: string }>
  /** Reads from `start` to `end`, both included, as they are asked for; null where there is no such file. */
  open(id: string, range: { start: number; end: number }): Promise<ReadableStream<Uint8Array<ArrayBuffer>> | null>
  /** A file that is being read is read to its end. */
  remove(id: string): Promise<void>
  /** The ids of all that was written and not removed. */
  list(): Promise<string[]>
}

/** Whatever differs between hosts (Node, Vitest, browser) is handed in. */
export interface GatewayDeps {
  store: WatchedStore
  clock: () => Date
  hash: PasswordHash
  /** Nobody waits for it: a send that rejects is logged. */
  mail: { send(message: Mail): Promise<void> }
  /** The same for text messages. */
  sms: { send(message: Sms): Promise<void> }
  google: Google
  files: FileStore
  /** Where the app is, such as `http://localhost:5173`, for the links in mails. */
  appUrl: string
  /** At least 32 random bytes; signs access tokens. */
  secret: Uint8Array<ArrayBuffer>
  /** In lower case. */
  commonPasswords: ReadonlySet<string>
  careerData: CareerData
  /** Grades, cut-offs and rules of Kenya. */
  kenyaData: KenyaData
  ai: {
    /** Or why no language model is to be asked. */
    llm: Llm | 'off' | 'no_provider'
    /** Whether the rules alone answer where one was to be asked and failed. */
    fallbackToRules: boolean
    /** 0–100: below this confidence a list is offered as unsure. */
    threshold: number
  }
  log: (entry: LogEntry) => void
  /** Origins a browser may call from; everyone else gets no CORS headers. */
  corsOrigins: readonly string[]
}

/** What the host knows about a request and the request itself does not say. */
export interface RequestMeta {
  address?: string
}
