import * as z from 'zod/mini'
import { Locale, Time } from './common.ts'
import { Email } from './credentials.ts'
import { endpoints } from './endpoint.ts'
import { Name, Phone } from './users.ts'

/**
 * Whether what a learner under 18 does may leave the place it is kept at (usage figures, AI services). `unknown`: the age
 * has not been told. `needed`: nobody has been asked. `refused`: a guardian said no, or somebody took the consent back.
 */
export const ConsentState = z.enum(['unknown', 'not_needed', 'needed', 'asked', 'given', 'refused'])
export type ConsentState = z.infer<typeof ConsentState>

export const Consent = z.object({
  state: ConsentState,
  guardian: z.nullable(
    z.object({
      name: z.string(),
      channel: z.enum(['email', 'sms']),
      /** Masked: enough to be recognised by who typed it. */
      to: z.string(),
    }),
  ),
  asked_at: z.nullable(Time),
  /** Until then the code that the guardian was sent can be typed in. */
  code_expires_at: z.nullable(Time),
  decided_at: z.nullable(Time),
  decided_by: z.nullable(z.enum(['guardian', 'learner'])),
})
export type Consent = z.infer<typeof Consent>

/** Whom to ask. */
export const ConsentRequest = z.discriminatedUnion('channel', [
  z.strictObject({ guardian_name: Name, channel: z.literal('email'), to: Email }),
  z.strictObject({ guardian_name: Name, channel: z.literal('sms'), to: Phone }),
])
export type ConsentRequest = z.infer<typeof ConsentRequest>

/** What a guardian sees who opens the link. */
export const ConsentView = z.object({
  learner_name: z.string(),
  guardian_name: z.string(),
  state: ConsentState,
  decided_at: z.nullable(Time),
  locale: Locale,
})
export type ConsentView = z.infer<typeof ConsentView>

const ConsentToken = z.string().check(z.minLength(20), z.maxLength(200))

export const consentEndpoints = endpoints({
  'GET /users/me/consent': {
    summary: 'Whether a guardian’s consent is needed and given',
    access: 'any',
    reply: Consent,
  },
  'POST /users/me/consent': {
    summary: 'Ask a guardian, by e-mail or SMS; an earlier answer no longer counts',
    access: 'any',
    body: ConsentRequest,
    reply: Consent,
    status: 202,
  },
  'POST /users/me/consent/code': {
    summary: 'Give consent by the code that the guardian was sent',
    access: 'any',
    body: z.strictObject({ code: z.string().check(z.trim(), z.regex(/^\d{6}$/)) }),
    reply: Consent,
  },
  'DELETE /users/me/consent': { summary: 'Take the consent back', access: 'any', reply: Consent },
  'POST /auth/consent/view': {
    summary: 'What a guardian is asked, by the link they were sent',
    access: 'public',
    body: z.strictObject({ token: ConsentToken }),
    reply: ConsentView,
  },
  'POST /auth/consent': {
    summary: 'A guardian’s answer, now or later, by the link they were sent',
    access: 'public',
    body: z.strictObject({ token: ConsentToken, agrees: z.boolean() }),
    reply: ConsentView,
  },
})
