import * as z from 'zod/mini'
import { AuditChanges } from './admin.ts'
import { CourseDraft } from './authoring.ts'
import { DeviceSession } from './auth.ts'
import { Recommendations } from './careers.ts'
import { Id, Time } from './common.ts'
import { Content } from './content.ts'
import { Attempt, Response } from './courses.ts'
import { endpoints } from './endpoint.ts'
import { GuidanceRequest } from './guidance.ts'
import { Adaptation } from './learning-paths.ts'
import { Onboarding } from './onboarding.ts'
import { Draft, Result } from './psychometric.ts'
import { Roadmap } from './roadmaps.ts'
import { MarkedAnswer } from './skills.ts'
import { User } from './users.ts'

/** All that is kept about one person, but for what only guards the account: hashes, secrets and tokens. */
export const Export = z.object({
  generated_at: Time,
  /** How to read the document. */
  schema: z.string(),
  account: User,
  /** The own picture. */
  avatar: z.nullable(z.object({ media_type: z.string(), base64: z.string() })),
  onboarding: Onboarding,
  drafts: z.array(Draft),
  results: z.array(Result),
  recommendations: z.array(Recommendations),
  saved_careers: z.array(z.object({ career_id: Id, created_at: Time })),
  roadmaps: z.array(Roadmap),
  /** What the person asked us, with the answers. */
  guidance: z.array(z.omit(GuidanceRequest, { asked_by: true })),
  enrolments: z.array(z.object({ course_id: Id, created_at: Time, version: z.optional(z.int()) })),
  completions: z.array(z.object({ course_id: Id, lesson_id: Id, completed_at: Time })),
  attempts: z.array(Attempt),
  answers: z.array(z.object({ ...MarkedAnswer.shape, response: z.nullable(Response) })),
  adaptations: z.array(Adaptation),
  subject_paths: z.array(z.object({ subject_id: Id, created_at: Time })),
  classes_joined: z.array(z.object({ class_id: Id, created_at: Time })),
  /** Of a teacher or author. */
  classes: z.array(z.object({ id: Id, course_id: Id, name: z.string(), code: z.string(), created_at: Time })),
  course_drafts: z.array(z.omit(CourseDraft, { changed: true, listed: true })),
  device_sessions: z.array(
    z.object({ ...z.omit(DeviceSession, { current: true }).shape, ended_at: z.nullable(Time), expires_at: Time }),
  ),
  /** Whom the person asked for consent as a minor, and the answer. */
  consent: z.nullable(
    z.object({
      guardian_name: z.string(),
      channel: z.enum(['email', 'sms']),
      to: z.string(),
      asked_at: Time,
      answer: z.nullable(z.enum(['given', 'refused'])),
      decided_at: z.nullable(Time),
      decided_by: z.nullable(z.enum(['guardian', 'learner'])),
    }),
  ),
  /** What the person has sent for courses. */
  contents: z.array(Content),
  /** Accounts elsewhere that open this one. */
  identities: z.array(z.object({ provider: z.literal('google'), created_at: Time })),
  safety_events: z.array(z.object({ event: z.string(), at: Time, changes: z.optional(AuditChanges) })),
})
export type Export = z.infer<typeof Export>

export const exportEndpoints = endpoints({
  'GET /users/me/export': {
    summary: 'All that is kept about the person, as one document',
    access: 'any',
    reply: Export,
  },
})
