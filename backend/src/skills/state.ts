import type { LearnerState } from '@tajiconnect/contract/skills'
import { learnerOf } from '@tajiconnect/contract/learner/learner'
import type { Reader } from '../transaction.ts'

/** What all of a person's answers say of what they know, worked out from the log. */
export const learnerState = async (tx: Reader, user_id: string): Promise<LearnerState> =>
  learnerOf(await tx.find('answers', 'user_id', user_id))
