export type Dot = 'right' | 'wrong' | 'current' | 'open'

const LOOKS: Record<Dot, string> = {
  right: 'bg-primary',
  wrong: 'scale-85 rotate-45 bg-accent-ink',
  current: 'inset-ring-3 inset-ring-primary bg-primary-soft',
  open: 'inset-ring-2 inset-ring-edge',
}

/** How far a short row of questions has come; a wrong answer is another shape as well as another colour. */
export const Dots = ({ dots, label }: { dots: readonly Dot[]; label: string }) => (
  <div role="img" aria-label={label} className="flex items-center gap-2">
    {dots.map((dot, at) => (
      // oxlint-disable-next-line react/no-array-index-key -- a dot is its place
      <span key={at} className={`size-3 ${dot === 'wrong' ? '' : 'rounded-chip'} ${LOOKS[dot]}`} />
    ))}
  </div>
)
