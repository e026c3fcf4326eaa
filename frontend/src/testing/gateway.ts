import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CareerData } from '@tajiconnect/backend/careers/career-data'
import type { PasswordHash } from '@tajiconnect/backend/deps'
import { createGateway, type Gateway } from '@tajiconnect/backend/gateway'
import { MemoryStore, type Disk, type State } from '@tajiconnect/backend/store'
import type { Session } from '@tajiconnect/contract/auth'
import type { Name } from '@tajiconnect/contract/endpoints'
import type { ProblemCode } from '@tajiconnect/contract/problem'
import { http, HttpResponse, ws } from 'msw'
import { config } from '../config.ts'
import { call } from '../services/api/endpoints.ts'
import { endSession, saveSession } from '../stores/session.ts'
import { problem, server } from './server.ts'

export const PASSWORD = 'Karibu-2026!'

export interface TestGateway extends Gateway {
  store: MemoryStore
  /** The requests that came in, such as `GET /courses/c1`. */
  requests: string[]
  /** Moves the gateway's clock on. */
  pass(ms: number): void
  /** Signs in on this phone, as before the page was opened; by default as the seed's learner. */
  enter(email?: string): Promise<Session>
  /** Opens a new account, and signs in to it on this phone. */
  enterAnew(): Promise<Session>
  /** Makes an endpoint fail, for good or so many times: with a problem, or as if the network were gone. */
  fail(name: Name, how: ProblemCode | 'network', times?: number): void
}

const socket = ws.link(config.wsUrl)

const read = <T>(path: string): T =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../../../backend', path), 'utf8')) as T

const careerData: CareerData = {
  occupations: read('data/occupations.json'),
  model: read('data/interest-model.json'),
}
const seed = read<State>('db.json')
seed.credentials = seed.credentials?.map(({ id }) => ({ id, password_hash: `fast:${PASSWORD}` }))

/** Instead of argon2, which is slow on purpose. */
const hash: PasswordHash = {
  make: async (password) => `fast:${password}`,
  verify: async (kept, password) => kept === `fast:${password}`,
}

const memory: Disk = { load: async () => structuredClone(seed), commit: async () => {} }

/** The real gateway, over the real seed, behind this page's requests and socket. Its clock runs, and `pass` moves it. */
export async function createTestGateway(): Promise<TestGateway> {
  let ahead = 0
  const store = await MemoryStore.open(memory)
  const gateway = createGateway({
    store,
    clock: () => new Date(Date.now() + ahead),
    hash,
    secret: new Uint8Array(32).fill(7),
    careerData,
    log: () => {},
    corsOrigins: [],
  })
  const requests: string[] = []
  server.use(
    http.all('*/api/*', ({ request }) => {
      requests.push(`${request.method} ${new URL(request.url).pathname.replace('/api/v1', '')}`)
      return gateway.fetch(request)
    }),
    socket.addEventListener('connection', ({ client }) => {
      const connection = gateway.realtime.connect({
        send: (text) => client.send(text),
        close: (code, reason) => client.close(code, reason),
      })
      client.addEventListener('message', ({ data }) => connection.message(String(data)))
      client.addEventListener('close', () => connection.closed())
    }),
  )

  const enter = async (session: Promise<Session>) => {
    endSession('left')
    saveSession(await session)
    return session
  }
  return {
    ...gateway,
    store,
    requests,
    pass: (ms) => void (ahead += ms),
    enter: (email = 'learner@tajiconnect.test') =>
      enter(call('POST /auth/login', { body: { email, password: PASSWORD } })),
    enterAnew: () =>
      enter(
        call('POST /auth/register', {
          body: { name: 'Wanjiru', email: `${crypto.randomUUID()}@example.com`, password: PASSWORD },
        }),
      ),
    fail: failNext,
  }
}

function failNext(name: Name, how: ProblemCode | 'network', times = Infinity) {
  const [method = '', path = ''] = name.split(' ')
  const address = `*/api/v1${path.replaceAll(/\{(\w+)\}/g, ':$1')}`
  let left = times
  server.use(
    http.all(address, ({ request }) => {
      if (request.method !== method || left-- <= 0) return undefined
      return how === 'network' ? HttpResponse.error() : problem(how)
    }),
  )
}
