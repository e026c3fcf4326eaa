import type { Input, Name, Reply } from '@tajiconnect/contract/endpoints'
import { queryOptions } from '@tanstack/react-query'
import type { AxiosProgressEvent } from 'axios'
import { config } from '../../config.ts'
import { ApiError } from './api-error.ts'
import { http } from './client.ts'

export type GetName = Extract<Name, `GET ${string}`>

type InputArg<N extends Name> =
  unknown extends Input<N>
    ? [input?: undefined]
    : Partial<Input<N>> extends Input<N>
      ? [input?: Input<N>]
      : [input: Input<N>]

export interface CallOptions {
  signal?: AbortSignal
  /** Send only if this person (an id) is signed in. */
  as?: string
  /** Hears how much of a file has gone, 0–1. A file takes as long as it takes, so then nothing but `signal` ends it. */
  onProgress?: (share: number) => void
}

interface AnyInput {
  params?: Record<string, string>
  query?: Record<string, unknown>
  body?: unknown
  file?: Blob
  idempotencyKey?: string
}

/** `await call('GET /courses/{id}', { params: { id } }, { signal })`. Fails with an ApiError. */
export async function call<N extends Name>(
  name: N,
  ...args: [...InputArg<N>, options?: CallOptions]
): Promise<Reply<N>> {
  const [input, options] = args as readonly unknown[] as [unknown, CallOptions?]
  return send(name, input, options)
}

/** As `call`, for an input whose type is known only to whoever kept it. */
export async function send<N extends Name>(name: N, input: unknown, options: CallOptions = {}): Promise<Reply<N>> {
  const { params = {}, query, body, file, idempotencyKey } = (input ?? {}) as AnyInput
  const space = name.indexOf(' ')
  const { data } = await http.request<unknown>({
    method: name.slice(0, space),
    url: name.slice(space + 1).replaceAll(/\{(\w+)\}/g, (_, key: string) => segment(params[key])),
    params: query,
    data: file ? formOf(file, body) : body,
    headers: idempotencyKey ? { 'Idempotency-Key': idempotencyKey } : undefined,
    signal: options.signal,
    ...(options.onProgress && watched(options.onProgress)),
    sent: options.as ? { user: options.as, token: '' } : undefined,
  })
  // A page with status 200 is some proxy's, not the gateway's.
  if (typeof data === 'string' && data !== '') throw new ApiError('network')
  return (data === '' ? undefined : data) as Reply<N>
}

const watched = (onProgress: (share: number) => void) => ({
  timeout: 0,
  onUploadProgress: ({ progress }: AxiosProgressEvent) => onProgress(progress ?? 0),
})

/** The form an upload goes as, fields first. Its file may be read any number of times, so it can be sent again as it is. */
function formOf(file: Blob, fields: unknown): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields ?? {})) form.set(name, String(value))
  form.set('file', file)
  return form
}

/** An id as one part of a path. Browsers take `.` and `..` for steps up the path, however they are written. */
function segment(id: string | undefined): string {
  if (!id || /^\.{1,2}$/.test(id)) throw new ApiError('not_found', { status: 404 })
  return encodeURIComponent(id)
}

/** The key of every query of an endpoint, or with an input of that one. */
export const queryKey = <N extends GetName>(name: N, input?: Input<N>) =>
  input === undefined ? (['me', name] as const) : (['me', name, input] as const)

/** What the learner changes, here or on another phone. */
const OWN: ReadonlySet<GetName> = new Set<GetName>([
  'GET /users/me',
  'GET /users/me/consent',
  'GET /onboarding',
  'GET /psychometric/assessments/{id}/draft',
  'GET /psychometric/results',
  'GET /ai/career-recommendations',
  'GET /ai/saved-careers',
  'GET /ai/guidance-requests',
  'GET /ai/roadmaps',
  'GET /ai/roadmaps/{id}',
  'GET /learning-paths',
  'GET /learning-paths/{id}',
  'GET /learning-paths/{id}/next',
  'GET /skills/mastery',
  'GET /courses',
  'GET /courses/enrolments',
  'GET /grades',
  'GET /grades/{course_id}',
  'GET /grades/{course_id}/classes/{class_id}',
  'GET /courses/{id}',
  'GET /courses/authored',
  'GET /courses/{id}/draft',
  'GET /courses/classes',
  'GET /courses/classes/taught',
  'GET /content',
])
const OWN_FRESH_MS = 30_000

/**
 * Options for `useQuery`, `prefetchQuery` and the like: `useQuery(query('GET /courses/{id}', { params: { id } }))`. What is
 * kept is shown at once in any case; it is asked for again once it is older than the cache's duration, or than half a
 * minute where another phone may have changed it.
 */
export const query = <N extends GetName>(name: N, ...[input]: InputArg<N>) =>
  queryOptions({
    queryKey: ['me', name, input ?? null] as const,
    queryFn: ({ signal }) => send(name, input, { signal }),
    staleTime: OWN.has(name) ? Math.min(OWN_FRESH_MS, config.cacheDuration) : config.cacheDuration,
  })
