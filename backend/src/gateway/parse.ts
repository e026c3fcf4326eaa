import * as z from 'zod/mini'
import type { FieldError } from '@tajiconnect/contract/problem'
import { readBytes } from './body.ts'
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
  if (type !== 'application/json')
    throw new ProblemError('unsupported_media_type', { detail: 'Send the body as application/json.' })
  const text = new TextDecoder().decode(await readBytes(request, BODY_LIMIT))
  try {
    return { text, value: JSON.parse(text) }
  } catch (error) {
    throw new ProblemError('malformed_json', { detail: error instanceof Error ? error.message : undefined })
  }
}
