export type FaceMood = 1 | 2 | 3 | 4 | 5

const MOUTHS: Record<FaceMood, string> = {
  1: 'M10 21c3-4 7-4 10 0',
  2: 'M10.5 20c3-2 6-2 9 0',
  3: 'M10.5 19h9',
  4: 'M10.5 18c3 2 6 2 9 0',
  5: 'M9.5 17c3 5 8 5 11 0',
}

/** A drawn face from “not for me” to “I would love it”; its words stand beside it. */
export const Face = ({ mood, className = 'size-[30px]' }: { mood: FaceMood; className?: string }) => (
  <svg
    viewBox="0 0 30 30"
    className={`block shrink-0 ${className}`}
    fill="none"
    stroke="currentColor"
    strokeWidth="2.2"
    strokeLinecap="round"
    aria-hidden
  >
    <circle cx="15" cy="15" r="12.5" />
    <path d={`${MOUTHS[mood]}M10.5 12v1M19.5 12v1`} />
  </svg>
)
