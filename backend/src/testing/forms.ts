import type { TestGateway } from './gateway.ts'
import { ascii } from './pictures.ts'

/** What stands before and behind the bytes of a form's one file. */
export const OPENING = ascii('--abc\r\nContent-Disposition: form-data; name="file"; filename="a.mp4"\r\n\r\n')
export const CLOSING = ascii('\r\n--abc--\r\n')
/** What opens a text field of the form. */
export const field = (name: string) => ascii(`--abc\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n`)

/** Sends a form as a stream, so that a test can say how it comes. */
export function sendForm(
  gateway: TestGateway,
  access_token: string,
  body: ReadableStream,
  headers: Record<string, string> = {},
): Promise<Response> {
  const type = { 'Content-Type': 'multipart/form-data; boundary=abc', Authorization: `Bearer ${access_token}` }
  const init = { method: 'POST', body, duplex: 'half', headers: { ...type, ...headers } }
  return gateway.fetch(new Request('http://gateway.test/api/v1/content/upload', init as RequestInit))
}
