import * as z from 'zod/mini'
import { LETTERS } from './letters.ts'
import { Id, Text, Time } from './common.ts'
import { endpoints } from './endpoint.ts'

export const Letter = z.enum(LETTERS)
export type Letter = z.infer<typeof Letter>

/** One thing that a questionnaire measures. */
export const Scale = z.object({
  /** A letter for interests, otherwise a word. */
  code: z.string(),
  name: Text,
  meaning: Text,
  high: Text,
  low: Text,
  /** Of interests; completes “You like …”. */
  like: z.optional(Text),
  /** Of interests; completes “This job has a lot of …”. */
  activities: z.optional(Text),
  /** Of personality; what stands at either end, each as good as the other. */
  ends: z.optional(z.object({ low: Text, high: Text })),
})
export type Scale = z.infer<typeof Scale>

/** Answered with one of the questionnaire's options; where it is `reversed`, much of it is little of the scale. */
export const RatingItem = z.object({ id: Id, scale: z.string(), text: Text, reversed: z.optional(z.literal(true)) })
export type RatingItem = z.infer<typeof RatingItem>

const ChoiceOption = z.object({ scale: z.string(), text: Text })

/** Two things of which one is chosen; the answer is 1 or 2. */
export const ChoiceItem = z.object({ id: Id, options: z.tuple([ChoiceOption, ChoiceOption]) })
export type ChoiceItem = z.infer<typeof ChoiceItem>

/** `short` is a part of the whole; whoever has answered it can go on to `full` with the answers kept. */
export const FormId = z.enum(['full', 'short'])
export type FormId = z.infer<typeof FormId>

const head = { id: Id, version: z.int(), title: Text, intro: Text }

export const AssessmentSummary = z.object({
  ...head,
  kind: z.enum(['rating', 'choice']),
  item_count: z.int(),
  forms: z.array(z.object({ id: FormId, minutes: z.int(), item_count: z.int() })),
})
export type AssessmentSummary = z.infer<typeof AssessmentSummary>

const body = {
  ...head,
  scales: z.array(Scale),
  /** The items of each form in the order in which they are asked; the short one's come first in the whole. */
  forms: z.array(z.object({ id: FormId, minutes: z.int(), item_ids: z.array(Id) })),
}

export const RatingAssessment = z.object({
  ...body,
  kind: z.literal('rating'),
  options: z.array(z.object({ value: z.int(), label: Text })),
  items: z.array(RatingItem),
})
export type RatingAssessment = z.infer<typeof RatingAssessment>

export const ChoiceAssessment = z.object({
  ...body,
  kind: z.literal('choice'),
  /** What is asked of each pair. */
  prompt: Text,
  items: z.array(ChoiceItem),
})
export type ChoiceAssessment = z.infer<typeof ChoiceAssessment>

export const Assessment = z.discriminatedUnion('kind', [RatingAssessment, ChoiceAssessment])
export type Assessment = z.infer<typeof Assessment>

const value = z.int().check(z.gte(1), z.lte(5))
const Answer = z.object({ item_id: Id, value })
const seconds = z.number().check(z.gte(0), z.lte(86_400 * 30))

/** Answers so far; the gateway keeps them so that another device can go on. */
export const Draft = z.object({
  assessment_id: Id,
  /** Drafts from before there were forms are of the whole. */
  form: z._default(FormId, 'full'),
  answers: z.array(Answer),
  /** Seconds spent answering, pauses left out. */
  duration_s: seconds,
  updated_at: z.nullable(Time),
})
export type Draft = z.infer<typeof Draft>

/** What is not named stays as it was, so that two devices add to one draft; null takes an answer back. */
export const DraftPut = z.strictObject({
  form: z.optional(FormId),
  answers: z.array(z.object({ item_id: Id, value: z.nullable(value) })).check(z.maxLength(200)),
  duration_s: seconds,
})
export type DraftPut = z.infer<typeof DraftPut>

export const ResponsesBody = z.strictObject({
  form: z._default(FormId, 'full'),
  answers: z.array(Answer).check(z.minLength(1), z.maxLength(200)),
  duration_s: z.optional(seconds),
})

export const Result = z.object({
  id: Id,
  assessment_id: Id,
  assessment_version: z.int(),
  /** Results from before there were forms are of the whole. */
  form: z._default(FormId, 'full'),
  /**
   * `mean` is the mean answer on its 1–5 scale, reversed items turned round; of choices the share of its pairs in which
   * the scale was chosen, 0–1. `score` is the same on 0–100.
   */
  scales: z.array(z.object({ code: z.string(), name: Text, score: z.int(), mean: z.number() })),
  /** Of interests: the three strongest letters, strongest first; ties in hexagon order. */
  code: z.optional(z.string()),
  /** `complete` is the share of the whole questionnaire answered, 0–1. Only choices can be `inconsistent`. */
  quality: z.object({
    flat: z.boolean(),
    too_fast: z.boolean(),
    complete: z.number(),
    inconsistent: z.optional(z.boolean()),
  }),
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
  'DELETE /psychometric/assessments/{id}/draft': {
    summary: 'Forget the answers given so far',
    access: 'any',
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
