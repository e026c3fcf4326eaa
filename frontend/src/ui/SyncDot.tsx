export type SyncState = 'confirmed' | 'saved' | 'sending' | 'offline'

const DOTS: Record<SyncState, string> = {
  confirmed: 'bg-primary',
  saved: 'bg-accent',
  sending: 'bg-info',
  offline: 'bg-transparent inset-ring-2 inset-ring-edge',
}

/** Where the learner's work is, in a dot and two words; always in sight, never loud. */
export const SyncDot = ({ state, label }: { state: SyncState; label: string }) => (
  <output className="inline-flex items-center gap-1.5 text-xs whitespace-nowrap text-ink-2">
    <span aria-hidden className={`size-2 rounded-chip ${DOTS[state]}`} />
    {label}
  </output>
)
