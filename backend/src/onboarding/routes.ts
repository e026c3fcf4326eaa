import { ONBOARDING_STEPS } from '@tajiconnect/contract/onboarding-options'
import type { Onboarding, onboardingEndpoints } from '@tajiconnect/contract/onboarding'
import type { User } from '@tajiconnect/contract/users'
import type { HandlersOf } from '../gateway/handler.ts'
import { invalid } from '../gateway/problem-error.ts'
import type { Reader, Tx } from '../transaction.ts'

export const onboardingHandlers: HandlersOf<typeof onboardingEndpoints> = {
  'GET /onboarding': ({ user, store }) => store.read((tx) => onboardingOf(tx, user)),

  'PUT /onboarding': ({ user, body, store, services }) =>
    store.transaction((tx) => change(tx, user, { ...body, updated_at: services.clock().toISOString() })),

  'POST /onboarding/complete': ({ user, store, services }) =>
    store.transaction(async (tx) => {
      const { stage, completed_at } = await onboardingOf(tx, user)
      if (!stage) throw invalid('stage', 'required', 'Choose where you are now.')
      const now = services.clock().toISOString()
      await tx.put('users', { ...user, onboarding_completed: true })
      return change(tx, user, { step: null, completed_at: completed_at ?? now, updated_at: now })
    }),
}

type Person = Pick<User, 'id' | 'locale'>

/** What the person has told us; blank at first. The language is the account's own. */
export async function onboardingOf(reader: Reader, { id, locale }: Person): Promise<Onboarding> {
  return { ...blank, ...(await reader.get('onboarding', id)), locale }
}

const blank = {
  preferred_name: null,
  stage: null,
  county: null,
  subjects: [],
  hopes: null,
  weekly_data_mb: null,
  step: ONBOARDING_STEPS[0],
  completed_at: null,
  updated_at: null,
} satisfies Omit<Onboarding, 'locale'>

async function change(tx: Tx, person: Person, changes: Partial<Onboarding>): Promise<Onboarding> {
  const next = { ...(await onboardingOf(tx, person)), ...changes }
  await tx.put('onboarding', { ...next, id: person.id })
  const account = await tx.get('users', person.id)
  if (account && account.locale !== next.locale) await tx.put('users', { ...account, locale: next.locale })
  return next
}
