interface RingProps {
  /** 0–100; null where there is nothing to show yet. */
  percent: number | null
  /** One or two letters in the middle. */
  label: string
  size?: 'small' | 'large'
}

/** A part of a hundred as a ring around a letter. Its words stand beside it. */
export const Ring = ({ percent, label, size = 'small' }: RingProps) => (
  <svg viewBox="0 0 48 48" className={`shrink-0 ${size === 'large' ? 'size-24' : 'size-14'}`} fill="none" aria-hidden>
    <circle cx="24" cy="24" r="20" strokeWidth="5" className="stroke-line" />
    {percent !== null && percent > 0 && (
      <circle
        cx="24"
        cy="24"
        r="20"
        pathLength="100"
        strokeDasharray={`${percent} 100`}
        strokeWidth="5"
        className="origin-center -rotate-90 stroke-primary"
      />
    )}
    <text
      x="24"
      y="24.5"
      textAnchor="middle"
      dominantBaseline="central"
      fontSize="16"
      fontWeight="750"
      className="fill-ink"
    >
      {label}
    </text>
  </svg>
)
