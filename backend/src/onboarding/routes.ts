import { ONBOARDING_STEPS } from '@tajiconnect/contract/onboarding-options'
import type { Onboarding, OnboardingPut, onboardingEndpoints } from '@tajiconnect/contract/onboarding'
import type { User } from '@tajiconnect/contract/users'
import type { HandlersOf } from '../gateway/handler.ts'
import { invalid } from '../gateway/problem-error.ts'
import type { Reader, Tx } from '../transaction.ts'
import { accountOf } from '../users/account.ts'

export const onboardingHandlers: HandlersOf<typeof onboardingEndpoints> = {
  'GET /onboarding': ({ user, store }) => store.read((tx) => onboardingOf(tx, user)),

  'PUT /onboarding': ({ user, body, store, services }) =>
    store.transaction(async (tx) =>
      change(tx, await accountOf(tx, user.id), {
        ...classOf(body, services.clock()),
        updated_at: services.clock().toISOString(),
      }),
    ),

  'POST /onboarding/complete': ({ user, store, services }) =>
    store.transaction(async (tx) => {
      const account = { ...(await accountOf(tx, user.id)), onboarding_completed: true }
      const { stage, completed_at } = await onboardingOf(tx, account)
      if (!stage) throw invalid('stage', 'required', 'Choose where you are now.')
      const now = services.clock().toISOString()
      await tx.put('users', account)
      return change(tx, account, { step: null, completed_at: completed_at ?? now, updated_at: now })
    }),
}

/** A class is of one year; another stage has other classes. */
function classOf(body: OnboardingPut, now: Date): Partial<Onboarding> {
  const { stage, class_level } = body
  if (class_level) return { ...body, class_year: now.getUTCFullYear() }
  return stage !== undefined || class_level === null ? { ...body, class_level: null, class_year: null } : body
}

/** What the person has told us; blank at first. The language is the account's own. */
export async function onboardingOf(reader: Reader, { id, locale }: Pick<User, 'id' | 'locale'>): Promise<Onboarding> {
  return { ...blank, ...(await reader.get('onboarding', id)), locale }
}

const blank = {
  preferred_name: null,
  stage: null,
  class_level: null,
  class_year: null,
  county: null,
  subjects: [],
  hopes: null,
  weekly_data_mb: null,
  step: ONBOARDING_STEPS[0],
  completed_at: null,
  updated_at: null,
} satisfies Omit<Onboarding, 'locale'>

async function change(tx: Tx, account: User, changes: Partial<Onboarding>): Promise<Onboarding> {
  const next = { ...(await onboardingOf(tx, account)), ...changes }
  await tx.put('onboarding', { ...next, id: account.id })
  if (account.locale !== next.locale) await tx.put('users', { ...account, locale: next.locale })
  return next
}
