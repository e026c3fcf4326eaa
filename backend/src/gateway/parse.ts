import * as z from 'zod/mini'
import type { FieldError } from '@tajiconnect/contract/problem'
import { ProblemError } from './problem-error.ts'

z.config(z.locales.en())

const BODY_LIMIT = 1_000_000

/** Parses by the contract or throws a 422 that names each field and what is wrong with it. */
export function parse<T extends z.ZodMiniType>(schema: T, input: unknown): z.output<T> {
  const result = z.safeParse(schema, input, { reportInput: true })
  if (result.success) return result.data
  throw new ProblemError('validation', { errors: result.error.issues.flatMap(fieldErrors) })
}

type Issue = z.core.$ZodIssue

function fieldErrors(issue: Issue): FieldError[] {
  const at = (...rest: string[]) => [...issue.path.map(String), ...rest].join('.')
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      path: at(key),
      code: 'unknown_field',
      message: 'This field cannot be set here.',
    }))
  return [{ path: at(), code: codeOf(issue), message: issue.message }]
}

function codeOf(issue: Issue): string {
  if (issue.code === 'invalid_format') return `invalid_${issue.format === 'regex' ? 'format' : issue.format}`
  if (issue.code === 'invalid_type' && issue.input === undefined) return 'required'
  return issue.code
}

/** The body as JSON: 415 for another type, 413 over 1 MB, 400 where it breaks off or does not parse. */
export async function readJson(request: Request): Promise<{ text: string; value: unknown }> {
  const type = request.headers.get('Content-Type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json') throw new ProblemError('unsupported_media_type')
  const text = await readText(request).catch((error: unknown) => {
    throw error instanceof ProblemError ? error : new ProblemError('bad_request', { detail: 'The body broke off.' })
  })
  try {
    return { text, value: JSON.parse(text) }
  } catch (error) {
    throw new ProblemError('malformed_json', { detail: error instanceof Error ? error.message : undefined })
  }
}

async function readText(request: Request): Promise<string> {
  const announced = request.headers.get('Content-Length')
  if (Number(announced ?? 0) > BODY_LIMIT) throw new ProblemError('body_too_large')
  // A server takes no more of a body than was announced.
  if (announced !== null) return request.text()
  if (!request.body) return ''
  const reader = request.body.getReader()
  const decoder = new TextDecoder()
  let text = ''
  for (let size = 0; ;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    size += value.byteLength
    if (size > BODY_LIMIT) {
      await reader.cancel()
      throw new ProblemError('body_too_large')
    }
    text += decoder.decode(value, { stream: true })
  }
}
