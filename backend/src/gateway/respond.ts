import { BASE_PATH, type Endpoint, type FileContent, type Method } from '@tajiconnect/contract/endpoint'
import { allEndpoints, type Name } from '@tajiconnect/contract/endpoints'
import * as z from 'zod/mini'
import { liveSession, seen } from '../auth/sessions.ts'
import type { GatewayDeps } from '../deps.ts'
import { handlers } from '../handlers.ts'
import type { Store } from '../store.ts'
import { fileResponse } from './download.ts'
import { matches, weakEtag } from './fingerprint.ts'
import type { Context, Services } from './handler.ts'
import { once } from './idempotency.ts'
import { parse, readJson } from './parse.ts'
import { commonHeaders, ProblemError } from './problem-error.ts'
import { readUpload } from './upload.ts'

/** Every endpoint with the path its name stands for, in the router's spelling. */
export const endpointTable = (Object.keys(allEndpoints) as Name[]).map((name) => {
  const [method, path] = name.split(' ') as [Method, string]
  return { name, method, path: BASE_PATH + path.replaceAll(/\{(\w+)\}/g, ':$1') }
})

/** For each path the methods it answers, for `Allow`. */
export const allowedMethods = new Map<string, Method[]>()
for (const { path, method } of endpointTable) allowedMethods.set(path, [...(allowedMethods.get(path) ?? []), method])

interface Incoming {
  request: Request
  params: Record<string, string>
  requestId: string
  address: string | undefined
  services: Services
  deps: GatewayDeps
}

/** Policy first, then the parsed request to its handler, then the reply held against the contract. */
export async function respond(name: Name, incoming: Incoming): Promise<Response> {
  const { request, params, address, services, deps } = incoming
  const endpoint: Endpoint = allEndpoints[name]
  const signedIn = endpoint.access === 'public' ? null : await authenticate(endpoint.access, incoming)
  const url = new URL(request.url)
  const query = endpoint.query && parse(endpoint.query, Object.fromEntries(url.searchParams))
  const sent = endpoint.body && (await readJson(request))
  const body = endpoint.body && parse(endpoint.body, sent?.value)
  const file = endpoint.upload && (await readUpload(request, endpoint.upload))

  const told: Parameters<Services['notify']>[] = []
  const quiet: Services = { ...services, notify: (...event) => void told.push(event) }
  const run = async (store: Store) => {
    const userAgent = request.headers.get('User-Agent')?.slice(0, 200) ?? ''
    const context = { params, query, body, file, store, services: quiet, userAgent, address, ...signedIn }
    const handle = handlers[name] as (context: Context<Name>) => Promise<unknown>
    return checked(name, endpoint, await handle(context as unknown as Context<Name>), incoming)
  }
  const runOnce = (user_id: string) => {
    const key = request.headers.get('Idempotency-Key')
    const call = { key, user_id, target: `${request.method} ${url.pathname}`, body: sent?.text ?? '' }
    return once(deps.store, call, services.clock(), run)
  }
  const value = endpoint.idempotent && signedIn ? await runOnce(signedIn.user.id) : await run(deps.store)
  for (const event of told) services.notify(...event)
  return reply(incoming, endpoint, value)
}

async function authenticate(access: Exclude<Endpoint['access'], 'public'>, incoming: Incoming) {
  const { request, address, services, deps } = incoming
  const [scheme, token] = request.headers.get('Authorization')?.split(' ') ?? []
  const challenge = { headers: { 'WWW-Authenticate': 'Bearer' } }
  if (scheme?.toLowerCase() !== 'bearer' || !token) throw new ProblemError('unauthenticated', challenge)
  const claims = await services.tokens.verifyAccess(token)
  const live = claims && (await deps.store.read((tx) => liveSession(tx, claims, services.clock())))
  if (!live) throw new ProblemError('invalid_access_token', challenge)
  if (access !== 'any' && !access.includes(live.user.role)) throw new ProblemError('forbidden')
  await seen(deps.store, live.session, address, services.clock())
  return live
}

/** What the contract does not name never leaves; what it names and the handler forgot is our own fault. */
function checked(name: Name, endpoint: Endpoint, value: unknown, { requestId, deps }: Incoming): unknown {
  if (endpoint.binary) return value
  if (!endpoint.reply) return undefined
  const result = z.safeParse(endpoint.reply, value)
  if (result.success) return result.data
  const [issue] = result.error.issues
  const detail = `${issue?.path.join('.')}: ${issue?.message}`
  deps.log({ level: 'error', event: 'contract_breach', request_id: requestId, endpoint: name, detail })
  throw new ProblemError('internal')
}

async function reply({ request, requestId }: Incoming, endpoint: Endpoint, value: unknown): Promise<Response> {
  if (endpoint.binary) return fileResponse(request, value as FileContent, commonHeaders(requestId))
  const headers: Record<string, string> = { ...commonHeaders(requestId), 'Cache-Control': 'no-store' }
  if (!endpoint.reply) return new Response(null, { status: endpoint.status ?? 204, headers })
  const text = JSON.stringify(value)
  headers['Content-Type'] = 'application/json; charset=utf-8'
  if (request.method !== 'GET') return new Response(text, { status: endpoint.status ?? 200, headers })
  if (endpoint.health && (value as { status: string }).status === 'down')
    return new Response(text, { status: 503, headers })
  headers.ETag = weakEtag(text)
  headers['Cache-Control'] = 'private, no-cache'
  if (matches(request.headers.get('If-None-Match'), headers.ETag)) return new Response(null, { status: 304, headers })
  return new Response(text, { headers })
}
