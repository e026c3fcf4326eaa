import { Secret, TOTP } from 'otpauth/slim'

const PERIOD_S = 30
const ISSUER = 'TajiConnect'
/** RFC 4226 §4 recommends 160 bits. */
const SECRET_BYTES = 20

/** A new secret, in base32 as authenticator apps take it. */
export const newSecret = (): string => new Secret({ size: SECRET_BYTES }).base32

/** What the QR code holds; an app shows `email` as the name of the account. */
export const otpauthUri = (secret: string, email: string): string => totp(secret, email).toString()

/**
 * The time step (RFC 6238, 30 seconds) that the code is of, or null. One step before and after count too, for clocks
 * that are a little off. That a step is accepted only once is for the caller to see to.
 */
export function stepOf(secret: string, code: string, now: Date): number | null {
  const timestamp = now.getTime()
  const delta = totp(secret).validate({ token: code, timestamp, window: 1 })
  return delta === null ? null : TOTP.counter({ period: PERIOD_S, timestamp }) + delta
}

const totp = (secret: string, label = '') =>
  new TOTP({ issuer: ISSUER, label, algorithm: 'SHA1', digits: 6, period: PERIOD_S, secret: Secret.fromBase32(secret) })
