import { LlmError } from './llm.ts'

const REPLY_LIMIT = 256_000
const PASSING = new Set([408, 409, 425, 429, 529])
const LOCKED_OUT = new Set([401, 402, 403, 404])

export interface Endpoint {
  url: string
  headers: Record<string, string>
  fetch: typeof fetch
}

/** Sends JSON and answers with the JSON that comes back with a status of success; whatever else happens is an `LlmError`. */
export async function post(endpoint: Endpoint, body: unknown, signal: AbortSignal): Promise<Json> {
  const { status, ok, headers, text } = await exchange(endpoint, body, signal)
  const reply = parsed(text)
  // Some services answer 200 and put the failure inside.
  const fault = faultIn(reply)
  if (ok && reply && !fault) return reply
  if (ok && !fault) throw new LlmError('bad_answer', 'The reply is not JSON.')
  throw failureOf(ok ? (fault?.status ?? 500) : status, fault?.code ?? '', headers.get('Retry-After'))
}

export type Json = Record<string, unknown>

async function exchange({ url, headers, fetch }: Endpoint, body: unknown, signal: AbortSignal) {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(body),
      // A key goes to the address it is for and nowhere else.
      redirect: 'error',
      signal,
    })
    return { status: response.status, ok: response.ok, headers: response.headers, text: await bounded(response) }
  } catch (error) {
    if (error instanceof LlmError) throw error
    if (signal.aborted) throw new LlmError('timeout', 'No answer in time.')
    throw new LlmError('unreachable', 'No connection.')
  }
}

async function bounded(response: Response): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk as Uint8Array, { stream: true })
    if (text.length > REPLY_LIMIT) throw new LlmError('bad_answer', 'The reply is too long.')
  }
  return text + decoder.decode()
}

function failureOf(status: number, code: string, retryAfter: string | null): LlmError {
  const detail = code ? `Status ${status}, ${code}.` : `Status ${status}.`
  // The one kind of 429 that waiting does not mend.
  const spent = /insufficient_quota|credit|balance|billing/i.test(code)
  if (spent || LOCKED_OUT.has(status)) return new LlmError('locked_out', detail)
  if (status === 400 && /api.?key|API_KEY_INVALID|UNAUTHENTICATED/i.test(code))
    return new LlmError('locked_out', detail)
  if (PASSING.has(status) || status >= 500) return new LlmError('busy', detail, waitOf(retryAfter))
  return new LlmError('bad_answer', detail)
}

/** Seconds or a date, as HTTP has it. */
function waitOf(retryAfter: string | null): number | null {
  if (!retryAfter) return null
  const ms = /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1000 : Date.parse(retryAfter) - Date.now()
  return Number.isFinite(ms) ? Math.max(0, ms) : null
}

/** `{ error: { code, type, status } }`, as each of the services has it with other fields. */
function faultIn(reply: Json | null): { status: number; code: string } | null {
  const error = reply?.error
  if (error === undefined || error === null) return null
  if (typeof error !== 'object') return { status: 500, code: word(error) }
  const { code, type, status, details } = error as Json
  const reasons = Array.isArray(details) ? details.map((each) => word((each as Json | null)?.reason)) : []
  const words = [code, type, status].map(word).concat(reasons).filter(Boolean)
  return {
    status: typeof code === 'number' && code >= 400 && code < 600 ? code : 500,
    code: [...new Set(words)].join(' '),
  }
}

/** A code as services name their errors; a sentence may hold what was sent. */
const word = (value: unknown) => (/^[\w.-]{1,60}$/.test(String(value)) ? String(value) : '')

function parsed(text: string): Json | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null
  } catch {
    return null
  }
}

/** The model's own text as JSON; some models put it between fences. */
export function answerOf(text: unknown): unknown {
  if (typeof text !== 'string') throw new LlmError('bad_answer', 'There is no text in the reply.')
  try {
    return JSON.parse(text.trim().replace(/^```(?:json)?\s*([\s\S]*?)\s*```$/, '$1'))
  } catch {
    throw new LlmError('bad_answer', 'The answer is not JSON.')
  }
}
