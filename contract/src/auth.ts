import * as z from 'zod/mini'
import { Id, Locale, Time } from './common.ts'
import { Email, NewPassword, OneTimeCode, Password } from './credentials.ts'
import { endpoints } from './endpoint.ts'
import { Name, Phone, User } from './users.ts'

export const RegisterBody = z.object({
  name: Name,
  email: Email,
  password: NewPassword,
  phone: z.optional(Phone),
  locale: z.optional(Locale),
})

export const LoginBody = z.object({ email: Email, password: Password, otp: z.optional(OneTimeCode) })

export const RefreshBody = z.object({ refresh_token: z.string().check(z.minLength(1), z.maxLength(200)) })

/** What the app's page at `/auth/google/callback` was handed by Google, and what the app had kept for it. */
const googleProof = {
  code: z.string().check(z.minLength(1), z.maxLength(2048)),
  redirect_uri: z.string().check(z.maxLength(300)),
  /** PKCE (RFC 7636); its S256 went out with the first redirect. */
  code_verifier: z.optional(z.string().check(z.regex(/^[\w.~-]{43,128}$/))),
  nonce: z.optional(z.string().check(z.maxLength(200))),
}

export const GoogleCallbackBody = z.object({
  ...googleProof,
  /** Where the account has two-factor: asked for by `otp_required`, and sent with the same code within five minutes. */
  otp: z.optional(OneTimeCode),
  /** Of the account, where this opens one. */
  locale: z.optional(Locale),
})

/** `expires_in` is the access token's life in seconds. */
export const Session = z.object({
  access_token: z.string(),
  refresh_token: z.string(),
  token_type: z.literal('Bearer'),
  expires_in: z.int(),
  user: User,
})
export type Session = z.infer<typeof Session>

/** A device somebody is signed in on. `address` is where it was last seen from, shortened to its network. */
export const DeviceSession = z.object({
  id: Id,
  user_agent: z.string(),
  address: z.nullable(z.string()),
  created_at: Time,
  last_seen_at: Time,
  current: z.boolean(),
})
export type DeviceSession = z.infer<typeof DeviceSession>

/** What else than the password opens the account. */
export const Identities = z.object({
  items: z.array(z.object({ provider: z.literal('google'), created_at: Time })),
  /** Whoever opened their account by Google has none until they choose one by the link of `POST /auth/forgot-password`. */
  has_password: z.boolean(),
})
export type Identities = z.infer<typeof Identities>

const LinkToken = z.string().check(z.minLength(20), z.maxLength(200))
const BackupCodes = z.object({ backup_codes: z.array(z.string()) })

export const authEndpoints = endpoints({
  'POST /auth/register': {
    summary: 'Open an account',
    access: 'public',
    body: RegisterBody,
    reply: Session,
    status: 201,
  },
  'POST /auth/login': { summary: 'Sign in', access: 'public', body: LoginBody, reply: Session },
  'GET /auth/google/config': {
    summary: 'Where to send somebody who wants to sign in with Google, and as whom to ask',
    access: 'public',
    reply: z.object({ client_id: z.string(), authorize_url: z.string() }),
  },
  'POST /auth/google/callback': {
    summary: 'Sign in by the code that Google handed out; opens an account the first time',
    access: 'public',
    body: GoogleCallbackBody,
    reply: Session,
  },
  'POST /auth/google/link': {
    summary: 'Let a Google account open this account as well; the same code counts for five minutes of wrong passwords',
    access: 'any',
    body: z.strictObject({ ...googleProof, password: Password, otp: z.optional(OneTimeCode) }),
  },
  'GET /auth/identities': {
    summary: 'What else than the password opens this account, and whether there is a password',
    access: 'any',
    reply: Identities,
  },
  'DELETE /auth/identities/google': {
    summary: 'Let no Google account open this account any more',
    access: 'any',
    body: z.strictObject({ password: Password, otp: z.optional(OneTimeCode) }),
  },
  'POST /auth/refresh': {
    summary: 'Exchange a refresh token for a new pair',
    access: 'public',
    body: RefreshBody,
    reply: Session,
  },
  'POST /auth/logout': { summary: 'End this device session', access: 'public', body: RefreshBody },
  'POST /auth/verify-email': {
    summary: 'Confirm an e-mail address by the link sent to it; also what makes a changed address the account’s',
    access: 'public',
    query: z.object({ token: LinkToken }),
    reply: User,
  },
  'POST /auth/resend-verification': { summary: 'Send the link again', access: 'any', status: 202 },
  'POST /auth/forgot-password': {
    summary: 'Send a link to choose a new password; answers the same whether there is an account or not',
    access: 'public',
    body: z.object({ email: Email }),
    status: 202,
  },
  'POST /auth/reset-password': {
    summary: 'Choose a new password by the link; every session of the account ends',
    access: 'public',
    body: z.object({ token: LinkToken, password: NewPassword }),
  },
  'GET /auth/sessions': {
    summary: 'Devices signed in to this account, last seen first',
    access: 'any',
    reply: z.object({ items: z.array(DeviceSession) }),
  },
  'DELETE /auth/sessions/{id}': { summary: 'Sign one device out', access: 'any' },
  'DELETE /auth/sessions': { summary: 'Sign all other devices out', access: 'any' },
  'POST /auth/2fa/setup': {
    summary: 'A new secret for an authenticator app; it counts once it is enabled by a code',
    access: 'any',
    body: z.strictObject({ password: Password }),
    reply: z.object({ secret: z.string(), otpauth_uri: z.string() }),
  },
  'POST /auth/2fa/enable': {
    summary: 'Turn two-factor on by a code of the new secret; shows the backup codes, once',
    access: 'any',
    body: z.strictObject({ code: OneTimeCode }),
    reply: BackupCodes,
  },
  'POST /auth/2fa/disable': {
    summary: 'Turn two-factor off; needs both factors',
    access: 'any',
    body: z.strictObject({ password: Password, code: OneTimeCode }),
  },
  'POST /auth/2fa/backup-codes': {
    summary: 'Ten new backup codes; the old ones end',
    access: 'any',
    body: z.strictObject({ password: Password, code: OneTimeCode }),
    reply: BackupCodes,
  },
})
