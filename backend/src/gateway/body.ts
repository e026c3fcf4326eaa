import { concat } from '../bytes.ts'
import { ProblemError } from './problem-error.ts'

/** A request's body: 413 once it is over `limit` bytes, announced or counted, and 400 where it breaks off. */
export async function readBytes(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const announced = request.headers.get('Content-Length')
  if (Number(announced ?? 0) > limit) throw tooLarge(limit)
  try {
    // A server takes no more of a body than was announced.
    if (announced !== null) return new Uint8Array(await request.arrayBuffer())
    return await counted(request, limit)
  } catch (error) {
    throw error instanceof ProblemError ? error : new ProblemError('bad_request', { detail: 'The body broke off.' })
  }
}

async function counted({ body }: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = []
  const reader = body?.getReader()
  for (let size = 0; ;) {
    const { done, value } = (await reader?.read()) ?? { done: true }
    if (done) return concat(parts)
    size += value.byteLength
    if (size > limit) {
      await reader?.cancel()
      throw tooLarge(limit)
    }
    parts.push(value)
  }
}

export const tooLarge = (limit: number) =>
  new ProblemError('body_too_large', { detail: `Send at most ${limit.toLocaleString('en')} bytes.` })
