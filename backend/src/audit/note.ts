import type { AuditNote } from '../collections.ts'
import type { Tx } from '../transaction.ts'

/** Who did it, where that is somebody signed in, and what was before and after. */
type Particulars = Pick<AuditNote, 'actor_id' | 'changes'>

/** Keeps what happened, in the transaction that makes it happen. */
export const noteForAudit = (
  tx: Tx,
  user_id: string,
  event: AuditNote['event'],
  now: Date,
  particulars: Particulars = {},
): Promise<void> => tx.put('audit', { id: crypto.randomUUID(), user_id, event, at: now.toISOString(), ...particulars })
