import type { Stop } from './RoadPath.tsx'

/** A roadmap in one line for a card: dots and a sentence. */
export const RoadStrip = ({ label, stops }: { label: string; stops: readonly Pick<Stop, 'id' | 'state'>[] }) => {
  const width = 300
  const step = stops.length > 1 ? (width - 24) / (stops.length - 1) : 0
  const walked =
    12 +
    step *
      Math.max(
        0,
        stops.findLastIndex((stop) => stop.state !== 'next'),
      )
  return (
    <svg viewBox={`0 0 ${width} 28`} className="w-full" role="img" aria-label={label}>
      <g strokeWidth="6" strokeLinecap="round">
        <path d={`M12 14H${width - 12}`} className="stroke-line" />
        <path d={`M12 14H${walked}`} className="stroke-primary" />
      </g>
      {stops.map(({ id, state }, index) => (
        <circle
          key={id}
          cx={12 + step * index}
          cy="14"
          r="8"
          strokeWidth="4"
          className={
            state === 'done'
              ? 'fill-primary stroke-primary'
              : state === 'current'
                ? 'fill-surface stroke-primary'
                : 'fill-surface stroke-edge'
          }
        />
      ))}
    </svg>
  )
}
