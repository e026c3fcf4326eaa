import * as z from 'zod/mini'
import { DeviceSession } from './auth.ts'
import { Recommendations } from './careers.ts'
import { Id, Time } from './common.ts'
import { Attempt } from './courses.ts'
import { endpoints } from './endpoint.ts'
import { Onboarding } from './onboarding.ts'
import { Draft, Result } from './psychometric.ts'
import { Roadmap } from './roadmaps.ts'
import { User } from './users.ts'

/** All that is kept about one person, but for what only guards the account: hashes, secrets and tokens. */
export const Export = z.object({
  generated_at: Time,
  /** How to read the document. */
  schema: z.string(),
  account: User,
  onboarding: Onboarding,
  drafts: z.array(Draft),
  results: z.array(Result),
  recommendations: z.array(Recommendations),
  roadmaps: z.array(Roadmap),
  enrolments: z.array(z.object({ course_id: Id, created_at: Time })),
  completions: z.array(z.object({ course_id: Id, lesson_id: Id, completed_at: Time })),
  attempts: z.array(Attempt),
  device_sessions: z.array(
    z.object({ ...z.omit(DeviceSession, { current: true }).shape, ended_at: z.nullable(Time), expires_at: Time }),
  ),
  /** Accounts elsewhere that open this one. */
  identities: z.array(z.object({ provider: z.literal('google'), created_at: Time })),
  safety_events: z.array(z.object({ event: z.string(), at: Time })),
})
export type Export = z.infer<typeof Export>

export const exportEndpoints = endpoints({
  'GET /users/me/export': {
    summary: 'All that is kept about the person, as one document',
    access: 'any',
    reply: Export,
  },
})
