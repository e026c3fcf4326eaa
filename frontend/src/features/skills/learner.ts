import { learn, nobody, inOrder } from '@tajiconnect/contract/learner/learner'
import type { LearnerState, MarkedAnswer } from '@tajiconnect/contract/skills'
import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { masteryQuery } from '../../parts/mastery.ts'
import { useSync } from '../../stores/outbox.ts'
import { useSession } from '../../stores/session.ts'
import { queryClient } from '../../utils/cache.ts'
import { entriesOf } from '../../utils/outbox-db.ts'

/** Answers on this phone that the gateway has not confirmed, as they were marked here. */
export async function unconfirmed(user_id: string): Promise<MarkedAnswer[]> {
  const entries = await entriesOf(user_id)
  return entries
    .flatMap(({ name, parked, note }) =>
      name === 'POST /skills/events' && !parked && note ? [note as MarkedAnswer] : [],
    )
    .toSorted(inOrder)
}

/** What is known of the signed-in learner at this moment: what the gateway has said, and what it has not yet heard. */
export async function learnerNow(): Promise<LearnerState> {
  const { user } = useSession.getState()
  const answers = user ? await unconfirmed(user.id) : []
  // Read after the answers: one that is confirmed in between counts once in either.
  return learn(queryClient.getQueryData(masteryQuery.queryKey) ?? nobody(), answers)
}

/** The same for a page that stays in sight. */
export function useLearner(): UseQueryResult<LearnerState> {
  const user_id = useSession(({ user }) => user?.id)
  const [answers, setAnswers] = useState<readonly MarkedAnswer[]>([])
  useEffect(() => {
    if (!user_id) return
    let left = false
    const read = () => void unconfirmed(user_id).then((found) => !left && setAnswers(found))
    read()
    const stop = useSync.subscribe(read)
    return () => {
      left = true
      stop()
    }
  }, [user_id])
  return useQuery({ ...masteryQuery, select: (state) => (answers.length > 0 ? learn(state, answers) : state) })
}
