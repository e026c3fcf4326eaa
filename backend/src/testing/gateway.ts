import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { allEndpoints, type Input, type Name, type Reply } from '@tajiconnect/contract/endpoints'
import { BASE_PATH, type Endpoint } from '@tajiconnect/contract/endpoint'
import type { Session } from '@tajiconnect/contract/auth'
import type { CareerData } from '../careers/career-data.ts'
import type { GatewayDeps, LogEntry, Mail, PasswordHash, Sms } from '../deps.ts'
import { redirectUris } from '../auth/google.ts'
import { createGateway, type Gateway } from '../gateway.ts'
import { readCommonPasswords } from '../host/common-passwords.ts'
import { createGoogle } from '../host/google.ts'
import { createGoogleStandIn, type GoogleStandIn } from '../host/google-stand-in.ts'
import { readKenyaData } from '../host/kenya-data.ts'
import { memoryFiles, type MemoryFiles } from './content-files.ts'
import { MemoryStore, type Change, type Disk, type State } from '../store.ts'

const readJson = <T>(path: string): T => JSON.parse(readFileSync(join(import.meta.dirname, '../..', path), 'utf8')) as T

/** Instead of argon2, which is slow on purpose. */
const fastHash: PasswordHash = {
  make: async (password) => `fast:${password}`,
  verify: async (hash, password) => hash === `fast:${password}`,
}

/** The same, which says how often it has compared. */
export function countingHash() {
  let compared = 0
  const verify: PasswordHash['verify'] = (hash, password) => {
    compared += 1
    return fastHash.verify(hash, password)
  }
  return { hash: { ...fastHash, verify }, compared: () => compared }
}

export const SEED_PASSWORD = 'Karibu-2026!'

const careerData: CareerData = {
  occupations: readJson('data/occupations.json'),
  model: readJson('data/interest-model.json'),
}
const kenyaData = readKenyaData()
const commonPasswords = readCommonPasswords()
const seed = readJson<State>('db.json')

/** Acknowledges at once, or refuses for as long as `refuse` is set. */
class MemoryDisk implements Disk {
  refuse = false
  commits: Change[][] = []
  readonly #state: State

  constructor(state: State) {
    this.#state = state
  }

