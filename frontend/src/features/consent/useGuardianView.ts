import type { ConsentView } from '@tajiconnect/contract/consent'
import { useEffect, useState } from 'react'
import { activate, localeChosen } from '../../i18n/i18n.ts'
import { toApiError, type ApiError } from '../../services/api/api-error.ts'
import { call } from '../../services/api/endpoints.ts'

interface Outcome {
  view?: ConsentView
  failure?: ApiError
}

async function outcomeOf(asked: Promise<ConsentView>): Promise<Outcome> {
  try {
    const view = await asked
    // It is in the learner's language until the guardian chooses theirs; words that cannot be fetched stop nobody.
    if (!localeChosen()) await activate(view.locale).catch(() => undefined)
    return { view }
  } catch (cause) {
    return { failure: toApiError(cause) }
  }
}

const open = (token: string) => outcomeOf(call('POST /auth/consent/view', { body: { token } }))

/** What a guardian's link opens, and answering it. `busy` is the answer on its way; a failed one leaves the view. */
export function useGuardianView(token: string | null) {
  const [{ view, failure }, setOutcome] = useState<Outcome>({})
  const [busy, setBusy] = useState<boolean | null>(null)
  useEffect(() => {
    if (token) void open(token).then(setOutcome)
  }, [token])
  return {
    view,
    failure,
    busy,
    retry: () => {
      setOutcome({})
      if (token) void open(token).then(setOutcome)
    },
    answer: async (agrees: boolean) => {
      if (busy !== null || !token) return
      setBusy(agrees)
      const next = await outcomeOf(call('POST /auth/consent', { body: { token, agrees } }))
      setOutcome({ view, ...next })
      setBusy(null)
    },
  }
}
