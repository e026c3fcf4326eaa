import type { Onboarding, OnboardingPut } from '@tajiconnect/contract/onboarding'
import { ONBOARDING_STEPS } from '@tajiconnect/contract/onboarding-options'
import { currentLocale } from '../../i18n/i18n.ts'
import { query } from '../../services/api/endpoints.ts'
import { outbox, useSync } from '../../stores/outbox.ts'
import { saveUser, useSession } from '../../stores/session.ts'
import { queryClient } from '../../utils/cache.ts'
import { forgetKept } from './useKept.ts'

export type Step = (typeof ONBOARDING_STEPS)[number]
export type Answers = Omit<OnboardingPut, 'locale' | 'step'>

/** What is known of somebody who has told us nothing. */
export const blank = (): Onboarding => ({
  preferred_name: null,
  stage: null,
  class_level: null,
  class_year: null,
  county: null,
  subjects: [],
  hopes: null,
  weekly_data_mb: null,
  locale: currentLocale(),
  step: 'name',
  completed_at: null,
  updated_at: null,
})

const placeOf = (step: Step | null) => (step === null ? ONBOARDING_STEPS.length : ONBOARDING_STEPS.indexOf(step))

/** Whether a question may be opened: the earlier ones have all been seen. */
export const reached = (step: Step, { step: next }: Onboarding) => placeOf(step) <= placeOf(next)

/** The question `by` places further on, or null past either end. */
export const stepFrom = (step: Step, by: 1 | -1): Step | null => ONBOARDING_STEPS[placeOf(step) + by] ?? null

/** Keeps the answers of one question, or with none of them that it was seen: on this phone at once, then at the gateway. */
export async function saveAnswers(step: Step, answers: Answers): Promise<void> {
  const held = queryClient.getQueryData(query('GET /onboarding').queryKey) ?? blank()
  const following = stepFrom(step, 1)
  const next = placeOf(following) > placeOf(held.step) ? following : held.step
  // The gateway sets the account's language from these answers, so they always carry the one in use.
  const change = { ...answers, step: next, locale: currentLocale() }
  const now = new Date()
  const class_year = answers.class_level ? now.getFullYear() : held.class_year
  await show({ ...held, ...change, class_year, updated_at: now.toISOString() })
  await outbox.add({ name: 'PUT /onboarding', input: { body: change }, replaces: `onboarding.${step}` })
  forgetKept(step)
}

/** Says that all questions have been seen. */
export async function complete(): Promise<void> {
  const held = queryClient.getQueryData(query('GET /onboarding').queryKey) ?? blank()
  await show({ ...held, step: null, completed_at: new Date().toISOString() })
  const { user } = useSession.getState()
  if (user) saveUser({ ...user, onboarding_completed: true })
  await outbox.add({ name: 'POST /onboarding/complete', input: {}, replaces: 'onboarding.complete' })
}

async function show(answers: Onboarding) {
  const { queryKey: key } = query('GET /onboarding')
  await queryClient.cancelQueries({ queryKey: key })
  queryClient.setQueryData(key, answers)
}

/** Asks the gateway afresh, once it has all that was answered here: another phone may have answered more. */
export async function refresh(): Promise<void> {
  await outbox.wake()
  if (useSync.getState().waiting === 0)
    await queryClient.invalidateQueries({ queryKey: query('GET /onboarding').queryKey })
}
