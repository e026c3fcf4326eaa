import { problemStatus, type FieldError, type Problem, type ProblemCode } from '@tajiconnect/contract/problem'

const titles: Record<ProblemCode, string> = {
  malformed_json: 'The body is not JSON',
  bad_request: 'The request cannot be read',
  unauthenticated: 'Sign in first',
  invalid_access_token: 'The access token is not valid',
  invalid_credentials: 'E-mail and password do not match',
  otp_required: 'This account also needs a code',
  invalid_otp: 'The code is not right, or was used before',
  google_refused: 'Google does not confirm this sign-in',
  link_expired: 'This address has run out; ask for a new one',
  invalid_refresh_token: 'The refresh token is not valid',
  refresh_token_reused: 'The refresh token was used before; the session has ended',
  forbidden: 'This account may not do that',
  account_suspended: 'This account has been stopped',
  not_found: 'There is nothing here',
  method_not_allowed: 'This method is not offered here',
  email_taken: 'There is an account with this e-mail already',
  account_exists: 'There is an account with this e-mail; sign in to it with its password',
  google_taken: 'This Google account opens another account; sign in with it there, or choose another one',
  born_already_told: 'The month of birth was told before',
  consent_not_asked: 'Nobody has been asked, or nobody has to be',
  own_account: 'Another admin has to change this on your own account',
  idempotency_conflict: 'This Idempotency-Key was used with another request',
  not_ready: 'Something has to come first',
  already_asked: 'A question waits for its answer; take it back first, or wait',
  question_closed: 'This question has been answered, or taken back',
  content_in_use: 'A published lesson shows this file',
  stale_revision: 'This course has been changed since',
  course_published: 'Learners take this course',
  body_too_large: 'The body is too large',
  storage_full: 'There is no room for this file',
  unsupported_media_type: 'This type of body is not taken here',
  range_not_satisfiable: 'The file has no such range',
  validation: 'Some fields are not right',
  invalid_token: 'This link is not valid any more',
  invalid_code: 'The code is not right, or is too old',
  account_locked: 'Too many wrong passwords; the account is locked for a while',
  too_many_requests: 'Too many requests; wait a little',
  idempotency_key_required: 'Send an Idempotency-Key header with a UUID',
  internal: 'Something broke on our side',
  ai_unavailable: 'No AI service can be asked at the moment',
  google_unavailable: 'Google cannot be asked at the moment',
  store_unavailable: 'Nothing can be saved at the moment',
}

interface Extra {
  detail?: string
  errors?: FieldError[]
  headers?: Record<string, string>
}

/** Thrown anywhere below the router; becomes the one error body. */
export class ProblemError extends Error {
  override name = 'ProblemError'
  readonly code: ProblemCode
  readonly extra: Extra

  constructor(code: ProblemCode, extra: Extra = {}) {
    super(extra.detail ?? titles[code])
    this.code = code
    this.extra = extra
  }
}

export const notFound = (detail: string) => new ProblemError('not_found', { detail })

/** One wrong field, by its path in the body. */
export const invalid = (path: string, code: string, message: string) =>
  new ProblemError('validation', { errors: [{ path, code, message }] })

/** On every reply. */
export const commonHeaders = (request_id: string) => ({
  'X-Request-Id': request_id,
  'X-Content-Type-Options': 'nosniff',
})

export function problemResponse({ code, extra }: ProblemError, request_id: string): Response {
  const { detail, errors, headers } = extra
  const status = problemStatus[code]
  const body: Problem = { type: 'about:blank', title: titles[code], status, code, detail, errors, request_id }
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      ...commonHeaders(request_id),
      'Content-Type': 'application/problem+json',
      'Cache-Control': 'no-store',
      ...headers,
    },
  })
}
