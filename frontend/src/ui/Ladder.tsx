import { DataTable } from './DataTable.tsx'

interface LadderProps {
  /** From the top; what is equally high stands on one rung, and a rung may be empty. */
  rungs: readonly { names: readonly string[]; height: string }[]
  sentence: string
  labels: { table: string; name: string; height: string }
}

/** Things in the order of what they are worth to somebody, as a ladder, with a sentence and a table behind a tap. */
export const Ladder = ({ rungs, sentence, labels }: LadderProps) => (
  <figure className="flex flex-col gap-4">
    <ol className="relative flex flex-col gap-2 py-3">
      <li aria-hidden className="absolute inset-y-0 left-3 w-1.5 rounded-chip bg-edge" />
      <li aria-hidden className="absolute inset-y-0 right-3 w-1.5 rounded-chip bg-edge" />
      {rungs.map(({ names, height }, at) =>
        names.length === 0 ? (
          <li key={height} aria-hidden className="mx-3 h-1.5 rounded-chip bg-edge" />
        ) : (
          <li
            key={height}
            className={`relative flex min-h-12 items-center justify-between gap-3 rounded-control border-[1.5px] px-4 py-2 ${at === 0 ? 'border-primary bg-primary-soft' : 'border-edge bg-surface'}`}
          >
            <span className="font-semibold">{names.join(' · ')}</span>
            <span className="shrink-0 text-sm whitespace-nowrap text-ink-2 tabular-nums">{height}</span>
          </li>
        ),
      )}
    </ol>
    <figcaption className="max-w-text text-sm text-ink-2">{sentence}</figcaption>
    <DataTable
      summary={labels.table}
      heads={[labels.name, labels.height]}
      rows={rungs.flatMap(({ names, height }) => names.map((name) => [name, height]))}
    />
  </figure>
)
