import type { FaceMood } from './Face.tsx'

const INNER = { 1: 0, 2: 3.5, 3: 6.5, 4: 9.5, 5: 12.5 } as const

/** A disc that fills from “not at all” to “wholly”; its words stand beside it. */
export const Amount = ({ of }: { of: FaceMood }) => (
  <svg viewBox="0 0 30 30" className="block size-[30px] shrink-0" aria-hidden>
    <circle cx="15" cy="15" r="12.5" fill="none" stroke="currentColor" strokeWidth="2.2" />
    <circle cx="15" cy="15" r={INNER[of]} fill="currentColor" />
  </svg>
)
