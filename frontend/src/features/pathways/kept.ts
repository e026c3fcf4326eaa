import type { Onboarding, Stage } from '@tajiconnect/contract/onboarding'
import { useState } from 'react'
import { currentLocale } from '../../i18n/i18n.ts'
import { query } from '../../services/api/endpoints.ts'
import { outbox } from '../../stores/outbox.ts'
import { useSession } from '../../stores/session.ts'
import { queryClient } from '../../utils/cache.ts'
import { storage } from '../../utils/storage.ts'

const placeOf = (name: string) => `taji.still.${useSession.getState().user?.id}.${name}`

/** `useState` that this phone keeps, for this person alone. */
export function useKept<Value>(name: string, before: Value) {
  const [value, setValue] = useState(() => read(name, before))
  const keep = (next: Value) => {
    setValue(next)
    storage.set(placeOf(name), JSON.stringify(next))
  }
  return [value, keep] as const
}

function read<Value>(name: string, before: Value): Value {
  try {
    return (JSON.parse(storage.get(placeOf(name)) ?? 'null') as Value | null) ?? before
  } catch {
    return before
  }
}

/** Whether what is told of subjects at this stage are levels of CBE, and not grades of KCSE. */
export const hasLevels = (stage: Stage | null | undefined): boolean => stage === 'grade_7_9' || stage === 'grade_10_12'

const onboarding = query('GET /onboarding')

/** Keeps subjects with their grades on this phone at once, and at the gateway when it can be reached. */
export async function keepSubjects(subjects: Onboarding['subjects']): Promise<void> {
  await queryClient.cancelQueries({ queryKey: onboarding.queryKey })
  queryClient.setQueryData(
    onboarding.queryKey,
    (held) => held && { ...held, subjects, updated_at: new Date().toISOString() },
  )
  // The gateway sets the account's language from these answers, so they always carry the one in use.
  const body = { subjects, locale: currentLocale() }
  await outbox.add({ name: 'PUT /onboarding', input: { body }, replaces: 'onboarding.subjects' })
}
