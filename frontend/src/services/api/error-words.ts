import type en from './locales/en.json'
import type { ErrorCode } from './api-error.ts'

type ErrorId = keyof typeof en

/** Every code has its words; a code without any does not compile. */
const words: Record<ErrorCode, ErrorId> = {
  malformed_json: 'error.malformed_json',
  bad_request: 'error.bad_request',
  unauthenticated: 'error.unauthenticated',
  invalid_access_token: 'error.invalid_access_token',
  invalid_credentials: 'error.invalid_credentials',
  otp_required: 'error.otp_required',
  invalid_otp: 'error.invalid_otp',
  google_refused: 'error.google_refused',
  link_expired: 'error.link_expired',
  invalid_refresh_token: 'error.invalid_refresh_token',
  refresh_token_reused: 'error.refresh_token_reused',
  forbidden: 'error.forbidden',
  account_suspended: 'error.account_suspended',
  not_found: 'error.not_found',
  method_not_allowed: 'error.method_not_allowed',
  email_taken: 'error.email_taken',
  account_exists: 'error.account_exists',
  google_taken: 'error.google_taken',
  born_already_told: 'error.born_already_told',
  consent_not_asked: 'error.consent_not_asked',
  own_account: 'error.own_account',
  idempotency_conflict: 'error.idempotency_conflict',
  not_ready: 'error.not_ready',
  already_asked: 'error.already_asked',
  question_closed: 'error.question_closed',
  content_in_use: 'error.content_in_use',
  stale_revision: 'error.stale_revision',
  course_published: 'error.course_published',
  body_too_large: 'error.body_too_large',
  storage_full: 'error.storage_full',
  unsupported_media_type: 'error.unsupported_media_type',
  range_not_satisfiable: 'error.range_not_satisfiable',
  validation: 'error.validation',
  invalid_token: 'error.invalid_token',
  invalid_code: 'error.invalid_code',
  account_locked: 'error.account_locked',
  too_many_requests: 'error.too_many_requests',
  idempotency_key_required: 'error.idempotency_key_required',
  internal: 'error.internal',
  ai_unavailable: 'error.ai_unavailable',
  google_unavailable: 'error.google_unavailable',
  store_unavailable: 'error.store_unavailable',
  network: 'error.network',
  timeout: 'error.timeout',
  aborted: 'error.network',
}

/** The words for anything with a `code`; one newer than this app, or a fault of our own, reads as `internal`. */
export function errorWords(error: unknown): ErrorId {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
  return Object.hasOwn(words, code) ? words[code as ErrorCode] : 'error.internal'
}
