import * as z from 'zod/mini'
import { STAGES, CLASS_LEVELS, SUBJECT_IDS, KCSE_GRADES, CBE_LEVELS, ONBOARDING_STEPS } from './onboarding-options.ts'
import { Locale, Time } from './common.ts'
import { COUNTIES } from './counties.ts'
import { endpoints } from './endpoint.ts'

export type Stage = (typeof STAGES)[number]

export const SubjectId = z.enum(SUBJECT_IDS)
export type SubjectId = z.infer<typeof SubjectId>

export type ClassLevel = (typeof CLASS_LEVELS)[number]

export const County = z.enum(COUNTIES)
export type County = z.infer<typeof County>

export const Grade = z.enum([...KCSE_GRADES, ...CBE_LEVELS])
export type Grade = z.infer<typeof Grade>

const answers = {
  preferred_name: z.nullable(z.string().check(z.trim(), z.minLength(1), z.maxLength(40))),
  stage: z.nullable(z.enum(STAGES)),
  /** The class of a stage at school, as it was in `class_year`. */
  class_level: z.nullable(z.enum(CLASS_LEVELS)),
  county: z.nullable(County),
  subjects: z.array(z.object({ subject_id: SubjectId, grade: z.nullable(Grade) })).check(z.maxLength(12)),
  hopes: z.nullable(z.string().check(z.trim(), z.maxLength(300))),
  /** Megabytes the learner is content to spend in a week. */
  weekly_data_mb: z.nullable(z.int().check(z.gte(1), z.lte(100_000))),
}

export const Onboarding = z.object({
  ...answers,
  /** Set by the gateway with `class_level`. */
  class_year: z.nullable(z.int()),
  locale: Locale,
  /** The first step not yet seen; null once all are. */
  step: z.nullable(z.enum(ONBOARDING_STEPS)),
  completed_at: z.nullable(Time),
  updated_at: z.nullable(Time),
})
export type Onboarding = z.infer<typeof Onboarding>

/** What is left out stays as it was. */
export const OnboardingPut = z.strictObject({
  ...(Object.fromEntries(Object.entries(answers).map(([key, schema]) => [key, z.optional(schema)])) as {
    [K in keyof typeof answers]: z.ZodMiniOptional<(typeof answers)[K]>
  }),
  locale: z.optional(Locale),
  step: z.optional(z.nullable(z.enum(ONBOARDING_STEPS))),
})
export type OnboardingPut = z.infer<typeof OnboardingPut>

export const onboardingEndpoints = endpoints({
  'GET /onboarding': { summary: 'What the learner has told us so far', access: 'any', reply: Onboarding },
  'PUT /onboarding': {
    summary: 'Save some answers; resumable on another device',
    access: 'any',
    body: OnboardingPut,
    reply: Onboarding,
  },
  'POST /onboarding/complete': { summary: 'Finish; nothing but the stage is needed', access: 'any', reply: Onboarding },
})
