import type * as z from 'zod/mini'

export const BASE_PATH = '/api/v1'

export type Role = 'learner' | 'instructor' | 'admin'
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** An endpoint's name is its method and its path below `/api/v1`, as in `GET /courses/{id}`. */
export type EndpointName = `${Method} /${string}`

/**
 * One endpoint as data: its shapes and its policy. The gateway enforces what stands here; nothing is decided twice.
 * Path parameters are read from the braces of the name and are opaque strings.
 */
export interface Endpoint {
  summary: string
  /** `public`: no sign-in. `any`: every signed-in person. Otherwise only the roles named. */
  access: 'public' | 'any' | readonly Role[]
  query?: z.ZodMiniType
  body?: z.ZodMiniType
  /**
   * Instead of a JSON body one file, as the field `file` of a multipart form; its type is read from its bytes. `body`, if
   * any, is then the form's other fields. A file that is `kept` goes to where files are kept as it comes, never whole in
   * memory.
   */
  upload?: { max_bytes: number; media_types: readonly string[]; kept?: true }
  /** Absent where the reply has no body. */
  reply?: z.ZodMiniType
  /** Instead of JSON the reply is a file that never changes. */
  binary?: true
  /** Instead of JSON the reply is a kept file, whole or one range of it. */
  stream?: true
  /** The `token` of a signed address does in place of the `Authorization` header. */
  signed?: true
  /** The status of success; 200 with a reply and 204 without one where absent. */
  status?: 200 | 201 | 202 | 204
  /** A reply with `status: 'down'` comes with 503. */
  health?: true
  /** The same `Idempotency-Key` and body answer with the same result; without the header the request is refused. */
  idempotent?: true
}

/** Gives a noun's endpoints their type; the names and shapes stay literal. */
export const endpoints = <const T extends Record<EndpointName, Endpoint>>(table: T): T => table

/** A file as the gateway takes and hands it out; `media_type` is what the bytes are, not what somebody said. */
export interface FileContent {
  bytes: Uint8Array<ArrayBuffer>
  media_type: string
}

/** A file that is kept by the gateway, by its id. */
export interface KeptFile {
  id: string
  name: string
  media_type: string
  bytes: number
  /** In hexadecimal. */
  sha256: string
}

type PathParam<Path> = Path extends `${string}{${infer P}}${infer Rest}` ? P | PathParam<Rest> : never
type In<T> = T extends z.ZodMiniType ? z.input<T> : never
type Out<T> = T extends z.ZodMiniType ? z.output<T> : never
type Part<E, K extends string> = E extends Record<K, infer T> ? T : undefined
type OptionalWhenEmpty<K extends string, T> = [T] extends [never]
  ? unknown
  : Partial<T> extends T
    ? { [P in K]?: T }
    : { [P in K]: T }

export type Params<Name> = { [P in PathParam<Name>]: string }

/** What a caller hands in for an endpoint: `params`, `query` and `body`, each only where the endpoint has one. */
export type InputOf<Name, E> = ([PathParam<Name>] extends [never] ? unknown : { params: Params<Name> }) &
  OptionalWhenEmpty<'query', In<Part<E, 'query'>>> &
  OptionalWhenEmpty<'body', In<Part<E, 'body'>>> &
  (E extends { upload: object } ? { file: Blob } : unknown) &
  (E extends { idempotent: true } ? { idempotencyKey: string } : unknown)

/** What the gateway's handler meets, after parsing. */
export interface ParsedOf<Name, E> {
  params: Params<Name>
  query: Out<Part<E, 'query'>>
  body: Out<Part<E, 'body'>>
  /** `head`: its first bytes as kept, 64 kB or fewer. */
  file: E extends { upload: { kept: true } }
    ? KeptFile & { head: Uint8Array }
    : E extends { upload: object }
      ? FileContent
      : undefined
}

export type ReplyOf<E> = E extends { binary: true }
  ? FileContent
  : E extends { stream: true }
    ? KeptFile & { created_at: string }
    : E extends { reply: infer T }
      ? Out<T>
      : undefined
