import { BASE_PATH, type Endpoint, type FileContent, type Method } from '@tajiconnect/contract/endpoint'
import { allEndpoints, type Name, type Reply } from '@tajiconnect/contract/endpoints'
import type { User } from '@tajiconnect/contract/users'
import * as z from 'zod/mini'
import { handlers } from '../handlers.ts'
import type { Store } from '../store.ts'
import { authenticate } from './authenticate.ts'
import { fileResponse } from './download.ts'
import { matches, weakEtag } from './fingerprint.ts'
import type { Context, Incoming, Services } from './handler.ts'
import { once } from './idempotency.ts'
import { parse, readJson } from './parse.ts'
import { commonHeaders, ProblemError } from './problem-error.ts'
import { streamResponse } from './stream.ts'
import { inMemory, readUpload } from './upload.ts'

/**
 * Every endpoint with the path its name stands for, in the router's spelling. The first that fits is taken, so a path
 * without parameters comes before one that has an id where it has a word.
 */
export const endpointTable = (Object.keys(allEndpoints) as Name[])
  .map((name) => {
    const [method, path] = name.split(' ') as [Method, string]
    return { name, method, path: BASE_PATH + path.replaceAll(/\{(\w+)\}/g, ':$1') }
  })
  .toSorted((a, b) => Number(a.path.includes(':')) - Number(b.path.includes(':')))

/** For each path the methods it answers, for `Allow`. */
export const allowedMethods = new Map<string, Method[]>()
for (const { path, method } of endpointTable) allowedMethods.set(path, [...(allowedMethods.get(path) ?? []), method])

/** Policy first, then the parsed request to its handler, then the reply held against the contract. */
export async function respond(name: Name, incoming: Incoming): Promise<Response> {
  const { request, services } = incoming
  const endpoint: Endpoint = allEndpoints[name]
  const signedIn = endpoint.access === 'public' ? null : await authenticate(endpoint.access, endpoint, incoming)
  const query = endpoint.query && parse(endpoint.query, Object.fromEntries(new URL(request.url).searchParams))
  const sent = await receive(endpoint, request, services, signedIn?.user)
  try {
    const body = endpoint.body && parse(endpoint.body, sent.value)
    const value = await answer(
      name,
      incoming,
      { query, body, file: sent.file, user: undefined, ...signedIn },
      sent.text,
    )
    return await reply(incoming, endpoint, value)
  } finally {
    await sent.settle?.()
  }
}

interface Received {
  text: string
  value?: unknown
  file?: object
  /** To be called when all is said: a file that no row speaks of by then is not kept. */
  settle?: () => Promise<void>
}

/** A body of JSON, or a form with its file; nothing where the endpoint takes none. */
async function receive(
  { upload, body }: Endpoint,
  request: Request,
  { files }: Services,
  user: Pick<User, 'id'> | undefined,
): Promise<Received> {
  if (!upload) return body ? readJson(request) : { text: '' }
  if (upload.kept && user) {
    const sink = files.of(user.id)
    const { file, fields } = await readUpload(request, upload, sink)
    return { text: '', value: fields, file, settle: () => sink.drop(file) }
  }
  const { file, fields } = await readUpload(request, upload, inMemory)
  return { text: '', value: fields, file }
}

interface Read {
  query: unknown
  body: unknown
  file: object | undefined
  user: User | undefined
}

/** What the handler says, once for an idempotent call. Its news go out when all that it did is on disk. */
async function answer(name: Name, incoming: Incoming, read: Read, text: string): Promise<unknown> {
  const { request, params, address, services, deps } = incoming
  const endpoint: Endpoint = allEndpoints[name]
  const told: Parameters<Services['notify']>[] = []
  const quiet: Services = { ...services, notify: (...event) => void told.push(event) }
  const run = async (store: Store) => {
    const userAgent = request.headers.get('User-Agent')?.slice(0, 200) ?? ''
    const context = { ...read, params, store, services: quiet, userAgent, address }
    const handle = handlers[name] as (context: Context<Name>) => Promise<unknown>
    return checked(name, endpoint, await handle(context as unknown as Context<Name>), incoming)
  }
  const runOnce = (user_id: string) => {
    const key = request.headers.get('Idempotency-Key')
    const call = { key, user_id, target: `${request.method} ${new URL(request.url).pathname}`, body: text }
    return once(deps.store, call, services.clock(), run)
  }
  const value = endpoint.idempotent && read.user ? await runOnce(read.user.id) : await run(deps.store)
  for (const event of told) services.notify(...event)
  return value
}

/** What the contract does not name never leaves; what it names and the handler forgot is our own fault. */
function checked(name: Name, endpoint: Endpoint, value: unknown, { requestId, deps }: Incoming): unknown {
  if (endpoint.binary || endpoint.stream) return value
  if (!endpoint.reply) return undefined
  const result = z.safeParse(endpoint.reply, value)
  if (result.success) return result.data
  const [issue] = result.error.issues
  const detail = `${issue?.path.join('.')}: ${issue?.message}`
  deps.log({ level: 'error', event: 'contract_breach', request_id: requestId, endpoint: name, detail })
  throw new ProblemError('internal')
}

async function reply(
  { request, requestId, services }: Incoming,
  endpoint: Endpoint,
  value: unknown,
): Promise<Response> {
  if (endpoint.stream)
    return streamResponse(request, value as Reply<'GET /content/{id}/stream'>, services.files, commonHeaders(requestId))
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
