import type { ReactNode } from 'react'
import { Icon } from './Icon.tsx'

export type StopState = 'done' | 'current' | 'next'

export interface Stop {
  id: string
  title: string
  state: StopState
  /** The state in words, for who cannot see the colour: “Done”, “You are here”, “Next”. */
  stateLabel: string
  /** Anything under the title: weeks, a chip, a button. */
  detail?: ReactNode
}

// The path winds: each stop stands at one of these distances from the left, in px.
const BENDS = [14, 30, 18, 34]
const SHIFTS = ['ml-0', 'ml-4', 'ml-1', 'ml-5']
const bend = (index: number) => BENDS[index % BENDS.length] ?? 0

const MARKS: Record<StopState, string> = {
  done: 'border-primary bg-primary text-on-primary',
  current: 'border-primary bg-surface text-primary',
  next: 'border-edge bg-surface text-edge',
}

/** The stretch from one stop to the next; as tall as the stop's own words. */
const Stretch = ({ from, to, walked }: { from: number; to: number; walked: boolean }) => (
  <svg
    viewBox="0 0 52 100"
    preserveAspectRatio="none"
    className={`absolute top-3.5 left-0 h-full w-13 ${walked ? 'stroke-primary' : 'stroke-line'}`}
    fill="none"
    strokeWidth="8"
    strokeLinecap="round"
    aria-hidden
  >
    <path d={`M${from} 0C${from} 50 ${to} 50 ${to} 100`} vectorEffect="non-scaling-stroke" />
  </svg>
)

const Mark = ({ state, last, at }: { state: StopState; last: boolean; at?: string }) => (
  <span className={`grid size-7 place-items-center rounded-chip border-[3px] ${at} ${MARKS[state]}`}>
    {state === 'done' ? (
      <Icon name="check" className="size-4" />
    ) : last ? (
      <Icon name="star" className="size-4" filled />
    ) : (
      <span className={`size-2 rounded-chip ${state === 'current' ? 'bg-primary' : 'bg-edge'}`} />
    )}
  </span>
)

/** A roadmap as a path with stops, top to bottom; `label` names the list. */
export const RoadPath = ({ label, stops }: { label: string; stops: readonly Stop[] }) => (
  <ol aria-label={label} className="flex flex-col">
    {stops.map((stop, index) => {
      const last = index === stops.length - 1
      return (
        <li
          key={stop.id}
          aria-current={stop.state === 'current' ? 'step' : undefined}
          className="relative flex gap-3 pb-5 last:pb-0"
        >
          {!last && <Stretch from={bend(index)} to={bend(index + 1)} walked={stop.state === 'done'} />}
          <div className="relative w-13 shrink-0" aria-hidden>
            <Mark state={stop.state} last={last} at={SHIFTS[index % SHIFTS.length]} />
          </div>
          <div className="flex min-w-0 flex-1 flex-col gap-1">
            <p className={stop.state === 'next' ? 'font-medium' : 'font-semibold'}>
              {stop.title}
              <span className="sr-only">, {stop.stateLabel}</span>
            </p>
            {stop.detail}
          </div>
        </li>
      )
    })}
  </ol>
)
