import { DataTable } from './DataTable.tsx'

export interface Pole {
  name: string
  /** What stands at either end. */
  low: string
  high: string
  /** 0–100 from low to high. */
  score: number
  /** Where the mark stands, in words. */
  words: string
}

interface PolesProps {
  poles: readonly Pole[]
  sentence: string
  labels: { table: string; name: string; words: string; score: string }
}

const STEPS = 5
/** The step, 0–4, that a score of 0–100 is nearest to. */
const stepOf = (score: number) => Math.round((score / 100) * (STEPS - 1))

/** Sides of a person, each as a mark on five steps between two ends, with a sentence and a table behind a tap. */
export const Poles = ({ poles, sentence, labels }: PolesProps) => (
  <figure className="flex flex-col gap-4">
    <ul className="flex flex-col gap-5">
      {poles.map(({ name, low, high, score, words }) => (
        <li key={name} className="flex flex-col gap-1.5">
          <div className="flex flex-wrap items-baseline justify-between gap-x-3">
            <span className="font-semibold">{name}</span>
            <span className="text-sm text-ink-2">{words}</span>
          </div>
          <Track step={stepOf(score)} />
          <div className="flex justify-between gap-6 text-xs text-ink-2" aria-hidden>
            <span className="max-w-[45%]">{low}</span>
            <span className="max-w-[45%] text-right">{high}</span>
          </div>
        </li>
      ))}
    </ul>
    <figcaption className="max-w-text text-sm text-ink-2">{sentence}</figcaption>
    <DataTable
      summary={labels.table}
      heads={[labels.name, labels.words, labels.score]}
      rows={poles.map(({ name, words, score }) => [name, words, score])}
    />
  </figure>
)

const Track = ({ step }: { step: number }) => (
  <div className="relative flex h-7 items-center justify-between" aria-hidden>
    <span className="absolute inset-x-3 h-1 rounded-chip bg-line" />
    {Array.from({ length: STEPS }, (_, at) => (
      <span key={at} className="relative grid size-7 place-items-center">
        <span
          className={
            at === step ? 'size-6 rounded-chip border-4 border-primary-soft bg-primary' : 'size-3 rounded-chip bg-edge'
          }
        />
      </span>
    ))}
  </div>
)
