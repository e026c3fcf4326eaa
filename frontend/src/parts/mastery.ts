import type { Reply } from '@tajiconnect/contract/endpoints'
import type { EventOutcome } from '@tajiconnect/contract/skills'
import { create } from 'zustand'
import { query } from '../services/api/endpoints.ts'
import { queryClient } from '../utils/cache.ts'

/** What the gateway says of each skill; answers that it has not confirmed are not in it. */
export const masteryQuery = query('GET /skills/mastery')

type Code = NonNullable<EventOutcome['code']>

/** Why the gateway has not counted some answers, until the learner has been told. */
export const useRejected = create<{ codes: readonly Code[] }>()(() => ({ codes: [] }))

/** Puts what the gateway makes of answers in the place of what this phone held of their skills. */
export function hearAnswers({ outcomes, state }: Reply<'POST /skills/events'>): void {
  const { queryKey } = masteryQuery
  const held = queryClient.getQueryData(queryKey)
  const outdated = queryClient.getQueryState(queryKey)?.isInvalidated
  if (held) {
    // What is on its way was made before these answers.
    void queryClient.cancelQueries({ queryKey })
    queryClient.setQueryData(queryKey, { ...state, skills: { ...held.skills, ...state.skills } })
    // Of the other skills it says nothing.
    if (outdated) void queryClient.invalidateQueries({ queryKey })
  } else void queryClient.invalidateQueries({ queryKey })
  const codes = outcomes.flatMap(({ status, code }) => (status === 'rejected' && code ? [code] : []))
  if (codes.length > 0) useRejected.setState((before) => ({ codes: [...before.codes, ...codes] }))
}
