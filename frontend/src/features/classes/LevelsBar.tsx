import { MASTERY_LEVELS, type MasteryLevel } from '@tajiconnect/contract/learner/levels'
import { Fragment, useId } from 'react'

interface LevelsBarProps {
  levels: Record<MasteryLevel, number>
  learners: number
  /** What it shows, in words. */
  label: string
}

const WIDTH = 300
const HEIGHT = 22

/** Each level by its own pattern, from mastered at the left to not started: full, lines close, lines wide, dots, nothing. */
const FILLS: Record<MasteryLevel, string> = {
  mastered: 'full',
  proficient: 'close',
  familiar: 'wide',
  attempted: 'dots',
  none: 'none',
}

/** How a class stands with a skill, as parts of one bar. */
export function LevelsBar({ levels, learners, label }: LevelsBarProps) {
  const id = useId()
  const order = MASTERY_LEVELS.toReversed()
  const widthOf = (level: MasteryLevel) => (WIDTH * levels[level]) / Math.max(1, learners)
  const leftOf = (at: number) => order.slice(0, at).reduce((sum, level) => sum + widthOf(level), 0)
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      className="h-6 w-full rounded-control border border-edge bg-surface text-primary"
    >
      <defs>
        <Stripes id={`${id}close`} gap={5} />
        <Stripes id={`${id}wide`} gap={10} />
        <pattern id={`${id}dots`} width="8" height="8" patternUnits="userSpaceOnUse">
          <circle cx="4" cy="4" r="1.5" fill="currentColor" />
        </pattern>
      </defs>
      {order.map((level, at) => {
        const fill = FILLS[level]
        const [left, width] = [leftOf(at), widthOf(level)]
        return (
          <Fragment key={level}>
            <rect
              x={left}
              width={width}
              height={HEIGHT}
              fill={fill === 'full' ? 'currentColor' : fill === 'none' ? 'none' : `url(#${id}${fill})`}
            />
            {left > 0 && width > 0 && (
              <line
                x1={left}
                x2={left}
                y2={HEIGHT}
                stroke="currentColor"
                strokeWidth="2"
                vectorEffect="non-scaling-stroke"
              />
            )}
          </Fragment>
        )
      })}
    </svg>
  )
}

const Stripes = ({ id, gap }: { id: string; gap: number }) => (
  <pattern id={id} width={gap} height={gap} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
    <rect width={gap / 2.5} height={gap} fill="currentColor" />
  </pattern>
)
