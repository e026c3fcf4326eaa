import { useT } from '../i18n/i18n.ts'
import { useSync } from '../stores/outbox.ts'
import { SyncDot } from '../ui/SyncDot.tsx'

/** Where the learner's work is, in words. */
export function SyncStatus() {
  const t = useT()
  const { state, waiting } = useSync()
  return <SyncDot state={state} label={t(`common.sync_${state}`, { count: waiting })} />
}
