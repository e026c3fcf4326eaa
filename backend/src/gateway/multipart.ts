import { concat } from '../bytes.ts'
import { collect } from './body.ts'

/** One part of a form: its field, what its file was called, and its bytes, which can be read once. */
export interface FormPart {
  name: string
  /** Null where the part is no file. */
  filename: string | null
  bytes: AsyncIterable<Uint8Array>
}

/** The bytes are no such form, or it breaks off. */
export class BrokenForm extends Error {
  override name = 'BrokenForm'
}

const HEAD_BYTES = 8_000
const CRLF = '\r\n'

/**
 * The parts of a multipart/form-data body (RFC 7578) as they come, each to be read before the next is asked for; what is
 * not read of one is passed over. Whoever stops in the middle stops the body too.
 */
export async function* formParts(body: AsyncIterable<Uint8Array>, boundary: string): AsyncGenerator<FormPart> {
  const chunks = body[Symbol.asyncIterator]()
  const input = new Scanner(chunks)
  const delimiter = patternOf(`${CRLF}--${boundary}`)
  const endOfHead = patternOf(CRLF + CRLF)
  try {
    await pass(input.until(delimiter))
    for (;;) {
      const next = await input.take(2)
      if (next === '--') break
      if (next !== CRLF) throw new BrokenForm()
      const head = new TextDecoder().decode(await collect(input.until(endOfHead, HEAD_BYTES)))
      let over = false
      const bytes = onEnd(input.until(delimiter), () => (over = true))
      yield { ...fieldOf(head), bytes }
      if (!over) await pass(input.until(delimiter))
    }
    await pass({ [Symbol.asyncIterator]: () => chunks })
  } finally {
    await chunks.return?.()
  }
}

async function* onEnd(chunks: AsyncIterable<Uint8Array>, ended: () => void): AsyncGenerator<Uint8Array> {
  yield* chunks
  ended()
}

async function pass(chunks: AsyncIterable<Uint8Array>) {
  for await (const _ of chunks);
}

/** Quotes in a name come as browsers write them (`%22`) or as curl does (`\"`). */
function fieldOf(head: string): Pick<FormPart, 'name' | 'filename'> {
  const line = head.split(CRLF).find((each) => /^content-disposition: *form-data *;/i.test(each)) ?? ''
  const parameter = (name: string) =>
    new RegExp(`; *${name}="((?:\\\\.|[^"\\\\])*)"`, 'i')
      .exec(line)?.[1]
      ?.replaceAll(/%22|\\"/g, '"')
      .replaceAll(/%0D|%0A/gi, ' ') ?? null
  const name = parameter('name')
  if (name === null) throw new BrokenForm()
  return { name, filename: parameter('filename') }
}

interface Pattern {
  bytes: Uint8Array
  /** By the byte under the pattern's last one: how far the pattern moves without missing a match (Horspool, 1980). */
  shifts: Uint8Array
}

function patternOf(text: string): Pattern {
  const bytes = new TextEncoder().encode(text)
  const last = bytes.length - 1
  const shifts = new Uint8Array(256).fill(bytes.length)
  bytes.subarray(0, last).forEach((byte, at) => (shifts[byte] = last - at))
  return { bytes, shifts }
}

function indexOf(text: Uint8Array, { bytes, shifts }: Pattern): number {
  const last = bytes.length - 1
  for (let at = 0; at + last < text.length; at += shifts[text[at + last] ?? 0] ?? 1) {
    let same = 0
    while (same < bytes.length && text[at + same] === bytes[same]) same += 1
    if (same === bytes.length) return at
  }
  return -1
}

/** Reads on in chunks of any size; holds one of them, and of the one before what a pattern may have begun in. */
class Scanner {
  /** The first boundary may stand at the very beginning, as if a line had just ended. */
  #held: Uint8Array = new TextEncoder().encode(CRLF)
  readonly #chunks: AsyncIterator<Uint8Array>

  constructor(chunks: AsyncIterator<Uint8Array>) {
    this.#chunks = chunks
  }

  /** What comes before the pattern, which is passed over. Throws where that is more than `limit`. */
  async *until(pattern: Pattern, limit = Infinity): AsyncGenerator<Uint8Array> {
    const { length } = pattern.bytes
    for (let size = 0; ;) {
      const found = indexOf(this.#held, pattern)
      const part = this.#held.subarray(0, found < 0 ? Math.max(0, this.#held.length - length + 1) : found)
      this.#held = this.#held.subarray(part.length)
      size += part.length
      if (size > limit) throw new BrokenForm()
      if (part.length > 0) yield part
      if (found >= 0) {
        this.#held = this.#held.subarray(length)
        return
      }
      await this.#more()
    }
  }

  async take(length: number): Promise<string> {
    while (this.#held.length < length) await this.#more()
    const text = String.fromCharCode(...this.#held.subarray(0, length))
    this.#held = this.#held.subarray(length)
    return text
  }

  async #more() {
    const { done, value } = await this.#chunks.next()
    if (done) throw new BrokenForm()
    this.#held = this.#held.length > 0 ? concat([this.#held, value]) : value
  }
}
