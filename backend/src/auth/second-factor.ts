import type { authEndpoints } from '@tajiconnect/contract/auth'
import { noteForAudit } from '../audit/note.ts'
import type { SecondFactor } from '../collections.ts'
import type { Context, HandlersOf } from '../gateway/handler.ts'
import { ProblemError } from '../gateway/problem-error.ts'
import type { Tx } from '../transaction.ts'
import { hashBackupCode, newBackupCodes } from './backup-codes.ts'
import { comparePassword, stillTheirs } from './passwords.ts'
import { newSecret, otpauthUri, stepOf } from './totp.ts'

type Names = 'POST /auth/2fa/setup' | 'POST /auth/2fa/enable' | 'POST /auth/2fa/disable' | 'POST /auth/2fa/backup-codes'

/** The secret leaves by the reply of `setup` alone; the backup codes when they are made, and never again. */
export const twoFactorHandlers: Pick<HandlersOf<typeof authEndpoints>, Names> = {
  'POST /auth/2fa/setup': async (context) => {
    const { user } = context
    const secret = newSecret()
    await byPassword(context, async (tx) => {
      if ((await tx.get('secondFactors', user.id))?.enabled_at) throw notReady('Turn two-factor off first.')
      await tx.put('secondFactors', { id: user.id, secret, enabled_at: null, last_step: 0, backup_codes: [] })
    })
    return { secret, otpauth_uri: otpauthUri(secret, user.email) }
  },

  'POST /auth/2fa/enable': async ({ user, body, store, services }) => {
    const now = services.clock()
    const codes = await freshCodes()
    await store.transaction(async (tx) => {
      const pending = await tx.get('secondFactors', user.id)
      if (!pending) throw notReady('Ask for a secret first.')
      if (pending.enabled_at) throw notReady('Two-factor is on already.')
      const proved = await useUp(pending, body.code, now)
      await tx.put('secondFactors', { ...proved, enabled_at: now.toISOString(), backup_codes: codes.hashes })
      await mark(tx, user.id, true)
    })
    return { backup_codes: codes.plain }
  },

  'POST /auth/2fa/disable': async (context) => {
    const { user, body, services } = context
    await byPassword(context, async (tx) => {
      await checkEnabled(tx, user.id, body.code, services.clock())
      await tx.delete('secondFactors', user.id)
      await mark(tx, user.id, false)
      await noteForAudit(tx, user.id, 'two_factor_disabled', services.clock(), { actor_id: user.id })
    })
    return undefined
  },

  'POST /auth/2fa/backup-codes': async (context) => {
    const { user, body, services } = context
    const codes = await freshCodes()
    await byPassword(context, async (tx) => {
      const factor = await checkEnabled(tx, user.id, body.code, services.clock())
      await tx.put('secondFactors', { ...factor, backup_codes: codes.hashes })
      await noteForAudit(tx, user.id, 'backup_codes_replaced', services.clock(), { actor_id: user.id })
    })
    return { backup_codes: codes.plain }
  },
}

/**
 * Throws `otp_required` or `invalid_otp` where the person's two-factor is on and `otp` is no code of it: neither of the
 * app, newer than the last one accepted, nor an unused backup code. A code is used up if and only if `tx` is kept, so
 * call it in the transaction that does what the code is for: of two requests with one code one gets in, and one that
 * fails has got nothing by its code.
 */
export async function checkSecondFactor(tx: Tx, user_id: string, otp: string | undefined, now: Date): Promise<void> {
  const factor = await tx.get('secondFactors', user_id)
  if (!factor?.enabled_at) return
  if (otp === undefined) throw new ProblemError('otp_required')
  await tx.put('secondFactors', await useUp(factor, otp, now))
}

/** What is left once the code is used up. Throws `invalid_otp` where it is none, or was used before. */
async function useUp(factor: SecondFactor, otp: string, now: Date): Promise<SecondFactor> {
  const digits = otp.replaceAll(/\s/g, '')
  if (/^\d{6}$/.test(digits)) {
    const step = stepOf(factor.secret, digits, now)
    if (step === null || step <= factor.last_step) throw new ProblemError('invalid_otp')
    return { ...factor, last_step: step }
  }
  const hash = await hashBackupCode(otp)
  if (!factor.backup_codes.includes(hash)) throw new ProblemError('invalid_otp')
  return { ...factor, backup_codes: factor.backup_codes.filter((other) => other !== hash) }
}

/** Like `checkSecondFactor`, where two-factor has to be on. */
async function checkEnabled(tx: Tx, user_id: string, otp: string, now: Date): Promise<SecondFactor> {
  await checkSecondFactor(tx, user_id, otp, now)
  const factor = await tx.get('secondFactors', user_id)
  if (!factor?.enabled_at) throw notReady('Two-factor is not on.')
  return factor
}

/**
 * Asks for the password once more, as whoever holds an unlocked phone is not yet its owner; then `work`. A wrong password,
 * and a wrong code in `work`, count towards the account's lock.
 */
const byPassword = ({ user, body, address, store, services }: Context<'POST /auth/2fa/setup'>, work: Work) =>
  services.limits.attempt(user.email, address, async () => {
    const credential = await comparePassword(store, services.hash, user.id, body.password)
    await store.transaction(async (tx) => {
      await stillTheirs(tx, credential)
      await work(tx)
    })
  })
type Work = (tx: Tx) => Promise<void>

/** Keeps the account in step with what is kept in secret. */
async function mark(tx: Tx, user_id: string, two_factor_enabled: boolean): Promise<void> {
  const user = await tx.get('users', user_id)
  if (user) await tx.put('users', { ...user, two_factor_enabled })
}

async function freshCodes() {
  const plain = newBackupCodes()
  return { plain, hashes: await Promise.all(plain.map(hashBackupCode)) }
}

const notReady = (detail: string) => new ProblemError('not_ready', { detail })
