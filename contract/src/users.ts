import * as z from 'zod/mini'
import { Id, Locale, Time } from './common.ts'
import { Email, NewPassword, OneTimeCode, Password } from './credentials.ts'
import { endpoints } from './endpoint.ts'

export const Role = z.enum(['learner', 'instructor', 'admin'])

export const Status = z.enum(['active', 'suspended'])
export const Theme = z.enum(['light', 'dark', 'system'])

export const Name = z.string().check(z.trim(), z.minLength(1), z.maxLength(80))
/** Kenyan numbers are kept as 2547XXXXXXXX or 2541XXXXXXXX. */
export const Phone = z.string().check(z.regex(/^254[71]\d{8}$/))

/** A month of birth. The day is nobody's business. */
export const Born = z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])$/))

export const User = z.object({
  id: Id,
  name: z.string(),
  email: z.string(),
  email_verified: z.boolean(),
  phone: z.nullable(z.string()),
  role: Role,
  status: Status,
  locale: Locale,
  theme: z._default(Theme, 'system'),
  /** Asked once; null until it is told. */
  born: z._default(z.nullable(Born), null),
  avatar_url: z.nullable(z.string()),
  two_factor_enabled: z.boolean(),
  onboarding_completed: z.boolean(),
  created_at: Time,
  /** When the account and all that is its goes for good; null while nobody has asked for that. */
  deletes_at: z._default(z.nullable(Time), null),
})
export type User = z.infer<typeof User>

/** Strict: a field that is not its owner's to change (role, status, …) is refused by name, never dropped in silence. */
export const UserPatch = z.strictObject({
  name: z.optional(Name),
  phone: z.optional(z.nullable(Phone)),
  locale: z.optional(Locale),
  theme: z.optional(Theme),
  /** Can be told once; a mistake is for an admin to mend (409 `born_already_told`). */
  born: z.optional(Born),
})

export const userEndpoints = endpoints({
  'GET /users/me': { summary: 'The signed-in account', access: 'any', reply: User },
  'PATCH /users/me': { summary: 'Change the own account', access: 'any', body: UserPatch, reply: User },
  'POST /users/me/password': {
    summary: 'Choose another password; every other device is signed out',
    access: 'any',
    body: z.strictObject({
      current_password: Password,
      new_password: NewPassword,
      otp: z.optional(OneTimeCode),
    }),
  },
  'POST /users/me/email': {
    summary: 'Ask for another e-mail address; it becomes the account’s when its link is opened',
    access: 'any',
    body: z.strictObject({ email: Email, password: Password, otp: z.optional(OneTimeCode) }),
    status: 202,
  },
  'DELETE /users/me': {
    summary: 'Have the account deleted in 14 days; every other device is signed out',
    access: 'any',
    body: z.strictObject({ password: Password, otp: z.optional(OneTimeCode) }),
    reply: z.object({ deletes_at: Time }),
    status: 202,
  },
  'POST /users/me/restore': {
    summary: 'Keep the account after all; changes nothing where no deletion is pending',
    access: 'any',
    reply: User,
  },
})
