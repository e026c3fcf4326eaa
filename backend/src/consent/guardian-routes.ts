import type { consentEndpoints, ConsentView } from '@tajiconnect/contract/consent'
import type { User } from '@tajiconnect/contract/users'
import { hashOf } from '../auth/secret-token.ts'
import type { StoredConsent } from '../collections.ts'
import type { HandlersOf } from '../gateway/handler.ts'
import { ProblemError } from '../gateway/problem-error.ts'
import type { Reader } from '../transaction.ts'
import { decide } from './decide.ts'
import { learnerName, plainName } from './messages.ts'
import { stateOf } from './state.ts'

type Names = 'POST /auth/consent/view' | 'POST /auth/consent'

/** The guardian's side of it, by the link they were sent: they have no account. */
export const guardianHandlers: Pick<HandlersOf<typeof consentEndpoints>, Names> = {
  'POST /auth/consent/view': ({ body, store, services }) =>
    store.read(async (tx) => {
      const now = services.clock()
      return viewOf(await byToken(tx, body.token, now), now)
    }),

  'POST /auth/consent': async ({ body, store, services }) => {
    const now = services.clock()
    const answer = body.agrees ? 'given' : 'refused'
    const { before, after } = await store.transaction(async (tx) => {
      const before = await byToken(tx, body.token, now)
      const { user, row } = before
      // The same answer again, as from a reply that got lost, is no new one.
      if (row.answer === answer && row.decided_by === 'guardian') return { before, after: before }
      return { before, after: { user, row: await decide(tx, row, answer, 'guardian', now) } }
    })
    if (after !== before) services.notify(after.user.id, 'notification', { about: 'consent' })
    return viewOf(after, now)
  },
}

interface Found {
  user: User
  row: StoredConsent
}

/** Throws `invalid_token` where the link is unknown or replaced, the learner grown up, or the account gone. */
async function byToken(reader: Reader, token: string, now: Date): Promise<Found> {
  const [row] = await reader.find('consents', 'token_hash', await hashOf(token))
  const user = row && (await reader.get('users', row.id))
  const state = user && stateOf(user, row, now)
  if (!row || !user || state === 'unknown' || state === 'not_needed') throw new ProblemError('invalid_token')
  return { user, row }
}

const viewOf = ({ user, row }: Found, now: Date): ConsentView => ({
  learner_name: learnerName(user),
  guardian_name: plainName(row.guardian_name),
  state: stateOf(user, row, now),
  decided_at: row.decided_at,
  locale: user.locale,
})
