import * as z from 'zod/mini'
import { LETTERS } from './letters.ts'
import { Id, Text, Time } from './common.ts'
import { endpoints } from './endpoint.ts'

export const Letter = z.enum(LETTERS)
export type Letter = z.infer<typeof Letter>

export const Scale = z.object({
  code: Letter,
  name: Text,
  meaning: Text,
  high: Text,
  low: Text,
  /** Completes “You like …”. */
  like: Text,
  /** Completes “This job has a lot of …”. */
  activities: Text,
})
export type Scale = z.infer<typeof Scale>

export const AssessmentItem = z.object({ id: Id, scale: Letter, text: Text })
export type AssessmentItem = z.infer<typeof AssessmentItem>

export const AssessmentSummary = z.object({ id: Id, title: Text, intro: Text, version: z.int(), item_count: z.int() })

export const Assessment = z.object({
  id: Id,
  version: z.int(),
  title: Text,
  intro: Text,
  options: z.array(z.object({ value: z.int(), label: Text })),
  scales: z.array(Scale),
  items: z.array(AssessmentItem),
})
export type Assessment = z.infer<typeof Assessment>

const value = z.int().check(z.gte(1), z.lte(5))
const Answer = z.object({ item_id: Id, value })
const seconds = z.number().check(z.gte(0), z.lte(86_400 * 30))

/** Answers so far; the gateway keeps them so that another device can go on. */
export const Draft = z.object({
  assessment_id: Id,
  answers: z.array(Answer),
  /** Seconds spent answering, pauses left out. */
  duration_s: seconds,
  updated_at: z.nullable(Time),
})
export type Draft = z.infer<typeof Draft>

/** What is not named stays as it was, so that two devices add to one draft; null takes an answer back. */
export const DraftPut = z.strictObject({
  answers: z.array(z.object({ item_id: Id, value: z.nullable(value) })).check(z.maxLength(200)),
  duration_s: seconds,
})
export type DraftPut = z.infer<typeof DraftPut>

export const ResponsesBody = z.strictObject({
  answers: z.array(Answer).check(z.minLength(1), z.maxLength(200)),
  duration_s: z.optional(seconds),
})

export const Result = z.object({
  id: Id,
  assessment_id: Id,
  assessment_version: z.int(),
  /** `score` 0–100 is the mean answer on its 1–5 scale; `mean` that mean itself. */
  scales: z.array(z.object({ code: Letter, name: Text, score: z.int(), mean: z.number() })),
  /** The three strongest letters, strongest first; ties in hexagon order. */
  code: z.string(),
  /** `complete` is the share answered, 0–1. */
  quality: z.object({ flat: z.boolean(), too_fast: z.boolean(), complete: z.number() }),
  created_at: Time,
})
export type Result = z.infer<typeof Result>

export const psychometricEndpoints = endpoints({
  'GET /psychometric/assessments': {
    summary: 'Questionnaires on offer',
    access: 'any',
    reply: z.object({ items: z.array(AssessmentSummary) }),
  },
  'GET /psychometric/assessments/{id}': {
    summary: 'One questionnaire with its items',
    access: 'any',
    reply: Assessment,
  },
  'GET /psychometric/assessments/{id}/draft': { summary: 'Answers given so far', access: 'any', reply: Draft },
  'PUT /psychometric/assessments/{id}/draft': {
    summary: 'Add to the answers given so far',
    access: 'any',
    body: DraftPut,
    reply: Draft,
  },
  'POST /psychometric/assessments/{id}/responses': {
    summary: 'Hand in the answers and get the result',
    access: 'any',
    body: ResponsesBody,
    reply: Result,
    status: 201,
    idempotent: true,
  },
  'GET /psychometric/results': {
    summary: 'Own results, newest first',
    access: 'any',
    reply: z.object({ items: z.array(Result) }),
  },
})
