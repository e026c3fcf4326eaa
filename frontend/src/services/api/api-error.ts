import type { FieldError, ProblemCode } from '@tajiconnect/contract/problem'
import { AxiosError, isCancel, type AxiosResponse } from 'axios'

/** Besides the gateway's own codes: no answer, none in time, or nobody waits for it any more. */
export type ErrorCode = ProblemCode | 'network' | 'timeout' | 'aborted'

interface Details {
  status?: number
  errors?: readonly FieldError[]
  requestId?: string
  /** Seconds after which the gateway wants to be asked again. */
  retryAfter?: number
}

/** The one error that calls to the gateway fail with. Branch on `code`. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly code: ErrorCode
  readonly status: number | null
  readonly errors: readonly FieldError[]
  readonly requestId: string | null
  readonly retryAfter: number | null

  constructor(code: ErrorCode, { status, errors, requestId, retryAfter }: Details = {}) {
    super(code)
    this.code = code
    this.status = status ?? null
    this.errors = errors ?? []
    this.requestId = requestId ?? null
    this.retryAfter = retryAfter ?? null
  }

  /** Nothing is wrong with the request itself: it may go through later just as it is. */
  get passing(): boolean {
    const { code, status } = this
    return code === 'network' || code === 'timeout' || status === 408 || status === 429 || (status ?? 0) >= 500
  }
}

/** Whatever axios failed with, as an ApiError. */
export function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error
  if (isCancel(error)) return new ApiError('aborted')
  if (!(error instanceof AxiosError)) throw error
  if (error.response) return fromResponse(error.response)
  return new ApiError(['ECONNABORTED', 'ETIMEDOUT'].includes(error.code ?? '') ? 'timeout' : 'network')
}

/** A reply that is no problem+json came from something in between, and so says nothing about the request. */
function fromResponse({ status, data, headers }: AxiosResponse<unknown>): ApiError {
  const body: Partial<Record<string, unknown>> = typeof data === 'object' && data !== null ? data : {}
  const code = typeof body.code === 'string' ? (body.code as ProblemCode) : null
  return new ApiError(code ?? (status >= 500 ? 'store_unavailable' : 'network'), {
    status: code || status >= 500 ? status : undefined,
    errors: Array.isArray(body.errors) ? (body.errors as FieldError[]) : [],
    requestId: typeof body.request_id === 'string' ? body.request_id : undefined,
    retryAfter: secondsOf(headers['retry-after']),
  })
}

/** `Retry-After` is a number of seconds or a date. */
function secondsOf(value: unknown): number | undefined {
  if (typeof value !== 'string' || value === '') return undefined
  const seconds = /^\d+$/.test(value) ? Number(value) : (Date.parse(value) - Date.now()) / 1000
  return Number.isNaN(seconds) ? undefined : Math.max(0, Math.ceil(seconds))
}
