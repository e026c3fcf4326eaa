import type { Context } from '../gateway/handler.ts'
import type { Tx } from '../transaction.ts'
import { comparePassword, stillTheirs } from './passwords.ts'
import { checkSecondFactor } from './second-factor.ts'

type Asking = Pick<Context<'GET /users/me'>, 'user' | 'address' | 'store' | 'services'>

/** What the person gives once more, as whoever holds an unlocked phone is not yet its owner. */
interface Proof {
  password: string
  otp?: string
}

/**
 * Does `work`, and answers with what it does, once the password is right and, where two-factor is on, the code. A wrong
 * one fails with `invalid_credentials`, `otp_required` or `invalid_otp`, and counts towards the account's lock.
 */
export const withProof = <T>(
  { user, address, store, services }: Asking,
  { password, otp }: Proof,
  work: (tx: Tx, now: Date) => Promise<T>,
): Promise<T> =>
  services.limits.attempt(user.email, address, async () => {
    const credential = await comparePassword(store, services.hash, user.id, password)
    const now = services.clock()
    return store.transaction(async (tx) => {
      await stillTheirs(tx, credential)
      await checkSecondFactor(tx, user.id, otp, now)
      return work(tx, now)
    })
  })
