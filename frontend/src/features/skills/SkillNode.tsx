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

/** Where the band with the level begins; it stands inside the edge. */
const TOP = NODE.height - BAND
const [RIGHT, BOTTOM, ROUND] = [NODE.width - 1, NODE.height - 1, RADIUS - 1]
const BAND_PATH = `M1 ${TOP}H${RIGHT}V${BOTTOM - ROUND}A${ROUND} ${ROUND} 0 0 1 ${RIGHT - ROUND} ${BOTTOM}H${1 + ROUND}A${ROUND} ${ROUND} 0 0 1 1 ${BOTTOM - ROUND}Z`
/** So many steps that rise, as one shape. */
const STEPS = Array.from({ length: RANKS + 1 }, (_, count) =>
  Array.from(
    { length: count },
    (_, step) => `M${12 + step * 7} ${TOP + 22}v${-4 - 3 * step}h4.5v${4 + 3 * step}z`,
  ).join(''),
)

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
  const lines = wrapped(title)
  return (
    <Link href={href} aria-label={name} className="rounded-card">
      <g transform={`translate(${at.x - width / 2} ${at.y})`} aria-hidden>
        <rect
          width={width}
          height={height}
          rx={RADIUS}
          strokeWidth={rankOf(level) < 3 ? 1.5 : 2.5}
          strokeDasharray={dash}
          className={`fill-surface ${edge}`}
        />
        <path d={BAND_PATH} className={fill} />
        {pattern && <path d={BAND_PATH} fill={`url(#${patterns}-${pattern})`} />}
        <text fontSize="13.5" fontWeight="650" className="fill-ink">
          {lines.map((line, place) => (
            <tspan key={line} x="12" y={(TOP - LINE * lines.length) / 2 + LINE * (place + 1) - 4}>
              {`${line} `}
            </tspan>
          ))}
        </text>
        <path d={STEPS[RANKS]} fillOpacity="0.25" className={words} />
        <path d={STEPS[rankOf(level)]} className={words} />
        <text x={20 + RANKS * 7} y={TOP + 18.5} fontSize="12.5" fontWeight="550" className={words}>
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
