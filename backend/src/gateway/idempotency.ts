import { DAY_MS } from '@tajiconnect/contract/limits'
import type { Store } from '../store.ts'
import type { Tx } from '../transaction.ts'
import { fingerprint } from './fingerprint.ts'
import { ProblemError } from './problem-error.ts'

/** As long as a device session lasts: a phone that never heard the reply may be offline for days before it asks again. */
const KEPT_MS = 30 * DAY_MS
/** Forgotten with one call, at most. */
const AT_ONCE = 20

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

interface Call {
  key: string | null
  user_id: string
  /** Method and path, ids filled in. */
  target: string
  body: string
}

/**
 * Runs `work` once for a key: its writes and its reply are kept in the same transaction, so whoever asks again gets the
 * same answer, also after a crash.
 */
export async function once<T>(store: Store, call: Call, now: Date, work: (tx: Store) => Promise<T>): Promise<T> {
  if (!call.key || !UUID.test(call.key)) throw new ProblemError('idempotency_key_required')
  const id = `${call.user_id}:${call.key.toLowerCase()}`
  const request = fingerprint(`${call.target}\n${call.body}`)
  return store.transaction(async (tx) => {
    const kept = await tx.get('idempotency', id)
    if (kept && kept.request !== request) throw new ProblemError('idempotency_conflict')
    if (kept) return kept.reply as T
    await forgetOld(tx, now)
    const reply = await work(tx)
    await tx.put('idempotency', { id, request, reply, created_at: now.toISOString() })
    return reply
  })
}

/** Rows stand in the order they came in. */
async function forgetOld(tx: Tx, now: Date): Promise<void> {
  const from = new Date(now.getTime() - KEPT_MS).toISOString()
  for (const { id, created_at } of (await tx.all('idempotency')).slice(0, AT_ONCE)) {
    if (created_at >= from) return
    await tx.delete('idempotency', id)
  }
}
