import type { Locale } from '@tajiconnect/contract/common'
import type { User } from '@tajiconnect/contract/users'

interface Known {
  name: string
  email: string
  email_verified?: boolean
  phone?: string
  locale?: Locale
}

/** An account as it is on its first day. */
export const newLearner = ({ name, email, email_verified, phone, locale }: Known, now: Date): User => ({
  id: crypto.randomUUID(),
  name,
  email,
  email_verified: email_verified ?? false,
  phone: phone ?? null,
  role: 'learner',
  status: 'active',
  locale: locale ?? 'en',
  theme: 'system',
  born: null,
  avatar_url: null,
  two_factor_enabled: false,
  onboarding_completed: false,
  created_at: now.toISOString(),
  deletes_at: null,
})
