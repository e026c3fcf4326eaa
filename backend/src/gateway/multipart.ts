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

/** The parts of a multipart/form-data body (RFC 7578) as they come. Bytes of a part that nobody reads are passed over. */
export async function* formParts(body: AsyncIterable<Uint8Array>, boundary: string): AsyncGenerator<FormPart> {
  const chunks = body[Symbol.asyncIterator]()
  const input = new Scanner(chunks)
  const delimiter = patternOf(`${CRLF}--${boundary}`)
  try {
    await pass(input.until(delimiter))
    for (;;) {
      const next = await input.take(2)
      if (next === '--') break
      if (next !== CRLF) throw new BrokenForm()
      yield await partOf(input, delimiter)
      await input.partIsOver
    }
    for (let end = false; !end; ) end = (await chunks.next()).done ?? false
  } finally {
    await chunks.return?.()
  }
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
  /** By the byte under the pattern's last one: how far the pattern can move without missing a match (Horspool, 1980). */
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
  for (let at = 0; at + last < text.length; at += shifts[text[at + last]!]!)
    if (bytes.every((byte, offset) => text[at + offset] === byte)) return at
  return -1
}

/** Reads on in chunks of any size; holds one of them, and of the one before what a pattern may have begun in. */
class Scanner {
  #held: Uint8Array = new TextEncoder().encode(CRLF)
  readonly #chunks: AsyncIterator<Uint8Array>

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#chunks = chunks[Symbol.asyncIterator]()
  }

  /** What comes before the pattern, which is passed over. Throws where it is more than `limit`. */
  async *until(pattern: Pattern, limit = Infinity): AsyncGenerator<Uint8Array> {
    for (let size = 0; ;) {
      const found = indexOf(this.#held, pattern)
      const length = found < 0 ? Math.max(0, this.#held.length - pattern.bytes.length + 1) : found
      size += length
      if (size > limit) throw new BrokenForm()
      const part = this.#held.subarray(0, length)
      this.#held = this.#held.subarray(found < 0 ? length : length + pattern.bytes.length)
      if (length > 0) yield part
      if (found >= 0) return
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
