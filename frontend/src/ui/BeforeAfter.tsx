import { DataTable } from './DataTable.tsx'

export interface Change {
  name: string
  /** 0–100 each. */
  before: number
  after: number
  /** Which way, in words: “more”, “less”, “about the same”. */
  words: string
  /** More than chance makes. */
  real: boolean
}

interface BeforeAfterProps {
  changes: readonly Change[]
  /** What each of the two marks stands for, as a date. */
  before: string
  after: string
  labels: { table: string; name: string; change: string }
}

/** Numbers of two days as two marks on one line each, an open one before and a full one after; a table behind a tap. */
export const BeforeAfter = ({ changes, before, after, labels }: BeforeAfterProps) => (
  <figure className="flex flex-col gap-4">
    <figcaption className="flex flex-wrap gap-x-5 gap-y-1 text-sm text-ink-2">
      <span className="inline-flex items-center gap-2">
        <Mark open /> {before}
      </span>
      <span className="inline-flex items-center gap-2">
        <Mark /> {after}
      </span>
    </figcaption>
    <ul className="flex flex-col gap-4">
      {changes.map((change) => (
        <li key={change.name} className="flex flex-col gap-1">
          <div className="flex flex-wrap items-baseline justify-between gap-x-3">
            <span className="font-semibold">{change.name}</span>
            <span className={`text-sm ${change.real ? 'font-semibold text-primary' : 'text-ink-2'}`}>
              {change.words}
            </span>
          </div>
          <Line {...change} />
        </li>
      ))}
    </ul>
    <DataTable
      summary={labels.table}
      heads={[labels.name, before, after, labels.change]}
      rows={changes.map(({ name, before, after, words }) => [name, before, after, words])}
    />
  </figure>
)

const OPEN = 'fill-surface stroke-ink-2'
const FULL = 'fill-primary stroke-primary'

const Mark = ({ open }: { open?: boolean }) => (
  <svg viewBox="0 0 18 18" className="size-[18px] shrink-0" strokeWidth="2" aria-hidden>
    <circle cx="9" cy="9" r="7" className={open ? OPEN : FULL} />
  </svg>
)

const Line = ({ before, after, real }: Change) => (
  <div className="px-2">
    <svg className="h-7 w-full overflow-visible" strokeWidth="4" strokeLinecap="round" aria-hidden>
      <line x1="0" x2="100%" y1="14" y2="14" className="stroke-line" />
      <line x1={`${before}%`} x2={`${after}%`} y1="14" y2="14" className={real ? 'stroke-primary' : 'stroke-edge'} />
      <circle cx={`${before}%`} cy="14" r="7" strokeWidth="2" className={OPEN} />
      <circle cx={`${after}%`} cy="14" r={before === after ? 3 : 7} strokeWidth="2" className={FULL} />
    </svg>
  </div>
)
