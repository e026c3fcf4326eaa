export type Dot = 'right' | 'wrong' | 'current' | 'open'

const PITCH = 20

const Shape = ({ dot, x }: { dot: Dot; x: number }) => {
  switch (dot) {
    case 'right':
      return <circle cx={x} cy="8" r="6.5" className="fill-primary" />
    case 'wrong':
      return <path d={`M${x} 0.5L${x + 7.5} 8L${x} 15.5L${x - 7.5} 8Z`} className="fill-accent-ink" />
    case 'current':
      return <circle cx={x} cy="8" r="5.5" strokeWidth="3" className="fill-primary-soft stroke-primary" />
    case 'open':
      return <circle cx={x} cy="8" r="5.5" strokeWidth="2" className="fill-none stroke-edge" />
  }
}

/** How far a short row of questions has come; a wrong answer is another shape as well as another colour. */
export const Dots = ({ dots, label }: { dots: readonly Dot[]; label: string }) => (
  <svg viewBox={`0 0 ${dots.length * PITCH - 4} 16`} className="h-4 shrink-0" role="img" aria-label={label}>
    {dots.map((dot, at) => (
      // oxlint-disable-next-line react/no-array-index-key -- a dot is its place
      <Shape key={at} dot={dot} x={8 + at * PITCH} />
    ))}
  </svg>
)
