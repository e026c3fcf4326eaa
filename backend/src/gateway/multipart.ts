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
      const part = { ...fieldOf(head), bytes: input.until(delimiter) }
      yield part
      if (input.isInside) await pass(input.until(delimiter))
    }
    await pass({ [Symbol.asyncIterator]: () => chunks })
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