  async load(): Promise<State> {
    return structuredClone(this.#state)
  }

  async commit(transactions: Change[][]): Promise<void> {
    if (this.refuse) throw new Error('ENOSPC: no space left on device')
    this.commits.push(...transactions)
  }
}

export interface TestGateway extends Gateway {
  store: MemoryStore
  disk: MemoryDisk
  log: LogEntry[]
  /** What was mailed, newest last. */
  mails: Mail[]
  /** What was sent by SMS, newest last. */
  texts: Sms[]
  /** What was uploaded, by its id; of no use where a test brings its own files. */
  files: MemoryFiles
  /** Where `GET /auth/google/config` leads; its origin is `http://localhost`. */
  google: GoogleStandIn
  /** Moves the clock on. */
  pass(ms: number): void
  now(): Date
  /** Calls an endpoint by its contract; throws on any other status than success. */
  call<N extends Name>(
    name: N,
    ...args: [...(object extends Input<N> ? [] : [input: Input<N>]), token?: string] | [input: Input<N>, token?: string]
  ): Promise<Reply<N>>
  /** The bare response, for whatever is about statuses and headers. */
  send(name: Name | `${string} /${string}`, options?: SendOptions): Promise<Response>
  signIn(email: string): Promise<Session>
  /** A new account with nothing done. */
  register(email?: string): Promise<Session>
}

export interface SendOptions {
  params?: Record<string, string>
  query?: Record<string, unknown>
  body?: unknown
  /** Sent as the field `file` of a form; `body` is then the form's other fields. */
  file?: Blob
  token?: string
  headers?: Record<string, string>
  /** Where the host says that the request comes from. */
  address?: string
}

interface Options {
  state?: State
  hash?: PasswordHash
  /** What `pass` starts from; by default a moment that stands still. */
  clock?: () => Date
  mail?: GatewayDeps['mail']
  sms?: GatewayDeps['sms']
  appUrl?: string
  files?: GatewayDeps['files']
  /** Instead of the stand-in for Google. */
  google?: GatewayDeps['google']
  /** By default no language model is to be asked. */
  ai?: GatewayDeps['ai']
}

const START = new Date('2026-11-22T08:00:00Z')

/** The real gateway over the real seed, with a disk in memory and a clock that the test moves. */
export async function openTestGateway(options: Options = {}): Promise<TestGateway> {
  const state = options.state ?? withFastPasswords(seed)
  const disk = new MemoryDisk(state)
  const store = await MemoryStore.open(disk)
  const log: LogEntry[] = []
  const mails: Mail[] = []
  const texts: Sms[] = []
  let ahead = 0
  const { clock: base = () => START } = options
  const clock = () => new Date(base().getTime() + ahead)
  const { appUrl = 'http://localhost:5173' } = options
  const corsOrigins = ['http://localhost:5173']
  const origin = () => 'http://localhost'
  const google = createGoogleStandIn({ origin, redirectUris: redirectUris(appUrl, corsOrigins), clock })
  const files = memoryFiles()
  const gateway = createGateway({
    store,
    clock,
    hash: options.hash ?? fastHash,
    commonPasswords,
    mail: options.mail ?? { send: async (message) => void mails.push(message) },
    sms: options.sms ?? { send: async (message) => void texts.push(message) },
    google: options.google ?? createGoogle(google.options),
    files: options.files ?? files,
    appUrl,
    secret: new Uint8Array(32).fill(7),
    careerData,
    kenyaData,
    ai: options.ai ?? { llm: 'off', fallbackToRules: true, threshold: 70 },
    log: (entry) => log.push(entry),
    corsOrigins,
  })

  const send: TestGateway['send'] = (
    name,
    { params = {}, query = {}, body, file, token, headers = {}, address } = {},
  ) => {
    const [method = 'GET', path = '/'] = name.split(' ')
    const url = new URL(
      `http://gateway.test${BASE_PATH}${path.replaceAll(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(params[key] ?? 'none'))}`,
    )
    for (const [key, value] of Object.entries(query)) if (value !== undefined) url.searchParams.set(key, String(value))
    const json = body === undefined || file ? undefined : typeof body === 'string' ? body : JSON.stringify(body)
    return gateway.fetch(
      new Request(url, {
        method,
        body: file ? formOf(file, body) : json,
        headers: {
          ...(json !== undefined && { 'Content-Type': 'application/json' }),
          ...(token && { Authorization: `Bearer ${token}` }),
          ...headers,
        },
      }),
      { address },
    )
  }

  const call = async (name: Name, ...args: unknown[]) => {
    const token = args.find((arg): arg is string => typeof arg === 'string')
    const input = (args.find((arg) => typeof arg === 'object') ?? {}) as SendOptions & { idempotencyKey?: string }
    const headers = input.idempotencyKey ? { 'Idempotency-Key': input.idempotencyKey } : undefined
    const response = await send(name, { ...input, token, headers })
    const { binary, stream } = allEndpoints[name] as Endpoint
    if (response.ok && (binary || stream))
      return { bytes: new Uint8Array(await response.arrayBuffer()), media_type: response.headers.get('Content-Type') }
    const text = await response.text()
    if (!response.ok) throw new Error(`${name} answered ${response.status}: ${text}`)
    return text === '' ? undefined : JSON.parse(text)
  }

  return {
    ...gateway,
    store,
    disk,
    log,
    mails,
    texts,
    files,
    google,
    now: clock,
    pass: (ms) => void (ahead += ms),
    send,
    call: call as TestGateway['call'],
    signIn: (email) => call('POST /auth/login', { body: { email, password: SEED_PASSWORD } }) as Promise<Session>,
    register: (email = `${crypto.randomUUID()}@example.com`) =>
      call('POST /auth/register', { body: { name: 'Wanjiru', email, password: SEED_PASSWORD } }) as Promise<Session>,
  }
}

function formOf(file: Blob, fields: unknown): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields ?? {})) form.append(name, String(value))
  form.append('file', file)
  return form
}

function withFastPasswords(state: State): State {
  const credentials = state.credentials?.map(({ id }) => ({ id, password_hash: `fast:${SEED_PASSWORD}` }))
  return { ...state, credentials }
}

export const endpointNames = Object.keys(allEndpoints) as Name[]
