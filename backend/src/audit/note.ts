import type { AuditNote } from '../collections.ts'
import type { Tx } from '../transaction.ts'

/** Keeps what happened, in the transaction that makes it happen. */
export const noteForAudit = (tx: Tx, user_id: string, event: AuditNote['event'], now: Date): Promise<void> =>
  tx.put('audit', { id: crypto.randomUUID(), user_id, event, at: now.toISOString() })
