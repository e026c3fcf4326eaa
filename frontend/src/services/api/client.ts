import { AxiosError, create, type InternalAxiosRequestConfig } from 'axios'
import { readSession } from '../../stores/session.ts'
import { ApiError, toApiError } from './api-error.ts'
import { API_BASE, liveToken, renewOrLeave } from './refresh.ts'

declare module 'axios' {
  interface AxiosRequestConfig {
    /** The person a request is made for, and the token it went out with. */
    sent?: { user: string; token: string }
    replayed?: boolean
  }
}

/** The gateway's client. Every failure is an ApiError; addresses are paths below `/api/v1`, never whole ones. */
export const http = create({ baseURL: API_BASE, timeout: 20_000, allowAbsoluteUrls: false })

// oxlint-disable-next-line oxc/no-async-endpoint-handlers -- axios waits for its interceptors; this is no Express
http.interceptors.request.use(authorize)

async function authorize(request: InternalAxiosRequestConfig) {
  requireSamePerson(request)
  const session = readSession()
  if (!session) return request
  const token = await liveToken()
  request.sent = { user: request.sent?.user ?? session.user.id, token }
  requireSamePerson(request)
  request.headers.setAuthorization(`Bearer ${token}`)
  return request
}

http.interceptors.response.use(
  (response) => {
    requireSamePerson(response.config)
    return response
  },
  async (cause: unknown) => {
    const error = toApiError(cause)
    const request = cause instanceof AxiosError ? cause.config : undefined
    if (!request?.sent || request.replayed || !tokenRefused(error)) throw error
    await renewOrLeave(request.sent.token)
    return http.request({ ...request, replayed: true })
  },
)

const tokenRefused = ({ status, code }: ApiError): boolean =>
  status === 401 && (code === 'invalid_access_token' || code === 'unauthenticated')

/** What was asked for one person is neither sent nor answered for the next one on the same phone. */
function requireSamePerson({ sent }: InternalAxiosRequestConfig): void {
  if (sent && readSession()?.user.id !== sent.user) throw new ApiError('aborted')
}
