import { openTestGateway, SEED_PASSWORD, type TestGateway as Opened } from '@tajiconnect/backend/testing/gateway'
import type { Session } from '@tajiconnect/contract/auth'
import type { Name } from '@tajiconnect/contract/endpoints'
import type { ProblemCode } from '@tajiconnect/contract/problem'
import { http, HttpResponse, ws } from 'msw'
import { config } from '../config.ts'
import { call } from '../services/api/endpoints.ts'
import { endSession, saveSession } from '../stores/session.ts'
import { problem, server } from './server.ts'

export const PASSWORD = SEED_PASSWORD

export interface TestGateway extends Opened {
  /** The requests that came in, such as `GET /courses/c1`. */
  requests: string[]
  /** Signs in on this phone, as before the page was opened; by default as the seed's learner. */
  enter(email?: string): Promise<Session>
  /** Opens a new account, and signs in to it on this phone. */
  enterAnew(): Promise<Session>
  /** Makes an endpoint fail, for good or so many times: with a problem, or as if the network were gone. */
  fail(name: Name, how: ProblemCode | 'network', times?: number): void
}

const socket = ws.link(config.wsUrl)

/** The real gateway, over the real seed, behind this page's requests and socket. Its clock runs, and `pass` moves it. */
export async function createTestGateway(options: Parameters<typeof openTestGateway>[0] = {}): Promise<TestGateway> {
  const gateway = await openTestGateway({ clock: () => new Date(), appUrl: location.origin, ...options })
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
    requests,
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
