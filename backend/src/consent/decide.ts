import { noteForAudit } from '../audit/note.ts'
import type { StoredConsent } from '../collections.ts'
import type { Tx } from '../transaction.ts'

type Answer = NonNullable<StoredConsent['answer']>
type By = NonNullable<StoredConsent['decided_by']>

/** Keeps an answer. It ends the code: whoever said no is not overruled by a code that was sent before. */
export async function decide(tx: Tx, row: StoredConsent, answer: Answer, by: By, now: Date): Promise<StoredConsent> {
  const decided: StoredConsent = { ...row, code: null, answer, decided_at: now.toISOString(), decided_by: by }
  await tx.put('consents', decided)
  const actor = by === 'learner' ? { actor_id: row.id } : {}
  await noteForAudit(tx, row.id, answer === 'given' ? 'consent_given' : 'consent_refused', now, actor)
  return decided
}
