import * as z from 'zod/mini'
import { PASSWORD_MIN } from './limits.ts'

export const Email = z.string().check(z.trim(), z.toLowerCase(), z.maxLength(254), z.email())

/** Counted and kept exactly as typed, up to 128 characters; the gateway also refuses the common ones. */
export const NewPassword = z.string().check(z.minLength(PASSWORD_MIN), z.maxLength(128))

/** A password as typed, to be compared; its rules were checked when it was chosen. */
export const Password = z.string().check(z.minLength(1), z.maxLength(128))

/** Six digits from an authenticator app, or one of the backup codes. */
export const OneTimeCode = z.string().check(z.trim(), z.minLength(6), z.maxLength(40))
