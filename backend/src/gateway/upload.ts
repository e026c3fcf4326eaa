import type { Endpoint } from '@tajiconnect/contract/endpoint'
import { concat } from '../bytes.ts'
import { atMost, chunksOf, collect } from './body.ts'
import { mediaTypeOf } from './media-type.ts'
import { BrokenForm, formParts, type FormPart } from './multipart.ts'
import { invalid, ProblemError } from './problem-error.ts'

/** What the form may weigh besides its file: boundaries, headers, a field or two. */
const FRAME_BYTES = 10_000
const FIELDS = 20
/** Holds the size of most pictures; the type needs far less. */
export const HEAD_BYTES = 64_000

type Upload = NonNullable<Endpoint['upload']>

interface Described {
  media_type: string
  /** What the sender called it. */
  name: string
  /** Its first bytes. */
  head: Uint8Array
}

/** How many bytes a file has, before all of it is read; 0 and Infinity where the request does not say. */
export interface Announced {
  least: number
  most: number
}

/**
 * Where the file's bytes go as they come; a sink that changes them says what they begin with now. It is asked to let go of
 * them again where the rest of the form is wrong.
 */
export interface Sink<T> {
  take(bytes: AsyncIterable<Uint8Array>, announced: Announced & { media_type: string }): Promise<T>
  drop(taken: T): Promise<void>
}

/** Keeps a small file whole in memory. */
export const inMemory: Sink<{ bytes: Uint8Array<ArrayBuffer> }> = {
  take: async (bytes) => ({ bytes: await collect(bytes) }),
  drop: async () => {},
}

/**
 * The one file of a multipart form, in its field `file`, and the form's other fields. 415 where the body is no such form
 * or the file's own bytes are of no type taken here, 413 over the limit, 422 where there is no file or it is empty, 400
 * where the form is broken; in each case no more is read, and the sink holds nothing.
 */
export async function readUpload<T>(
  request: Request,
  upload: Upload,
  sink: Sink<T>,
): Promise<{ file: T & Described; fields: Record<string, string> }> {
  const boundary = boundaryOf(request)
  const fields: [string, string][] = []
  let file: (T & Described) | undefined
  try {
    for await (const part of formParts(chunksOf(request, upload.max_bytes + FRAME_BYTES), boundary)) {
      if (part.filename === null) fields.push([part.name, await textOf(part)])
      else if (part.name !== 'file') continue
      else if (file) throw invalid('file', 'too_many', 'Send one file.')
      else file = await fileOf(part, upload, sink, announcedBy(request))
      if (fields.length > FIELDS) throw invalid(part.name, 'too_many', `Send at most ${FIELDS} fields.`)
    }
    if (!file) throw noFile()
    return { file, fields: Object.fromEntries(fields) }
  } catch (error) {
    if (file) await sink.drop(file)
    throw error instanceof BrokenForm
      ? new ProblemError('bad_request', { detail: 'The form is broken or breaks off.' })
      : error
  }
}

function boundaryOf(request: Request): string {
  const [, quoted, bare] =
    /^multipart\/form-data *;.*?boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(
      request.headers.get('Content-Type') ?? '',
    ) ?? []
  const boundary = quoted ?? bare
  if (!boundary) throw new ProblemError('unsupported_media_type', { detail: 'Send a form as multipart/form-data.' })
  return boundary
}

function announcedBy({ headers }: Request): Announced {
  const most = Number(headers.get('Content-Length') ?? Infinity)
  return { least: Number.isFinite(most) ? Math.max(0, most - FRAME_BYTES) : 0, most }
}

async function fileOf<T>(part: FormPart, { max_bytes, media_types }: Upload, sink: Sink<T>, announced: Announced) {
  const { head, all } = await peek(part.bytes)
  if (head.length === 0) throw noFile()
  const media_type = mediaTypeOf(head)
  if (media_type === null || !media_types.includes(media_type))
    throw new ProblemError('unsupported_media_type', {
      detail: `By its bytes this is ${media_type ?? 'none of the types taken here'}. Send a file that is ${media_types.join(' or ')}.`,
    })
  const taken = await sink.take(atMost(all, max_bytes), { ...announced, media_type })
  return { media_type, name: part.filename ?? '', head, ...taken }
}

const textOf = async (part: FormPart) => new TextDecoder().decode(await collect(atMost(part.bytes, FRAME_BYTES)))

const noFile = () => invalid('file', 'required', 'Send a file in this field.')

/** The first bytes, and all of them. */
async function peek(chunks: AsyncIterable<Uint8Array>) {
  const iterator = chunks[Symbol.asyncIterator]()
  const first: Uint8Array[] = []
  for (let size = 0; size < HEAD_BYTES;) {
    const { done, value } = await iterator.next()
    if (done) break
    first.push(value)
    size += value.length
  }
  const start = concat(first)
  async function* all() {
    yield start
    yield* { [Symbol.asyncIterator]: () => iterator }
  }
  return { head: start.subarray(0, HEAD_BYTES), all: all() }
}
