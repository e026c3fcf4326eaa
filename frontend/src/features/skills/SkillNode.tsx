import type { MasteryLevel } from '@tajiconnect/contract/learner/levels'
import { memo } from 'react'
import { Link } from '../../ui/Link.tsx'
import type { Point, Sizes } from './layout.ts'
import { RANKS, rankOf } from './words.ts'

export const NODE: Sizes = { width: 158, height: 100, gapX: 16, gapY: 44 }
const BAND = 28
const RADIUS = 12
const LETTERS = 20
const LINES = 4
const LINE = 17

/** How each level looks: its fill, the pattern over it, its edge, and the colour of its words. No two differ by colour alone. */
const LOOKS: Record<MasteryLevel, { fill: string; pattern?: string; edge: string; dash?: string; words: string }> = {
  none: { fill: 'fill-sunk', edge: 'stroke-edge', dash: '5 4', words: 'fill-ink-2' },
  attempted: { fill: 'fill-sunk', pattern: 'dots', edge: 'stroke-edge', words: 'fill-ink' },
  familiar: { fill: 'fill-accent-soft', pattern: 'stripes', edge: 'stroke-accent-ink', words: 'fill-ink' },
  proficient: { fill: 'fill-primary-soft', edge: 'stroke-primary', words: 'fill-ink' },
  mastered: { fill: 'fill-primary', edge: 'stroke-primary', words: 'fill-on-primary' },
}

/** Stands once in a picture; `id` makes the names its own. */
export const LevelPatterns = ({ id }: { id: string }) => (
  <defs>
    <pattern id={`${id}-dots`} width="8" height="8" patternUnits="userSpaceOnUse">
      <circle cx="4" cy="4" r="1.2" className="fill-line" />
    </pattern>
    <pattern id={`${id}-stripes`} width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <path d="M0 0V8" strokeWidth="4" className="stroke-accent/25" />
    </pattern>
  </defs>
)

/** A small sample of a level, for the words beside it. */
export const LevelSwatch = ({ level, patterns }: { level: MasteryLevel; patterns: string }) => {
  const { fill, pattern, edge, dash } = LOOKS[level]
  const shape = { x: 1, y: 1, width: 26, height: 16, rx: 5 }
  return (
    <svg viewBox="0 0 28 18" className="h-[18px] w-7 shrink-0" strokeWidth="1.6" aria-hidden>
      <rect {...shape} className={`${fill} ${edge}`} strokeDasharray={dash} />
      {pattern && <rect {...shape} fill={`url(#${patterns}-${pattern})`} />}
      {level === 'mastered' && <circle cx="14" cy="9" r="3.5" fill="none" className="stroke-on-primary" />}
    </svg>
  )
}

interface SkillNodeProps {
  href: string
  /** The middle of its top edge. */
  at: Point
  title: string
  level: MasteryLevel
  word: string
  /** What it is called where it is not seen. */
  name: string
  patterns: string
}

/** A skill of the map: its name, and below it how well it is known, as a pattern, as steps and as a word. There may be many. */
export const SkillNode = memo(({ href, at, title, level, word, name, patterns }: SkillNodeProps) => {
  const { width, height } = NODE
  const { fill, pattern, edge, dash, words } = LOOKS[level]
  const top = height - BAND
  const band = `M0 ${top}H${width}V${height - RADIUS}A${RADIUS} ${RADIUS} 0 0 1 ${width - RADIUS} ${height}H${RADIUS}A${RADIUS} ${RADIUS} 0 0 1 0 ${height - RADIUS}Z`
  const lines = wrapped(title)
  return (
    <Link href={href} aria-label={name} className="group/node outline-none">
      <g transform={`translate(${at.x - width / 2} ${at.y})`} aria-hidden>
        <rect
          x="-5"
          y="-5"
          width={width + 10}
          height={height + 10}
          rx={RADIUS + 5}
          fill="none"
          strokeWidth="3"
          className="stroke-transparent group-focus-visible/node:stroke-primary"
        />
        <rect width={width} height={height} rx={RADIUS} className="fill-surface" />
        <path d={band} className={fill} />
        {pattern && <path d={band} fill={`url(#${patterns}-${pattern})`} />}
        <rect
          width={width}
          height={height}
          rx={RADIUS}
          fill="none"
          strokeWidth={rankOf(level) < 3 ? 1.5 : 2.5}
          strokeDasharray={dash}
          className={edge}
        />
        <text fontSize="13.5" fontWeight="650" className="fill-ink">
          {lines.map((line, place) => (
            <tspan key={line} x="12" y={(top - LINE * lines.length) / 2 + LINE * (place + 1) - 4}>
              {`${line} `}
            </tspan>
          ))}
        </text>
        <g transform={`translate(12 ${top + 6})`} className={words} stroke="currentColor">
          {Array.from({ length: RANKS }, (_, step) => (
            <rect
              key={step}
              x={step * 7}
              y={12 - 3 * step}
              width="4.5"
              height={4 + 3 * step}
              rx="1.2"
              stroke="none"
              fillOpacity={step < rankOf(level) ? 1 : 0.25}
            />
          ))}
        </g>
        <text x={20 + RANKS * 7} y={top + 18.5} fontSize="12.5" fontWeight="550" className={words}>
          {word}
        </text>
      </g>
    </Link>
  )
})

/** In lines that fit; what is longer than all of them ends in an ellipsis, and in full in the details. */
export function wrapped(title: string): string[] {
  const lines: string[] = []
  for (const word of title.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < LETTERS) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  if (lines.length <= LINES) return lines
  return [...lines.slice(0, LINES - 1), `${lines[LINES - 1]!.slice(0, LETTERS - 2)}…`]
}
