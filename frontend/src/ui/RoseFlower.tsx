import type { Letter } from '@tajiconnect/contract/psychometric'

/** One petal: a letter, its name in the reader's language, and a score of 0–100. */
export interface Petal {
  letter: Letter
  name: string
  score: number
}

export const LETTER_FILLS: Record<Letter, string> = {
  R: 'fill-letter-r',
  I: 'fill-letter-i',
  A: 'fill-letter-a',
  S: 'fill-letter-s',
  E: 'fill-letter-e',
  C: 'fill-letter-c',
}

const CENTRE = 18
const REACH = 64

function outline(score: number) {
  const tip = CENTRE + (REACH * Math.min(100, Math.max(0, score))) / 100
  const half = tip * 0.46
  return `M0 -6C${half} ${-tip * 0.4} ${half} ${-tip * 0.92} 0 ${-tip}C${-half} ${-tip * 0.92} ${-half} ${-tip * 0.4} 0 -6z`
}

/** The picture alone; whoever uses it says beside it what it shows. */
export const RoseFlower = ({ petals, className = 'size-44' }: { petals: readonly Petal[]; className?: string }) => (
  <svg viewBox="-100 -100 200 200" className={`shrink-0 ${className}`} aria-hidden>
    {[0.33, 0.66, 1].map((share) => (
      <circle
        key={share}
        r={CENTRE + REACH * share}
        fill="none"
        className="stroke-line"
        strokeWidth="1.5"
        strokeDasharray={share < 1 ? '2 5' : undefined}
      />
    ))}
    {petals.map(({ letter, score }, index) => {
      const turn = (360 / petals.length) * index
      return (
        <g key={letter} transform={`rotate(${turn})`} className={LETTER_FILLS[letter]}>
          <path d={outline(score)} opacity=".88" />
          <text
            y="-92"
            transform={`rotate(${-turn} 0 -92)`}
            textAnchor="middle"
            dominantBaseline="central"
            fontSize="14"
            fontWeight="750"
          >
            {letter}
          </text>
        </g>
      )
    })}
    <circle r="5" className="fill-accent" />
  </svg>
)
