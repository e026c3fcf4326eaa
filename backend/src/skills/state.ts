import { inOrder, learn, learnerOf } from '@tajiconnect/contract/learner/learner'
import type { LearnerState, MarkedAnswer } from '@tajiconnect/contract/skills'
import type { Reader } from '../transaction.ts'

interface Known {
  log: readonly MarkedAnswer[]
  state: LearnerState
}

/** What was last worked out for a log, by its first answer; rows are never changed in place, so the same rows are the same. */
const known = new WeakMap<MarkedAnswer, Known>()

/** What all of a person's answers say of what they know, worked out from the log. */
export async function learnerState(tx: Reader, user_id: string): Promise<LearnerState> {
  const log = await tx.find('answers', 'user_id', user_id)
  const [first] = log
  if (!first) return learnerOf([])
  const before = known.get(first)
  const state = (before && continued(before, log)) ?? learnerOf(log)
  known.set(first, { log, state })
  return state
}

/** The state after a log that goes on from one that is known; null where it does not, or comes between. */
function continued(before: Known, log: readonly MarkedAnswer[]): LearnerState | null {
  if (!before.log.every((answer, at) => answer === log[at])) return null
  const added = log.slice(before.log.length).toSorted(inOrder)
  const [next] = added
  if (!next) return before.state
  return before.log.every((answer) => inOrder(answer, next) < 0) ? learn(before.state, added) : null
}
