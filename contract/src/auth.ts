import * as z from 'zod/mini'
import { PASSWORD_MIN } from './limits.ts'
import { Locale } from './common.ts'
import { endpoints } from './endpoint.ts'
import { Name, Phone, User } from './users.ts'

export const Email = z.string().check(z.trim(), z.toLowerCase(), z.maxLength(254), z.email())

/** Counted and kept exactly as typed, up to 128 characters; the gateway also refuses the common ones. */
export const NewPassword = z.string().check(z.minLength(PASSWORD_MIN), z.maxLength(128))

export const RegisterBody = z.object({
  name: Name,
  email: Email,
  password: NewPassword,
  phone: z.optional(Phone),
  locale: z.optional(Locale),
})

export const LoginBody = z.object({ email: Email, password: z.string().check(z.minLength(1), z.maxLength(128)) })

export const RefreshBody = z.object({ refresh_token: z.string().check(z.minLength(1), z.maxLength(200)) })

/** `expires_in` is the access token's life in seconds. */
export const Session = z.object({
  access_token: z.string(),
  refresh_token: z.string(),
  token_type: z.literal('Bearer'),
  expires_in: z.int(),
  user: User,
})
export type Session = z.infer<typeof Session>

export const authEndpoints = endpoints({
  'POST /auth/register': {
    summary: 'Open an account',
    access: 'public',
    body: RegisterBody,
    reply: Session,
    status: 201,
  },
  'POST /auth/login': { summary: 'Sign in', access: 'public', body: LoginBody, reply: Session },
  'POST /auth/refresh': {
    summary: 'Exchange a refresh token for a new pair',
    access: 'public',
    body: RefreshBody,
    reply: Session,
  },
  'POST /auth/logout': { summary: 'End this device session', access: 'public', body: RefreshBody },
})
