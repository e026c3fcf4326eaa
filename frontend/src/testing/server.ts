import { problemStatus, type ProblemCode } from '@tajiconnect/contract/problem'
import { HttpResponse } from 'msw'
import { setupServer } from 'msw/node'

/** Whatever this page sends ends here. Started and reset by setup.ts. */
export const server = setupServer()

/** A problem+json as the gateway would send it. */
export const problem = (code: ProblemCode, headers: Record<string, string> = {}) =>
  HttpResponse.json(
    { type: 'about:blank', title: code, status: problemStatus[code], code, request_id: 'test' },
    { status: problemStatus[code], headers: { 'Content-Type': 'application/problem+json', ...headers } },
  )
