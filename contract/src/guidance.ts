import * as z from 'zod/mini'
import { CareerSummary } from './careers.ts'
import { Id, PageQuery, Time, pageOf } from './common.ts'
import { endpoints } from './endpoint.ts'
import { QUESTION_MAX } from './limits.ts'

const words = z.string().check(z.trim(), z.minLength(1), z.maxLength(QUESTION_MAX))

/** A learner asks a person; somebody of the staff answers. */
export const GuidanceRequest = z.object({
  id: Id,
  status: z.enum(['open', 'answered', 'withdrawn']),
  question: words,
  /** What the learner had been shown, and how sure that was. */
  careers: z.array(CareerSummary).check(z.maxLength(3)),
  confidence: z.nullable(z.number()),
  /** That list kept to limits of the learner’s, of which nothing else is told; its confidence says nothing then. */
  limited: z.boolean(),
  /** The name the learner goes by; nothing else about them. */
  asked_by: z.string(),
  created_at: Time,
  answer: z.nullable(z.object({ text: words, by: z.string(), at: Time })),
})
export type GuidanceRequest = z.infer<typeof GuidanceRequest>

export const guidanceEndpoints = endpoints({
  'GET /ai/guidance-requests': {
    summary: 'Own questions to a person, newest first',
    access: 'any',
    query: PageQuery,
    reply: pageOf(GuidanceRequest),
  },
  'POST /ai/guidance-requests': {
    summary: 'Ask a person; one question at a time',
    access: 'any',
    body: z.strictObject({ question: words }),
    reply: GuidanceRequest,
    status: 201,
    idempotent: true,
  },
  'POST /ai/guidance-requests/{id}/withdrawal': {
    summary: 'Take an open question back',
    access: 'any',
    reply: GuidanceRequest,
  },
  'GET /ai/guidance-requests/open': {
    summary: 'Questions that wait for an answer, oldest first',
    access: ['instructor', 'admin'],
    query: PageQuery,
    reply: pageOf(GuidanceRequest),
  },
  'POST /ai/guidance-requests/{id}/answer': {
    summary: 'Answer a learner’s question; the learner is told by e-mail too',
    access: ['instructor', 'admin'],
    body: z.strictObject({ text: words }),
    reply: GuidanceRequest,
  },
})
