import type { consentEndpoints } from '@tajiconnect/contract/consent'
import type { User } from '@tajiconnect/contract/users'
import { noteForAudit } from '../audit/note.ts'
import { hashOf, newToken } from '../auth/secret-token.ts'
import type { StoredConsent } from '../collections.ts'
import type { HandlersOf } from '../gateway/handler.ts'
import { invalid, ProblemError } from '../gateway/problem-error.ts'
import type { Reader } from '../transaction.ts'
import { accountOf } from '../users/account.ts'
import { isCode, keptCode, newCode, openCode } from './code.ts'
import { decide } from './decide.ts'
import { guardianHandlers } from './guardian-routes.ts'
import { guardianMails, guardianTexts, learnerName } from './messages.ts'
import { consentOf, stateOf } from './state.ts'

/** The learner's side of it. */
export const consentHandlers: HandlersOf<typeof consentEndpoints> = {
  'GET /users/me/consent': ({ user, store, services }) =>
    store.read(async (tx) => consentOf(user, await tx.get('consents', user.id), services.clock())),

  'POST /users/me/consent': async ({ user, body, address, store, services }) => {
    const { guardian_name, channel, to } = body
    const now = services.clock()
    const [code, token] = [newCode(), newToken()]
    const asked: StoredConsent = {
      id: user.id,
      guardian_name,
      channel,
      to,
      asked_at: now.toISOString(),
      token_hash: await hashOf(token),
      code: await keptCode(user.id, code, now),
      answer: null,
      decided_at: null,
      decided_by: null,
    }
    const account = await store.transaction(async (tx) => {
      const { account } = await minorOf(tx, user.id, now)
      if (to === account.email || to === account.phone)
        throw invalid('to', 'own_address', 'This is the learner’s own. Give the guardian’s.')
      services.limits.mail(account.email, address)
      services.limits.stranger(to)
      await tx.put('consents', asked)
      await noteForAudit(tx, user.id, 'consent_asked', now, { actor_id: user.id })
      return account
    })
    const { locale } = account
    const link = `${services.appUrl}/consent?token=${token}`
    const words = { name: learnerName(account), code, link }
    if (channel === 'sms') services.sms(guardianTexts.asked({ to, locale }, words))
    else services.mail(guardianMails.asked({ to, locale }, words))
    return consentOf(account, asked, now)
  },

  'POST /users/me/consent/code': async ({ user, body, store, services }) => {
    const now = services.clock()
    const given = await store.transaction(async (tx) => {
      const { account, row } = await askedOf(tx, user.id, now)
      const code = openCode(row, now)
      if (!code) return null
      if (await isCode(user.id, body.code, code))
        return consentOf(account, await decide(tx, row, 'given', 'guardian', now), now)
      const tries_left = code.tries_left - 1
      await tx.put('consents', { ...row, code: tries_left > 0 ? { ...code, tries_left } : null })
      return null
    })
    // Thrown only here: the try has to be counted.
    if (!given) throw new ProblemError('invalid_code')
    services.notify(user.id, 'notification', { about: 'consent' })
    return given
  },

  'DELETE /users/me/consent': async ({ user, store, services }) => {
    const now = services.clock()
    const { account, before, after } = await store.transaction(async (tx) => {
      const { account, row } = await askedOf(tx, user.id, now)
      if (row.answer === 'refused') return { account, before: row, after: row }
      return { account, before: row, after: await decide(tx, row, 'refused', 'learner', now) }
    })
    if (before.answer === 'given') {
      const { channel, to } = before
      const guardian = { to, locale: account.locale }
      if (channel === 'sms') services.sms(guardianTexts.takenBack(guardian, learnerName(account)))
      else services.mail(guardianMails.takenBack(guardian, learnerName(account)))
    }
    if (after !== before) services.notify(user.id, 'notification', { about: 'consent' })
    return consentOf(account, after, now)
  },

  ...guardianHandlers,
}

/** The account, with its row if there is one; throws `consent_not_asked` where a guardian has no say. */
async function minorOf(reader: Reader, id: string, now: Date): Promise<{ account: User; row?: StoredConsent }> {
  const account = await accountOf(reader, id)
  const row = await reader.get('consents', id)
  const state = stateOf(account, row, now)
  if (state === 'not_needed') throw new ProblemError('consent_not_asked')
  if (state === 'unknown') throw new ProblemError('not_ready', { detail: 'Tell the month of birth first.' })
  return { account, row }
}

/** The same where a guardian has been asked; throws `consent_not_asked` where none was. */
async function askedOf(reader: Reader, id: string, now: Date) {
  const { account, row } = await minorOf(reader, id, now)
  if (!row) throw new ProblemError('consent_not_asked')
  return { account, row }
}
