import { concat } from '../bytes.ts'
import { ProblemError } from './problem-error.ts'

/** A request's body: 413 once it is over `limit` bytes, announced or counted, and 400 where it breaks off. */
export async function readBytes(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  // A server takes no more of a body than was announced.
  if (Number(request.headers.get('Content-Length') ?? Infinity) > limit) return collect(chunksOf(request, limit))
  return new Uint8Array(await request.arrayBuffer().catch(brokenOff))
}

/** The same as it comes. No more of it is asked for than is taken. */
export async function* chunksOf(request: Request, limit: number): AsyncGenerator<Uint8Array> {
  if (Number(request.headers.get('Content-Length') ?? 0) > limit) throw tooLarge(limit)
  const reader = request.body?.getReader()
  if (!reader) return
  try {
    for (let size = 0; ;) {
      const { done, value } = await reader.read().catch(brokenOff)
      if (done) return
      size += value.byteLength
      if (size > limit) throw tooLarge(limit)
      yield value
    }
  } finally {
    // Nobody waits for that: of a body that somebody has cloned it is done only once the clone is cancelled, too.
    void reader.cancel().catch(() => {})
  }
}

/** All of it in one. */
export async function collect(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = []
  for await (const part of chunks) parts.push(part)
  return concat(parts)
}

/** Throws 413 in place of what would go over `limit` bytes. */
export async function* atMost(chunks: AsyncIterable<Uint8Array>, limit: number): AsyncGenerator<Uint8Array> {
  let size = 0
  for await (const part of chunks) {
    size += part.byteLength
    if (size > limit) throw tooLarge(limit)
    yield part
  }
}

const tooLarge = (limit: number) =>
  new ProblemError('body_too_large', { detail: `Send at most ${limit.toLocaleString('en')} bytes.` })

function brokenOff(): never {
  throw new ProblemError('bad_request', { detail: 'The body broke off.' })
}
