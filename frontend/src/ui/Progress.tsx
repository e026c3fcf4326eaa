interface ProgressBarProps {
  /** What moves forward, e.g. “Questions”. */
  label: string
  value: number
  max: number
  /** The value in words, e.g. “14 of 48”. */
  text?: string
}

export const ProgressBar = ({ label, value, max, text }: ProgressBarProps) => (
  <progress aria-label={label} aria-valuetext={text} value={value} max={max} className="bar" />
)

interface ScoreBarProps {
  /** What is measured, e.g. “How well this fits you”. */
  label: string
  /** 0–100 */
  value: number
  text?: string
  tone?: 'primary' | 'accent'
}

/** A measure that stands still; the number belongs beside it in words. */
export const ScoreBar = ({ label, value, text, tone = 'primary' }: ScoreBarProps) => (
  <meter
    aria-label={label}
    aria-valuetext={text}
    value={value}
    min={0}
    max={100}
    className={tone === 'accent' ? 'bar text-accent' : 'bar'}
  />
)

interface StepsProps {
  /** In words: “Level 2 of 4, practising”. */
  label: string
  value: number
  max: number
}

/** Mastery as filled steps that rise. */
export const Steps = ({ label, value, max }: StepsProps) => (
  <svg viewBox={`0 0 ${max * 14 - 4} 24`} className="h-6 w-auto shrink-0" role="img" aria-label={label}>
    {Array.from({ length: max }, (_, step) => {
      const height = 8 + (16 / Math.max(1, max - 1)) * step
      const filled = step < value
      return (
        <rect
          key={step}
          x={step * 14 + 0.75}
          y={24 - height + 0.75}
          width="8.5"
          height={height - 1.5}
          rx="2.5"
          strokeWidth="1.5"
          className={filled ? 'fill-primary stroke-primary' : 'fill-sunk stroke-edge'}
        />
      )
    })}
  </svg>
)
