import * as z from 'zod/mini'

/** Every error code a client can meet, with its HTTP status. Clients branch on the code, never on text. */
export const problemStatus = {
  malformed_json: 400,
  bad_request: 400,
  unauthenticated: 401,
  invalid_access_token: 401,
  invalid_credentials: 401,
  otp_required: 401,
  invalid_otp: 401,
  /** Google does not stand by this sign-in: the code is used or too old, or its token is not for us. */
  google_refused: 401,
  invalid_refresh_token: 401,
  /** An address of a file that holds for minutes only: too old, or not one of ours. */
  link_expired: 401,
  refresh_token_reused: 401,
  forbidden: 403,
  /** The password was right; somebody who runs the place has stopped the account. */
  account_suspended: 403,
  not_found: 404,
  method_not_allowed: 405,
  email_taken: 409,
  /** Somebody comes by Google with the address of an account that was not opened by Google. */
  account_exists: 409,
  /** The Google account to be connected opens another account. */
  google_taken: 409,
  /** The age was told before, and is not changed by its owner. */
  born_already_told: 409,
  /** Nobody has to be asked, or nobody was. */
  consent_not_asked: 409,
  /** Admins do not change their own role or status. */
  own_account: 409,
  idempotency_conflict: 409,
  not_ready: 409,
  /** A published lesson shows this file. */
  content_in_use: 409,
  /** A learner's question to a person waits for its answer. */
  already_asked: 409,
  /** That question has been answered, or taken back. */
  question_closed: 409,
  /** Somebody, or another tab, has changed the draft since. */
  stale_revision: 409,
  /** Learners see it. */
  course_published: 409,
  body_too_large: 413,
  /** The author's files are as many as they may keep. */
  storage_full: 413,
  unsupported_media_type: 415,
  range_not_satisfiable: 416,
  validation: 422,
  idempotency_key_required: 422,
  /** A link from an e-mail: unknown, used before, or too old. */
  invalid_token: 422,
  /** A code that a guardian was sent: wrong, too old, or tried too often. */
  invalid_code: 422,
  account_locked: 423,
  too_many_requests: 429,
  internal: 500,
  google_unavailable: 503,
  /** No language model answers, and the rules are not to stand in. */
  ai_unavailable: 503,
  store_unavailable: 503,
} as const

export type ProblemCode = keyof typeof problemStatus

export const FieldError = z.object({ path: z.string(), code: z.string(), message: z.string() })
export type FieldError = z.infer<typeof FieldError>

/** The one error body (RFC 9457), sent as `application/problem+json`. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.enum(Object.keys(problemStatus) as [ProblemCode, ...ProblemCode[]]),
  detail: z.optional(z.string()),
  errors: z.optional(z.array(FieldError)),
  request_id: z.string(),
})
export type Problem = z.infer<typeof Problem>
