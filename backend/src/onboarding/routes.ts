import { ONBOARDING_STEPS } from '@tajiconnect/contract/onboarding-options'
import type { Onboarding, onboardingEndpoints } from '@tajiconnect/contract/onboarding'
import type { HandlersOf } from '../gateway/handler.ts'
import { invalid } from '../gateway/problem-error.ts'
import type { Reader, Tx } from '../transaction.ts'

export const onboardingHandlers: HandlersOf<typeof onboardingEndpoints> = {
  'GET /onboarding': ({ user, store }) => store.read((tx) => onboardingOf(tx, user)),

  'PUT /onboarding': ({ user, body, store, services }) =>
    store.transaction(async (tx) => {
      const next = { ...(await onboardingOf(tx, user)), ...body, updated_at: services.clock().toISOString() }
      await keep(tx, user.id, next)
      return next
    }),

  'POST /onboarding/complete': ({ user, store, services }) =>
    store.transaction(async (tx) => {
      const current = await onboardingOf(tx, user)
      if (!current.stage) throw invalid('stage', 'required', 'Choose where you are now.')
      const now = services.clock().toISOString()
      const next = { ...current, step: null, completed_at: current.completed_at ?? now, updated_at: now }
      await keep(tx, user.id, next, { onboarding_completed: true })
      return next
    }),
}

/** What the person has told us; blank at first. */
export async function onboardingOf(
  reader: Reader,
  user: { id: string; locale: Onboarding['locale'] },
): Promise<Onboarding> {
  return (await reader.get('onboarding', user.id)) ?? { ...blank, locale: user.locale }
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

async function keep(tx: Tx, user_id: string, onboarding: Onboarding, more: { onboarding_completed?: true } = {}) {
  await tx.put('onboarding', { ...onboarding, id: user_id })
  const account = await tx.get('users', user_id)
  if (account) await tx.put('users', { ...account, ...more, locale: onboarding.locale })
}
