import { BASE_PATH } from '@tajiconnect/contract/endpoint'
import { Hono } from 'hono'
import { cors } from 'hono/cors'
import { googleSignIn } from './auth/google.ts'
import { Limits } from './auth/limits.ts'
import { fewAtOnce } from './auth/passwords.ts'
import { liveSession, signedOutBy } from './auth/sessions.ts'
import { Tokens } from './auth/tokens.ts'
import { prepare } from '../career-algorithm.ts'
import { createKeptFiles } from './content/kept-files.ts'
import { createContentLinks } from './content/links.ts'
import { enrolmentId } from './courses/progress.ts'
import type { GatewayDeps, RequestMeta } from './deps.ts'
import type { Services } from './gateway/handler.ts'
import { openApiDocument } from './gateway/openapi.ts'
import { problemResponse, ProblemError } from './gateway/problem-error.ts'
import { allowedMethods, endpointTable, respond } from './gateway/respond.ts'
import { createHub, type Hub } from './realtime/hub.ts'
import { StoreUnavailable } from './store.ts'
import { createSweep } from './users/sweep.ts'

export interface Gateway {
  /** Answers one request. Never throws: whatever goes wrong becomes a problem+json. */
  fetch(request: Request, meta?: RequestMeta): Promise<Response>
  realtime: Hub
}

const REQUEST_ID = /^[\w-]{8,64}$/

/**
 * The gateway as a fetch handler and a realtime hub. It listens nowhere and uses no Node API, so that the same code runs
 * in Node, in Vitest and in a browser.
 */
export function createGateway(deps: GatewayDeps): Gateway {
  const { store, clock, log } = deps
  const tokens = new Tokens(deps.secret, clock)
  const realtime = createHub({
    clock,
    epoch: crypto.randomUUID().slice(0, 8),
    verify: async (token) => {
      const claims = await tokens.verifyAccess(token)
      if (!claims || !(await store.read((tx) => liveSession(tx, claims, clock())))) return null
      return { user_id: claims.user_id, expires_at: claims.expires_at }
    },
    mayJoin: (user_id, channel) => mayJoin(deps, user_id, channel),
  })
  store.watch((changes) => new Set(signedOutBy(changes)).forEach((user_id) => realtime.recheck(user_id)))
  const services: Services = {
    clock,
    hash: fewAtOnce(deps.hash),
    commonPasswords: deps.commonPasswords,
    tokens,
    limits: new Limits(clock),
    google: googleSignIn(deps),
    files: createKeptFiles(deps),
    links: createContentLinks(deps.secret, clock),
    appUrl: deps.appUrl,
    mail: (message) =>
      void deps.mail
        .send(message)
        .catch((error: Error) => log({ level: 'error', event: 'mail_failed', detail: error.message })),
    sms: (message) =>
      void deps.sms
        .send(message)
        .catch((error: Error) => log({ level: 'error', event: 'sms_failed', detail: error.message })),
    careers: prepare(deps.careerData),
    kenyaData: deps.kenyaData,
    ai: deps.ai,
    notify: (user_id, type, data) => void realtime.publish(`user:${user_id}`, type, data),
    announce: (course_id, type, data) => void realtime.publish(`course:${course_id}`, type, data),
    openapi: openApiDocument,
    startedAt: clock(),
    storeIsUp: () => store.isUp(),
  }

  const sweep = createSweep({ store, clock, log, mail: services.mail })
  void sweep()

  const app = new Hono<{ Bindings: RequestMeta; Variables: { requestId: string } }>()
  app.use((c, next) => {
    const given = c.req.header('X-Request-Id')
    c.set('requestId', given && REQUEST_ID.test(given) ? given : crypto.randomUUID())
    return next()
  })
  app.use(async (_, next) => {
    await sweep()
    return next()
  })
  const share = cors({
    origin: (origin) => (deps.corsOrigins.includes(origin) ? origin : null),
    allowHeaders: [
      'Authorization',
      'Content-Type',
      'Idempotency-Key',
      'If-None-Match',
      'If-Range',
      'Range',
      'X-Request-Id',
    ],
    exposeHeaders: ['Accept-Ranges', 'Content-Disposition', 'Content-Range', 'ETag', 'X-Request-Id', 'Retry-After'],
    maxAge: 600,
  })
  app.use((c, next) => (c.req.header('Origin') === undefined ? next() : share(c, next)))
  for (const { name, method, path } of endpointTable)
    app.on(method, path, (c) =>
      respond(name, {
        request: c.req.raw,
        params: c.req.param(),
        requestId: c.get('requestId'),
        address: c.env.address,
        services,
        deps,
      }),
    )
  app.get('/health', (c) => app.request(`${BASE_PATH}/gateway/health`, { headers: c.req.raw.headers }, c.env))
  for (const [path, methods] of allowedMethods)
    app.all(path, () => {
      throw new ProblemError('method_not_allowed', { headers: { Allow: methods.join(', ') } })
    })
  app.notFound((c) => problemResponse(new ProblemError('not_found'), c.get('requestId')))
  app.onError((error, c) => {
    const requestId = c.get('requestId')
    if (error instanceof ProblemError) return problemResponse(error, requestId)
    const unavailable = error instanceof StoreUnavailable
    const event = unavailable ? 'store_unavailable' : 'internal_error'
    log({
      level: 'error',
      event,
      request_id: requestId,
      endpoint: `${c.req.method} ${c.req.path}`,
      detail: traceOf(error),
    })
    const problem = unavailable
      ? new ProblemError('store_unavailable', { headers: { 'Retry-After': '2' } })
      : new ProblemError('internal')
    return problemResponse(problem, requestId)
  })

  return { fetch: async (request, meta = {}) => app.fetch(request, meta), realtime }
}

const traceOf = (error: Error) =>
  [error.stack ?? error.message, error.cause && String(error.cause)].filter(Boolean).join('\n')

/** A person joins their own channel, those of the courses they are enrolled in, and the platform's. */
async function mayJoin({ store }: GatewayDeps, user_id: string, channel: string): Promise<boolean> {
  if (channel === 'platform' || channel === `user:${user_id}`) return true
  if (!channel.startsWith('course:')) return false
  const id = enrolmentId(user_id, channel.slice('course:'.length))
  return store.read(async (tx) => (await tx.get('enrolments', id)) !== undefined)
}
